"""list the figures that need a reason; enter why one is as it is (or several, from a file), change what was said, or close it"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.commands import DONE, HELD, by, date, inert, say
from scorecard.terms import ScorecardError

COLUMNS = ("indicator_id", "reason", "action", "owner", "review_date")

if TYPE_CHECKING:
    from scorecard.released import Released


def arguments(parser: argparse.ArgumentParser) -> None:
    """[INDICATOR --reason R --action A --owner O --review DATE | INDICATOR --close WHY | --file F] [--as-at DATE] [--csv] [--by NAME]"""
    parser.add_argument("indicator", nargs="?", metavar="INDICATOR", help="its ID in the catalogue; without one, exceptions are listed")
    parser.add_argument("--reason", metavar="R", help="why the figure is as it is")
    parser.add_argument("--action", metavar="A", help="what is done about it")
    parser.add_argument("--owner", metavar="O", help="who does it: a role or a team, never a person")
    parser.add_argument("--review", type=date, metavar="DATE", help="when it is looked at again (yyyy-mm-dd)")
    parser.add_argument("--file", type=Path, metavar="F", help="a CSV file: indicator_id, reason, action, owner, review_date")
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
    if options.file is not None:
        return _from_file(release, options, as_at, today)
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


def _from_file(release: Released, options: argparse.Namespace, as_at: dt.date, today: dt.date) -> int:
    """Enter what a file says of several figures, all of it or nothing. `--review` is the date of those that give none."""
    from scorecard import desk

    if options.indicator or options.close or options.reason:
        raise ScorecardError("A file says all of it: give no indicator, no reason and no --close beside --file.")
    try:
        rows = list(csv.DictReader(options.file.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise ScorecardError(f"{options.file} cannot be read: {error}. Save it as CSV UTF-8.") from None
    if missing := [each for each in COLUMNS if rows and each not in rows[0]]:
        raise ScorecardError(f"{options.file} has no column {', '.join(missing)}. Its first line names {', '.join(COLUMNS)}.")
    told = [({name: (row[name] or "").strip() for name in COLUMNS}) for row in rows]
    found = [(desk.exceptions.one(release, each["indicator_id"], as_at, today), each) for each in told]
    desk.exceptions.explain_all(found, options.by, options.review, today)
    say(f"{len(found)} figures have a reason now.")
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
