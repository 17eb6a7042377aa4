"""Which numbers are one under two names, so that to show either is to show both. Found in the figures themselves, not listed:

- one count lies within another everywhere, and is nearly all of it (plans issued, and the plans that the 20-week rate is out of): wherever
  the two are equal they are one number. Exact equality is the plain case (suspensions, and the numerator of their rate).
- two counts are equal in every cohort at a date (in the autumn, what is counted since September and since the term began).
- what a rate is out of is at one date, in every cohort, what it was at the date before (the roll, until the next census).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import numpy as np

from scorecard.disclosure.cells import Cohort
from scorecard.disclosure.counts import Counts, Key, Quantity
from scorecard.terms import ALL, COHORT_COLUMNS

NEARLY_ALL = 0.9
TOTAL: Cohort = (ALL,) * len(COHORT_COLUMNS)
Series = Mapping[Key, int]


def join_the_same(counts: Counts) -> None:
    """Join every two numbers that are one."""
    comparable = {name: found for name, found in counts.of.items() if all(counts.is_count[number] for number in found.values())}
    for outer, inner in _nested(counts, comparable):
        for key, number in comparable[inner].items():
            other = comparable[outer].get(key)
            if other is not None and counts.values[other] == counts.values[number] != 0:
                counts.join(number, other)
    _join_equal(counts, comparable.values())
    for quantity, series in counts.of.items():
        if quantity.part == "denominator":
            _join_unchanged(counts, series)


def _nested(counts: Counts, quantities: Mapping[Quantity, Series]) -> list[tuple[Quantity, Quantity]]:
    """Each two of which the second lies within the first, and is nearly all of it: by their totals, then by every cohort."""
    names = list(quantities)
    dates = {date: place for place, date in enumerate(sorted({date for each in quantities.values() for date, cohort in each}))}
    totals = np.full((len(names), len(dates)), np.nan)
    for at, name in enumerate(names):
        for (date, cohort), number in quantities[name].items():
            if cohort == TOTAL:
                totals[at, dates[date]] = counts.values[number]
    there = ~np.isnan(totals)
    found = []
    for at, name in enumerate(names):
        both = there & there[at]
        within = np.where(both, totals <= totals[at], True).all(axis=1)
        ours = np.where(both, totals[at], 0).sum(axis=1)
        nearly = (np.where(both, totals, 0).sum(axis=1) >= NEARLY_ALL * ours) & (ours > 0)
        for other in np.flatnonzero(within & nearly):
            if other != at and _lies_within(counts, quantities[names[other]], quantities[name]):
                found.append((name, names[other]))
    return found


def _lies_within(counts: Counts, inner: Series, outer: Series) -> bool:
    """Whether no cohort has more of one than of the other, at any date that both have. A cohort that is not there has none."""
    dates = {date for date, cohort in outer if cohort == TOTAL}
    columns = {place for _, cohort in outer for place, value in enumerate(cohort) if value != ALL}
    for (date, cohort), number in inner.items():
        if date not in dates or any(value != ALL and place not in columns for place, value in enumerate(cohort)):
            continue
        other = outer.get((date, cohort))
        if counts.values[number] > (0 if other is None else counts.values[other]):
            return False
    return True


def _join_equal(counts: Counts, of: Iterable[Series]) -> None:
    """Join two counts at each date at which they are equal in every cohort that either has anybody in."""
    first: dict[tuple, dict[Cohort, int]] = {}
    for series in of:
        by_date: dict[dt.date, dict[Cohort, int]] = {}
        for (date, cohort), number in series.items():
            if counts.values[number]:
                by_date.setdefault(date, {})[cohort] = number
        for date, numbers in by_date.items():
            name = (date, frozenset((cohort, counts.values[number]) for cohort, number in numbers.items()))
            known = first.setdefault(name, numbers)
            for cohort, number in numbers.items():
                counts.join(number, known[cohort])


def _join_unchanged(counts: Counts, series: Series) -> None:
    by_date: dict[dt.date, dict[Cohort, int]] = {}
    for (date, cohort), number in series.items():
        by_date.setdefault(date, {})[cohort] = number
    dates = sorted(by_date)
    for before, date in zip(dates, dates[1:], strict=False):
        old, new = by_date[before], by_date[date]
        if old.keys() == new.keys() and all(counts.values[old[cohort]] == counts.values[new[cohort]] for cohort in new):
            for cohort, number in new.items():
                if counts.values[number]:
                    counts.join(number, old[cohort])
