"""list the figures that need a reason; enter why one is as it is, change what was said, or close it"""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from scorecard.commands import DONE, HELD, by, date, inert, say
from scorecard.terms import ScorecardError

if TYPE_CHECKING:
    from scorecard.released import Released


def arguments(parser: argparse.ArgumentParser) -> None:
    """[INDICATOR --reason R --action A --owner O --review DATE | INDICATOR --close WHY] [--as-at DATE] [--csv] [--by NAME]"""
    parser.add_argument("indicator", nargs="?", metavar="INDICATOR", help="its ID in the catalogue; without one, exceptions are listed")
    parser.add_argument("--reason", metavar="R", help="why the figure is as it is")
    parser.add_argument("--action", metavar="A", help="what is done about it")
    parser.add_argument("--owner", metavar="O", help="who does it: a role or a team, never a person")
    parser.add_argument("--review", type=date, metavar="DATE", help="when it is looked at again (yyyy-mm-dd)")
    parser.add_argument("--close", metavar="WHY", help="close what is said of the figure, with why")
    parser.add_argument("--as-at", type=date, metavar="DATE", help="as at this date (yyyy-mm-dd); the release's, unless given")
    parser.add_argument("--csv", action="store_true", help="the list as CSV, and nothing else, on standard output")
    by(parser)


def run(options: argparse.Namespace) -> int:
    """List exceptions, HELD where one has no reason or a review is overdue; or enter, or close, what is said of one."""
    from scorecard import desk, wording
    from scorecard.released import open_release

    release, today = open_release(), dt.date.today()
    as_at = options.as_at or release.release.newest_as_at
    given = any((options.reason, options.action, options.owner, options.review))
    if options.indicator is None:
        if given or options.close:
            raise ScorecardError("Name the indicator that this is said of: `explain` without anything lists those that need a reason.")
        return _list(release, as_at, today, options.csv)
    if options.close is not None and given:
        raise ScorecardError("Either something is said (--reason, --action, --owner, --review), or what is said is closed (--close).")
    each = desk.exceptions.one(release, options.indicator, as_at, today)
    if options.close is not None:
        desk.exceptions.close(each, options.by, options.close)
    else:
        said = (options.reason or "", options.action or "", options.owner or "")
        desk.exceptions.explain(each, options.by, *said, options.review, today)
    now = desk.exceptions.one(release, options.indicator, as_at, today)
    print(inert(f"{now.line.indicator.label}, as at {wording.day(as_at)}: {wording.exceptions.standing(now)}."))
    return DONE


def _list(release: Released, as_at: dt.date, today: dt.date, as_csv: bool) -> int:
    from scorecard import desk, export, wording
    from scorecard.exceptions import Stands

    found = desk.exceptions.found(release, as_at, today)
    if as_csv:
        for line in export.csv(desk.exceptions.listed(found, as_at)).decode("utf-8-sig").splitlines():
            print(inert(line))
    else:
        for each in found:
            words = wording.exceptions
            told = (words.standing(each), each.indicator_id, each.line.indicator.label, each.line.indicator.owner)
            print(inert(" · ".join(part for part in (*told, words.why(each), words.figure(each), words.since(each)) if part)))
    say(wording.exceptions.headline(found, as_at, desk.exceptions.judged(release, as_at)))
    return HELD if any(each.stands in (Stands.ASKED, Stands.OVERDUE) for each in found) else DONE
