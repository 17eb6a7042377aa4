"""A briefing in words: a few plain sentences for each figure, what became of it since the last meeting, and what it makes one ask.

For somebody who sits on a committee and reads it once: short sentences, no word of statistics that is not said in the key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard.released import Line, Point, Public, Reading
from scorecard.terms import Entry, Recommendation
from scorecard.wording.board import NOTHING, BoardRow, dated, figure, said, within
from scorecard.wording.line import line_process, line_sentences
from scorecard.wording.numbers import LOW_RELIABILITY, SIGNS, SUPPRESSED, count, counts, day

PLACES: Mapping[str, str] = {"england": "England", "region": "The region", "neighbours": "Ten similar authorities"}
SECTIONS = ("You asked", "Then and now", "Questions these figures raise", "The figures")
STATUSES: Mapping[str, str] = {"open": "Open", "under_way": "Under way", "done": "Done", "not_agreed": "Not agreed"}
NOTHING_ASKED = "This committee has made no recommendation that is on record."
NOTHING_TO_ASK = "None of the rules finds a question here: no figure is beyond its target without a reason, and nothing is overdue."
NO_THEN = "No figure of an earlier meeting or release is on record for these."
FREEZING = (
    "A draft may be saved as often as you like. Freezing renders the page, the PDF and the tables once and for good; it can only be "
    "replaced, by a new briefing that says so. Save first."
)
NO_REAL_CHANGE, REAL_CHANGE, NOT_JUDGED = "No real change", "A real change", "Too few figures to tell"
REVISED, AS_THEN = "Revised", "Not revised"
NOT_TOLD = "Not told any more"
IS_SUPPRESSED = f"Suppressed ({SUPPRESSED})"
AS_GIVEN = "As the briefing has it"  # in the place of an earlier figure that is not told any more
NOT_COMPARED = "Whether the figures were revised since is not known: the newest release has no public file."


def told(line: Line, reading: Reading) -> str:
    """A figure as a briefing tells it: `67.1%`; `Suppressed (c)`; of a rate out of few its two counts, `Low reliability (u): 3 of 7`."""
    if SUPPRESSED in (reading.sign, "c" if reading.status == "suppressed" else ""):
        return IS_SUPPRESSED
    if reading.value is None and reading.sign == LOW_RELIABILITY:
        cases = counts(Point(reading.as_at, reading.numerator, reading.denominator, None, reading.sign))
        return f"Low reliability ({LOW_RELIABILITY}): {cases}"
    return said(line, reading)


def alone(line: Line, reading: Reading) -> str:
    """A figure without what is told beside it: as it is compared with itself on another day."""
    return told(line, reading._replace(beside=None))


def period(line: Line, reading: Reading) -> str:
    """Which period a figure is of: `Mar 2024`, `Autumn 2023`."""
    return dated(line, reading)


def drafted(row: BoardRow, places: Sequence[str], last: str = "") -> str:
    """The draft for a figure. `places`: whose published figures are wanted; `last`: what the last meeting was told, as a sentence."""
    if row.reading.value is None:
        found = [stands(row), last, others(row, places)]
    else:
        quiet = replace(row, reading=row.reading._replace(comment=""))  # what a partner wrote with a figure was written for officers
        found = [stands(row), aim(row), last, line_sentences(quiet), *line_process(row), others(row, places)]
    return " ".join(each for each in found if each)


def stands(row: BoardRow) -> str:
    """What a figure is and where it stands: `New EHC plans issued within 20 weeks: 67.1% in Mar 2024 (49 of 73).`"""
    now, line = row.reading, row.line
    of = ""
    if now.value is not None and now.denominator and line.unit == "percent":
        of = f" ({counts(Point(now.as_at, now.numerator, now.denominator, now.value, now.sign))})"
    return f"{row.label}: {_begun(told(line, now))} {within(line, now)}{of}.".replace(" .", ".")


def aim(row: BoardRow) -> str:
    """How it stands to its target, in a sentence; empty where none is aimed at in numbers."""
    target = row.line.target(row.reading.as_at)
    if target is None or target.target is None or not row.rating:
        return ""
    aimed = figure(row.line, target.target)
    if row.rating == "met":
        return f"The target is {aimed}: it is met."
    if row.rating == "within":
        return f"The target is {aimed}: it is nearly met, and within tolerance."
    beyond = "too low" if row.line.indicator.better == "higher" else "too high"
    return f"The target is {aimed}: it is not met. The figure is {beyond}, by more than the tolerance allows."


def others(row: BoardRow, places: Sequence[str]) -> str:
    """Published figures elsewhere, each with its year, of those places that are wanted."""
    found = [f"{name} {getattr(row, place)}" for place, name in PLACES.items() if place in places and getattr(row, place) != NOTHING]
    return f"Elsewhere: {'; '.join(found)}." if found else ""


def since(told_then: str, period: str, meeting: dt.date | None) -> str:
    """What the last meeting was told, as a sentence; of a figure that no meeting had, nothing."""
    return f"The meeting of {day(meeting)} was told {told_then} ({period})." if meeting else ""


def verdict(row: BoardRow, then: dt.date) -> str:
    """Whether a figure has really changed since a date, by its process: a special cause after it, or none."""
    if row.judged is None or row.judged.trial:
        return NOT_JUDGED
    after = [each for each in row.judged.points if then < each.as_at <= row.reading.as_at]
    return REAL_CHANGE if any(each.special for each in after) else NO_REAL_CHANGE


def answered(each: Recommendation, on: dt.date) -> str:
    """How a recommendation stands on a day: `Open, and overdue`."""
    return f"{STATUSES[each.status]}{', and overdue' if each.overdue(on) else ''}"


def red_without_a_reason(row: BoardRow) -> str:
    """What to ask of a figure beyond its target and tolerance that nobody has explained."""
    return (
        f"{row.label} is {told(row.line, row.reading)}, beyond its target of {row.target}, and no reason is on record. What is the reason?"
    )


def target_out_of_reach(row: BoardRow) -> str:
    """What to ask of a target that the process will not give."""
    return (
        f"{row.label}: as things are done now the target of {row.target} lies outside what this process gives. "
        "What will be done differently, or is the target the right one?"
    )


def exceptions_only(row: BoardRow, cases: float) -> str:
    """What to ask of a month whose every case was an exception."""
    many = count(cases, "case", "cases")
    return f"{row.label}: all of the {many} {within(row.line, row.reading)} were exceptions. What were they?"


def overdue_recommendation(each: Recommendation) -> str:
    """What to ask of a recommendation that is not done in time."""
    assert each.due is not None
    return f"{each.owner} was asked for this by {day(each.due)}: \u201c{each.resolution}\u201d. It is not done. What stands in the way?"


def overdue_actions(priority: str, many: int, since_when: dt.date) -> str:
    """What to ask of a priority's overdue actions."""
    are = count(many, "action is", "actions are")
    return f"Priority {priority}: {are} overdue, the oldest since {day(since_when)}. What stands in the way?"


