"""Figures of one cohort: what a page, a sentence and a chart are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from scorecard.released.aside import Aside, SetAside
from scorecard.released.public import Public
from scorecard.terms import ALL, HalfTerm, Measure

EACH = "each"  # asks for every value of detail but All
MONTHS_APART = {"quarter": 3}  # of a window's dates; 1 for the others
HALF_TERM = "half_term"  # the window of figures that stand at half-terms' ends
YEARLY = ("year_to_date", "rolling_12_months")  # windows that are compared with a year earlier


class Point(NamedTuple):
    """One figure of one month (or window). `value` is unrounded, and None where `sign` says why (z not applicable, x not available, c
    suppressed)."""

    as_at: dt.date
    numerator: float | None
    denominator: float | None
    value: float | None
    sign: str


def earlier(
    points: tuple[Point, ...], window: str = "month", half_terms: Mapping[dt.date, HalfTerm] = MappingProxyType({})
) -> Point | None:
    """The point that the last one is compared with (see `Figures.before`); None where there is none."""
    if window == HALF_TERM:
        now = half_terms.get(points[-1].as_at)
        return next((point for point in points if now and _year_before(half_terms.get(point.as_at), now)), None)
    if window not in YEARLY:
        return points[-2] if len(points) > 1 else None
    last = points[-1].as_at
    return next((point for point in points if (point.as_at.year + 1, point.as_at.month) == (last.year, last.month)), None)


def _year_before(one: HalfTerm | None, now: HalfTerm) -> bool:
    """Whether one half-term is the same as another in the academic year before."""
    return one is not None and one.half_term == now.half_term and int(one.academic_year[:4]) + 1 == int(now.academic_year[:4])


@dataclass(frozen=True, eq=False)
class Figures:
    """What a view holds of one cohort, by measure, detail and date.

    `cohort` holds the columns asked for and their values (All: no filter). A measure without such a column is given for all,
    and `wider` says so.
    """

    release_id: str
    newest: dt.date  # the release's as-at date
    window: str
    cohort: Mapping[str, str]
    measures: Mapping[str, Measure]
    columns: Mapping[str, tuple[str, ...]]  # the cohort columns that each measure has
    points: Mapping[tuple[str, str], tuple[Point, ...]]  # (measure_id, detail) -> by date
    half_terms: Mapping[dt.date, HalfTerm] = field(default_factory=dict)  # by their last day
    whole: Mapping[tuple[str, str], tuple[Point, ...]] | None = None  # with earlier dates than those shown, to compare with
    aside: Aside = field(default_factory=dict)
    public: Public | None = None  # the rule of disclosure control that they were made by; None: officers see them whole

    @cached_property
    def months(self) -> tuple[dt.date, ...]:
        """Every date for which any measure has a figure, in order."""
        return tuple(sorted({point.as_at for points in self.points.values() for point in points}))

    @cached_property
    def calendar(self) -> tuple[HalfTerm, ...]:
        """The half-terms from the first date to the last, in order, those without a figure too: a gap is a gap."""
        if not self.months:
            return ()
        return tuple(each for ends, each in sorted(self.half_terms.items()) if self.months[0] <= ends <= self.months[-1])

    def of(self, measure_id: str, detail: str = ALL) -> tuple[Point, ...]:
        """A measure's figures by date; empty where the release has none. Dates that the measure does not cover are not there."""
        return self.points.get((measure_id, detail), ())

    def details(self, measure_id: str) -> tuple[str, ...]:
        """The values of a measure's detail, All not among them, in alphabetical order."""
        return tuple(sorted(detail for name, detail in self.points if name == measure_id and detail != ALL))

    def now(self, measure_id: str, detail: str = ALL) -> Point | None:
        """The figure at the newest date that the view has; None where the measure does not reach it."""
        found = self.of(measure_id, detail)
        return found[-1] if found and found[-1].as_at == self.months[-1] else None

    def before(self, measure_id: str, detail: str = ALL) -> Point | None:
        """The figure that the newest is compared with; None where there is none.

        Of a month or a quarter the one before. Of a year to date, and of 12 months, the same one a year earlier: each is compared
        with as many months as it has itself, and shares none with them. Of a half-term the same one of the academic year before:
        what counts from September is compared at the same point.
        """
        found = self.of(measure_id, detail)
        return self.earlier_than_last(measure_id, detail) if found and found[-1].as_at == self.months[-1] else None

    def window_of(self, measure_id: str) -> str:
        """The window of a measure's figures: half_term where they stand at half-terms' ends."""
        measure = self.measures.get(measure_id)
        return HALF_TERM if measure is not None and measure.calendar == HALF_TERM else self.window

    def earlier_than_last(self, measure_id: str, detail: str = ALL) -> Point | None:
        """What a measure's last figure, of whatever date, is compared with, also where that is earlier than the dates shown; or None."""
        found = (self.whole or self.points).get((measure_id, detail), ())
        return earlier(found, self.window_of(measure_id), self.half_terms) if found else None

    def measure(self, measure_id: str) -> Measure | None:
        """What the release says of a measure; None where it does not have it."""
        return self.measures.get(measure_id)

    def wider(self, measure_id: str) -> tuple[str, ...]:
        """The columns that are filtered by and that the measure does not have: there it shows all."""
        return tuple(name for name, value in self.cohort.items() if value != ALL and name not in self.columns.get(measure_id, ()))

    def set_aside(self, measure_ids: Iterable[str] = ()) -> tuple[SetAside, ...]:
        """What was set aside of the returns that these measures' figures rest on, at the dates shown: newest first, each return once.

        Of every measure of the release, unless some are named."""
        if not self.aside or not self.months:
            return ()
        since = opens(self.months[0], self.window)
        found = {about for each in tuple(measure_ids) or self.aside for as_at, about in self.aside.get(each, ()) if as_at >= since}
        return tuple(sorted(found, key=lambda each: (-each.as_at.toordinal(), each.return_name)))

    def last(self, months: int | None) -> Figures:
        """The same, for the last so many months; None: all of them. What the newest is compared with stays known."""
        if months is None or not self.months:
            return self
        after = _months(self.months[-1]) - months
        kept = {key: tuple(point for point in points if _months(point.as_at) > after) for key, points in self.points.items()}
        return replace(self, points=kept, whole=self.whole or self.points)


def opens(date: dt.date, window: str) -> dt.date:
    """The first day that the window covers which ends at a date; of a half-term's end, that day."""
    if window == HALF_TERM:
        return date
    back = {"quarter": 2, "year_to_date": date.month - 1, "rolling_12_months": 11}.get(window, 0)
    year, month = divmod(_months(date) - 1 - back, 12)
    return dt.date(year, month + 1, 1)


def _months(date: dt.date) -> int:
    return date.year * 12 + date.month
