"""The returns that the sample authority sends: one row each in RETURNS, with its as-at dates and what gives its sheets.

What is behind them is simulated once, when first asked for (Authority): the children of casework, the pupils of inclusion and attendance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from scorecard.sample import absence, attendance, casework, history, improvement_plan, inclusion, indicators, pupils, suspensions, workforce
from scorecard.sample.draws import stream
from scorecard.sample.school_year import school_years
from scorecard.sample.targets import day, months

FIRST, LAST = dt.date(2022, 12, 31), dt.date(2024, 3, 31)  # month ends


class Authority:
    """All that the returns are views of, from one seed. Random streams 1 to 8 are casework's."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.years = school_years()

    @cached_property
    def history(self) -> history.History:
        """The children, requests, assessments, plans and reviews behind casework."""
        return history.simulate(months(), day(FIRST), self._seed)

    @cached_property
    def pupils(self) -> pupils.Pupils:
        """The pupils and schools behind inclusion and attendance."""
        return pupils.simulate(self.years, stream(self._seed, 11))

    @cached_property
    def suspensions(self) -> suspensions.Suspensions:
        """Who is suspended or excluded."""
        return suspensions.simulate(self.pupils, self.years, stream(self._seed, 12))

    @cached_property
    def absence(self) -> dict[str, absence.Absence]:
        """Who misses how many sessions, by school year."""
        made = self.suspensions
        return {
            year.name: absence.simulate(made.enrolments[year.name], made.rows[year.name], year, stream(self._seed, 13 + number))
            for number, year in enumerate(self.years)
        }


@dataclass(frozen=True)
class SampleReturn:
    """A return of the sample: what it is called, its as-at dates in order, and the sheets as at one of them."""

    name: str
    as_at_dates: Callable[[], list[dt.date]]
    sheets: Callable[[Authority, dt.date], dict[str, pl.DataFrame]]


def month_ends() -> list[dt.date]:
    """The as-at dates of the monthly returns, in order."""
    return [month.date for month in months() if FIRST <= month.date <= LAST]


def half_term_ends() -> list[dt.date]:
    """The as-at dates of the half-termly returns, in order."""
    return [half_term.ends for year in school_years() for half_term in year.half_terms]


def _attendance(authority: Authority, as_at: dt.date) -> dict[str, pl.DataFrame]:
    year = next(year for year in authority.years if as_at in [each.ends for each in year.half_terms])
    return attendance.at(authority.absence[year.name], year.number(as_at))


def _inclusion(authority: Authority, as_at: dt.date) -> dict[str, pl.DataFrame]:
    return inclusion.at(authority.suspensions, authority.years, authority.pupils.schools, as_at)


RETURNS = (
    SampleReturn("casework", month_ends, lambda authority, as_at: casework.at(authority.history, as_at)),
    SampleReturn("inclusion", half_term_ends, _inclusion),
    SampleReturn("attendance", half_term_ends, _attendance),
    SampleReturn("workforce", month_ends, lambda _, as_at: workforce.at(as_at)),
    SampleReturn("indicators", indicators.dates, lambda _, as_at: indicators.at(as_at)),
    SampleReturn("improvement_plan", improvement_plan.month_ends, lambda _, as_at: improvement_plan.at(as_at)),
)
