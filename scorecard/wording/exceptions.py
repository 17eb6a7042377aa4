"""Exceptions in words: how many there are, why each is one and since when, and how what is said of it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scorecard.exceptions import BELOW, Exceptional, Stands
from scorecard.terms import Commentary, Rebased
from scorecard.wording.board import aimed, rated, said, within
from scorecard.wording.numbers import count, day, month

STANDS: Mapping[Stands, str] = {
    Stands.OVERDUE: "! Review overdue",
    Stands.ASKED: "? Needs a reason",
    Stands.EXPLAINED: "✔ Explained",
    Stands.CLOSED: "■ Closed",
}
OVER = "No exception any more"
CONCERN = "! Special cause for concern"
NOT_JUDGED = "No figure to judge"
TO_CLOSE = "It can be closed, or stays open until its review."
ASKS = (
    "A figure beyond its target and tolerance, or with a special cause for concern, needs a reason, an action, who acts and a day to look "
    "again. What is said stands beside the figure for everybody, on every later date, until it is closed. Nothing is overwritten: a change "
    "is a new entry, and the earlier ones stay."
)
NO_CATALOGUE = (
    "**The release that shows has no catalogue of indicators**, so that no figure can be judged. One that is published from now on has it."
)
NOTHING_SAID = "Nothing is said of this figure: it is no exception, and no reason of it is open."
NOT_PUBLIC = "Reasons and actions are for officers: what they say was written for those who see figures whole."
NONE = "**No figure needs a reason**, and no reason is open."
REBASE = (
    "Control limits may start anew where the process itself was changed: a new panel, another way of counting. Not where a figure merely "
    "moved. The day and the reason stand on the chart."
)


def headline(found: Sequence[Exceptional], as_at: dt.date, figures: int) -> str:
    """How many of the figures as at a date are exceptions, and how what is said of them stands. `figures`: how many there are to judge."""
    judged = [each for each in found if each.why]
    begins = f"As at {day(as_at)}, {len(judged) or 'none'} of {count(figures, 'figure', 'figures')} {_are(len(judged) or 1)}"
    parts = {stands: sum(each.stands is stands for each in judged) for stands in Stands}
    told = [
        words
        for many, words in (
            (parts[Stands.OVERDUE], count(parts[Stands.OVERDUE], "review is overdue", "reviews are overdue")),
            (parts[Stands.ASKED], count(parts[Stands.ASKED], "needs a reason", "need a reason")),
            (parts[Stands.EXPLAINED], count(parts[Stands.EXPLAINED], "is explained", "are explained")),
            (parts[Stands.CLOSED], count(parts[Stands.CLOSED], "is closed", "are closed")),
        )
        if many
    ]
    over = sum(each.is_open and not each.why for each in found)
    rest = count(
        over,
        "reason is still open although its figure is no exception now",
        "reasons are still open although their figures are no exceptions now",
    )
    return f"{begins}{f': {_listed(told)}' if told else ''}.{f' {rest[0].upper()}{rest[1:]}.' if over else ''}"


def why(each: Exceptional) -> str:
    """Why a line is an exception: `✖ Below tolerance · ! Special cause for concern`; or that it is none."""
    if not each.why:
        return OVER if each.reading.value is not None else NOT_JUDGED
    return " · ".join(rated(cause, each.line.indicator.better) if cause == BELOW else CONCERN for cause in each.why)


def figure(each: Exceptional) -> str:
    """What stands: `63.4% in Mar 2024, target 95%`."""
    target, when = each.line.target(each.reading.as_at), within(each.line, each.reading).replace("\u00a0", " ")
    aim = f", target {aimed(each.line, target)}" if target is not None and target.target is not None else ""
    return f"{said(each.line, each.reading)}{f' {when}' if when else ''}{aim}"


def since(each: Exceptional) -> str:
    """Since when it is an exception without a break: `since January 2024`; empty where it is none."""
    if each.since is None:
        return ""
    return f"since {month(each.since) if each.line.indicator.frequency == 'monthly' else day(each.since)}"


def standing(each: Exceptional) -> str:
    """How what is said of it stands, with a symbol."""
    return STANDS[each.stands]


def review(entry: Commentary, overdue: bool = False) -> str:
    """When it is looked at again: `Review on 30 June 2024`."""
    return f"Review {'was due on' if overdue else 'on'} {day(entry.review_date)}"


def entered(entry: Commentary) -> str:
    """Who said it, when, and of which figure."""
    at = f" on {day(entry.at.date())} at {entry.at:%H:%M} UTC" if entry.at else ""
    return f"Entered by {entry.who}{at}, of the figure of {day(entry.as_at)}"


def beside(each: Exceptional) -> str:
    """What stands beside a figure on the scorecard: that it needs a reason, or what is said of it; empty once that is closed."""
    entry = each.said
    if entry is None:
        return standing(each)
    if entry.closed:
        return ""
    late = f"{standing(each)}. " if each.stands is Stands.OVERDUE else ""
    return f"{late}{_ended(entry.reason)} Action: {_ended(entry.action)} {entry.owner}, review on {day(entry.review_date)}."


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def rebased(each: Rebased) -> str:
    """A rebase, with who decided it and why: `From 1 January 2024: A new panel. (A. Steward, 4 April 2024)`."""
    by = ", ".join([each.who, *([day(each.at.date())] if each.at else [])])
    return f"From {day(each.starts)}: {each.reason} ({by})"


def _are(how_many: int) -> str:
    return "is an exception" if how_many == 1 else "are exceptions"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
