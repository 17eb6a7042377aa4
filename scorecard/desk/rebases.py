"""Rebases at the desk: from which day on a line's control limits start anew, who decided so, and why."""

from __future__ import annotations

import datetime as dt

from scorecard import access
from scorecard.access import Role
from scorecard.desk.command import DeskError
from scorecard.desk.entered import name, text
from scorecard.register import Register
from scorecard.released import Line
from scorecard.spc import why_not
from scorecard.terms import Rebased
from scorecard.wording import day


@access.only(Role.OFFICER)
def rebased(line: Line) -> list[Rebased]:
    """The rebases of a line that stand, of its own cohort, by date."""
    of = line.indicator
    found = Register.open().rebases(of.indicator_id)
    return [each for each in found if (each.phase, each.sen_provision) == (of.phase, of.sen_provision)]


@access.to_all
def reach(line: Line) -> tuple[dt.date, dt.date] | None:
    """The first and last day on which a rebase parts a line's figures; None where it has no control limits, or too few figures."""
    dates = [each.as_at for each in line.readings if each.value is not None]
    if why_not(line.indicator.window, line.indicator.frequency) or line.indicator.kind == "published" or len(dates) < 2:
        return None
    return dates[0] + dt.timedelta(days=1), dates[-1]


@access.only(Role.AUTHOR)
def rebase(line: Line, who: str, starts: dt.date | None, reason: str) -> None:
    """Start a line's control limits anew from a day on. Raises DeskError where that parts none of its figures, or something is missing;
    RegisterError where it is decided already."""
    of, between = line.indicator, reach(line)
    if between is None:
        raise DeskError(f"{of.label} has no control limits that could start anew: it has too few figures, or they share months.")
    first, last = between
    if starts is None or not first <= starts <= last:
        given = day(starts) if starts else "empty"
        raise DeskError(f"The day is {given}. Give one that parts the figures, {day(first)} to {day(last)}.")
    decided = Rebased(of.indicator_id, of.phase, of.sen_provision, starts, text(reason, "a reason"))
    Register.open().rebase(decided, name(who))


@access.only(Role.AUTHOR)
def take_back(line: Line, who: str, starts: dt.date, reason: str) -> None:
    """Take back a rebase from a day on. Raises DeskError where something is missing, RegisterError where there is no such rebase."""
    of = line.indicator
    decided = Rebased(of.indicator_id, of.phase, of.sen_provision, starts, "")
    Register.open().take_rebase_back(decided, name(who), text(reason, "a reason"))