def rule(public: Public | None) -> str:
    """The rule of disclosure control in force, with its key, as a reader needs it."""
    signs = f"{SUPPRESSED} = {SIGNS[SUPPRESSED]}; {LOW_RELIABILITY} = {SIGNS[LOW_RELIABILITY]}; x = {SIGNS['x']}; z = {SIGNS['z']}"
    if public is None:
        return f"Signs: {signs}."
    return (
        f"So that nobody can be told from a figure, counts of 1 to {public.threshold - 1} are suppressed, and so is "
        "what would give them away. "
        f"A rate out of fewer than ten is not shown, because so few cases swing it. Signs: {signs}."
    )


def _begun(text: str) -> str:
    """A word in a figure's place, inside a sentence."""
    return text[:1].lower() + text[1:] if text[:1].isalpha() else text


def table(line: Line, readings: Sequence[Reading], signals: Mapping[dt.date, str]) -> dict[str, list[str]]:
    """Periods as a table, newest first: period, figure, of a rate its two counts, target, and what the process says of each."""
    found: dict[str, list[str]] = {"Period": [], "Figure": [], "Cases": [], "Target": [], "Signal": []}
    for each in reversed(readings):
        target = line.target(each.as_at)
        known = each.value is not None and each.denominator is not None and each.numerator is not None and line.unit == "percent"
        cases = counts(Point(each.as_at, each.numerator, each.denominator, each.value, each.sign)) if known else ""
        row = (dated(line, each), told(line, each), cases, figure(line, target.target) if target and target.target is not None else "")
        for name, cell in zip(found, (*row, signals.get(each.as_at, "")), strict=True):
            found[name].append(cell)
    return {name: cells for name, cells in found.items() if any(cells) or name in ("Period", "Figure")}


def alt(row: BoardRow, kind: str) -> str:
    """A chart of a briefing in one line, for who cannot see it."""
    return f"{kind} of {row.label}. {stands(row)} {' '.join(line_process(row))} Each figure is in the table below it."


def source(release_id: str, newest: dt.date, published: dt.datetime) -> str:
    """What a briefing's figures are of: release, as-at date, day of publication."""
    return f"Release {release_id}, figures as at {day(newest)}, published {day(published.date())}"


def revised(on: dt.date, many: int) -> str:
    """That later figures are other ones: `Figures were revised on 4 June 2024: 3 are told otherwise now.`"""
    are = count(many, "figure is", "figures are")
    return f"Figures were revised on {day(on)}: {are} told otherwise now. What is below stays as it was given."


def withdrawn(act: Entry) -> str:
    """That the release was withdrawn, and why."""
    return f"Release {act.subject}, which these figures are of, was withdrawn on {day(act.at.date())}: {act.reason}"


def hidden(act: Entry) -> str:
    """That the figures are shown to nobody any more."""
    return (
        f"The figures of this briefing were withdrawn on {day(act.at.date())} because they could have told something of a child. "
        "They are not shown any more. Please destroy copies of it."
    )


def replaced(meeting: dt.date) -> str:
    """That there is a newer version."""
    return f"There is a newer version of this briefing, for the meeting of {day(meeting)}."
