"""The school years of the sample: half-terms, the days that schools are open, the January census. Days are day numbers, as everywhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from scorecard import reference
from scorecard.sample.targets import day
from scorecard.terms import HalfTerm

# First and last day of each half-term in class. Half-terms themselves run on through the holidays (data/reference/half_terms.csv).
IN_CLASS = {
    "2022/23": (
        (dt.date(2022, 9, 5), dt.date(2022, 10, 21)),
        (dt.date(2022, 10, 31), dt.date(2022, 12, 21)),
        (dt.date(2023, 1, 4), dt.date(2023, 2, 10)),
        (dt.date(2023, 2, 20), dt.date(2023, 3, 31)),
        (dt.date(2023, 4, 17), dt.date(2023, 5, 26)),
        (dt.date(2023, 6, 5), dt.date(2023, 7, 21)),
    ),
    "2023/24": (
        (dt.date(2023, 9, 4), dt.date(2023, 10, 20)),
        (dt.date(2023, 10, 30), dt.date(2023, 12, 21)),
        (dt.date(2024, 1, 8), dt.date(2024, 2, 9)),
    ),
}
BANK_HOLIDAYS = (dt.date(2022, 9, 19), dt.date(2023, 5, 1), dt.date(2023, 5, 8))
LEAVE_EARLY, LEAVERS_DAYS = (11, 13), 10  # year groups that leave after so many days of the last half-term


@dataclass(frozen=True)
class SchoolYear:
    """An academic year as far as the sample goes. `days` are its school days; `edges` where in them each half-term begins, and the end."""

    name: str
    half_terms: tuple[HalfTerm, ...]
    days: np.ndarray
    edges: np.ndarray
    census: dt.date  # this year's January census

    def by(self, date: dt.date) -> int:
        """How many school days there were up to and with that date."""
        return int(np.searchsorted(self.days, day(date), side="right"))

    def number(self, as_at: dt.date) -> int:
        """The half-term (1 to 6) that ends on that date. Raises ValueError where none does."""
        return [each.ends for each in self.half_terms].index(as_at) + 1


def school_years() -> tuple[SchoolYear, ...]:
    """The years of IN_CLASS, in order."""
    return tuple(_school_year(name, in_class) for name, in_class in IN_CLASS.items())


def third_thursday(year: int) -> dt.date:
    """The January census of that calendar year (DfE: the third Thursday)."""
    first = dt.date(year, 1, 1)
    return first + dt.timedelta((3 - first.weekday()) % 7 + 14)


def census_before(as_at: dt.date) -> dt.date:
    """The latest January census on or before that date."""
    this = third_thursday(as_at.year)
    return this if this <= as_at else third_thursday(as_at.year - 1)


def _school_year(name: str, in_class: tuple[tuple[dt.date, dt.date], ...]) -> SchoolYear:
    half_terms = tuple(each for each in reference.half_terms() if each.academic_year == name)[: len(in_class)]
    inside = np.concatenate([np.arange(day(first), day(last) + 1) for first, last in in_class])
    weekday = (inside + 3) % 7 < 5  # day 0, 1 January 1970, was a Thursday
    days = inside[weekday & ~np.isin(inside, [day(each) for each in BANK_HOLIDAYS])]
    edges = np.searchsorted(days, [day(each.starts) for each in half_terms] + [day(half_terms[-1].ends) + 1])
    return SchoolYear(name, half_terms, days, edges, third_thursday(int(name[:4]) + 1))
