"""Milestones of the improvement plan in words: what is aimed at, what was reached, and how that stands."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.released import Line, Milestone, Plan, Reached
from scorecard.wording.board import NOTHING, figure, said
from scorecard.wording.numbers import count, short_day

NONE = "The plan has no milestone of what is chosen above."
EXPLAINED = (
    "What was reached is what the return tells; where it tells nothing, the indicator's own figure at the due date. Met or not goes by the "
    "indicator's better direction, or else by the way from baseline to target. What is aimed at in words is met where the return says so."
)
REACHED: Mapping[Reached, str] = {
    Reached.MET: "\u2714 Met",
    Reached.NOT_MET: "\u2716 Not met",
    Reached.NOT_DUE: "\u25cb Not due yet",
    Reached.NOT_KNOWN: "? Not known",
}


def headline(plan: Plan) -> str:
    """How many milestones that are due were met."""
    due = [each for each in plan.milestones if each.due_date <= plan.as_at]
    met = sum(each.reached is Reached.MET for each in due)
    if not due:
        return f"None of {count(len(plan.milestones), 'milestone', 'milestones')} is due yet"
    return f"{met or 'None'} of {count(len(due), 'milestone', 'milestones')} due by now {'was' if met < 2 else 'were'} met"


def actual(of: Milestone) -> str:
    """What was reached of a milestone, as told; else what its indicator's line has, and of which date."""
    if of.actual:
        return in_unit(of.line, of.actual, of.actual_value)
    if of.line is None or of.reading is None or of.reading.value is None:
        return NOTHING
    so_far = "" if of.reached is not Reached.NOT_DUE else " so far"
    return f"{said(of.line, of.reading)}{so_far} ({short_day(of.reading.as_at)})"


def in_unit(line: Line | None, told: str, value: float | None) -> str:
    """A milestone's baseline, target or actual: words as they are, a number in its indicator's unit."""
    return figure(line, value) if line is not None and value is not None else told or NOTHING
