"""Processes by hand, for tests: a series of values, a month apart, None for a missing month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from scorecard import spc
from scorecard.released import Point

FIRST = dt.date(2022, 1, 31)


def month_end(place: int, first: dt.date = FIRST) -> dt.date:
    """The last day of the month that is so many after the first."""
    year, month = divmod(first.year * 12 + first.month + place, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def points(values: Sequence[float | None], denominator: float | None = None) -> tuple[Point, ...]:
    """A point a month from January 2022 on; with a denominator, percentages of so many."""
    found = []
    for place, value in enumerate(values):
        if value is None:
            found.append(Point(month_end(place), None, None, None, "x"))
        else:
            numerator = value if denominator is None else value * denominator / 100
            found.append(Point(month_end(place), numerator, denominator, value, ""))
    return tuple(found)


def process(values: Sequence[float | None], denominator: float | None = None, **rules: Any) -> spc.Process:
    """Those points, judged."""
    return spc.process_of(points(values, denominator), spc.Rules(**rules))
