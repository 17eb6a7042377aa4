"""Published figures beside a line of the scorecard: England's, the region's, similar authorities', each with its year; and why one that is
not comparable is not."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from scorecard.released import Comparator, Line, Reading
from scorecard.wording.numbers import as_told, without_words
from scorecard.wording.published import place

NOTHING = "\u2013"
SPANS = {"calendar_year": "a whole calendar year", "academic_year": "a whole school year", "term": "a term"}


class Elsewhere(NamedTuple):
    """What stands in the scorecard's three columns, and why any of it is not comparable."""

    england: str
    region: str
    neighbours: str
    incomparable: str


def elsewhere(line: Line, as_at: dt.date, ours: str) -> Elsewhere:
    """The published figures beside a line as at a date. `ours` says which period its own figure is of."""
    now = line.at(as_at)
    found = [line.compared_with(each, as_at) for each in ("england", "region", "neighbours")]
    whose: dict[str, list[str]] = {}
    for each in found:
        if each and (why := not_comparable(line, each, now, ours)):
            whose.setdefault(why, []).append(f"{place(each)}, {each.period}")
    told = " ".join(f"{'; '.join(places)}: not comparable. {why}" for why, places in whose.items())
    england, region, neighbours = (against(line, each, now, ours) for each in found)
    return Elsewhere(england, region, neighbours, told)


def against(line: Line, each: Comparator | None, reading: Reading, ours: str) -> str:
    """A published figure with its year; where it is not comparable it says so: `47.7% (2022)`, `389,171 (Jan 2023), not comparable`."""
    if each is None or each.value is None:
        return NOTHING
    value = without_words(as_told(each.value, each.unit))
    if line.indicator.unit == "count" != each.unit:  # the rate behind the count
        value = f"({value})"
    return f"{value} ({each.period}){', not comparable' if not_comparable(line, each, reading, ours) else ''}"


def not_comparable(line: Line, each: Comparator, reading: Reading, ours: str) -> str:
    """Why a published figure is not comparable with a reading: it is counted otherwise, or over another time; empty where it is."""
    if not each.same_basis:
        return each.basis or "It is counted in another way."
    if line.as_long(each, reading):
        return ""
    covers = f"It covers {SPANS.get(each.window, 'another time')}"
    return f"{covers}; ours is of {ours} alone." if line.directed() else f"{covers}; ours runs to {ours}."
