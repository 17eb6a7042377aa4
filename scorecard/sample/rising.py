"""Rising fives: how many children who start Reception in the next September have a request open, or a plan, as the aims of some months say.

Who is one is settled when every case has run its course: a child's birth date is moved into that year of births, or out of it.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from scorecard.sample.cases import Cases
from scorecard.sample.draws import some
from scorecard.sample.people import People, school_start
from scorecard.sample.targets import Month, day

OLDER = 366  # days: as much as it takes to leave the year of births
YOUNGEST = 2  # years before Reception starts in which such a child is first asked for


def settle(cases: Cases, people: People, months: tuple[Month, ...], rng: np.random.Generator) -> None:
    """Brings the rising fives to the aims of the months that have such aims. Changes birth dates; a child with two cases keeps its own."""
    aimed = [month for month in months if "rising_5_open" in month.aims]
    starts = [month.date.year + (month.date.month >= 9) for month in aimed]
    for year in sorted(set(starts), reverse=True):
        _settle(cases, people, [month for month, start in zip(aimed, starts, strict=True) if start == year], year, rng)


def _settle(cases: Cases, people: People, months: list[Month], year: int, rng: np.random.Generator) -> None:
    made, ended = cases.plan_day(), cases.ended()
    settled = np.zeros(cases.size, dtype=bool)
    before = 0
    for month in months:
        now = (made <= month.last) & ~settled
        _count_to(cases, people, now, month.count("rising_5_plans") - before, year, rng)
        settled |= now
        before = month.count("rising_5_plans")
    # The newest first: whose case is still open then was open before.
    for month in reversed(months):
        here = (cases.received <= month.last) & (ended > month.last)
        counted = int((here & settled & (school_start(people.birth[cases.person]) == year)).sum())
        _count_to(cases, people, here & ~settled, month.count("rising_5_open") - counted, year, rng)
        settled |= here


def _count_to(cases: Cases, people: People, among: np.ndarray, wanted: int, year: int, rng: np.random.Generator) -> None:
    """Moves births until `wanted` of those cases are for children who start Reception in that year."""
    starts = school_start(people.birth[cases.person])
    alone = np.bincount(cases.person, minlength=len(people.birth))[cases.person] == 1
    inside = among & (starts == year)
    short = wanted - int(inside.sum())
    out = cases.person[some(np.flatnonzero(inside & alone), -short, rng)]
    people.birth[out] -= OLDER
    may = among & alone & (starts < year) & (cases.received >= day(dt.date(year - YOUNGEST, 9, 1)))
    into = cases.person[some(np.flatnonzero(may), short, rng)]
    people.birth[into] = rng.integers(day(dt.date(year - 5, 9, 1)), day(dt.date(year - 4, 8, 31)) + 1, len(into))
