"""print which returns are due, late, held, waiting, accepted and published, or the e-mail to a team that has to be chased"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scorecard.commands import DONE, inert, say

if TYPE_CHECKING:
    from scorecard.desk import Month


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--chase TEAM] [--all] [--all-due]"""
    parser.add_argument("--chase", metavar="TEAM", help="print the e-mail to this team instead")
    parser.add_argument("--all", action="store_true", help="every as-at date, not the last six of each return alone")
    parser.add_argument("--all-due", action="store_true", help="where nothing has come for half a year: count what has been due since")


def run(options: argparse.Namespace) -> int:
    """Print it, as it stands today."""
    from scorecard.desk import DeskError, chase, month

    found = month(dt.date.today(), options.all_due)
    if options.chase is None:
        for line in _calendar(found, options.all):
            print(inert(line))
        return DONE
    known = {line.sender.team.casefold(): line.sender.team for line in found.lines if line.sender.team}
    team = known.get(" ".join(options.chase.split()).casefold())
    if team is None:
        raise DeskError(f"There is no team {options.chase}. There are {', '.join(known.values()) or 'none'} (data/reference/returns.csv).")
    email = next((each for each in chase(found) if each.team == team), None)
    if email is None:
        say(inert(f"{team} has nothing late, held or with queries."))
        return DONE
    for line in (*([f"To: {email.contact}"] if email.contact else ()), f"Subject: {email.subject}", "", *email.body.splitlines()):
        print(inert(line))
    return DONE


def _calendar(found: Month, whole: bool) -> Iterator[str]:
    """What has to be done now, then each team's return with its as-at dates, newest first."""
    from scorecard.desk.month import ABREAST
    from scorecard.wording import day, states

    yield f"{day(found.today)}: " + " · ".join(f"{words} {many}" for words, many in found.numbers().items())
    if found.silence:
        yield found.silence
    for line in found.lines:
        yield ""
        yield f"{line.title} ({line.sender.team or 'no team named in data/reference/returns.csv'})"
        for place in line.places if whole else line.places[:ABREAST]:
            yield f"  {day(place.as_at):<18} {place.said}" + (f" ({place.beside})" if place.beside else "")
        if not line.places:
            yield f"  {states.NONE_CAME}"
