"""Lines of a board's scorecard: what stands at each date for an indicator, what ours is beside it, and what either is compared with.

A figure or a status that a partner supplied stands as it was told; where we work the same out, ours stays beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from scorecard.released.comparators import Comparator, same_part_of_year, usually_known
from scorecard.terms import HalfTerm, Indicator, Measure, Target

VALUE, NOT_REPORTED = "value", "not_reported"
RUNNING = ("year_to_date", "rolling_12_months")  # windows that share months with the one before: no direction from one to the next
TIED = 1e-9  # a target of 95 is met by 95, however a computer divides


class Reading(NamedTuple):
    """An indicator's figure at a date, or the word in its place.

    `value` is unrounded, in the indicator's unit; None where `sign` (z, x) or `status` says why. `beside` is the measure's other part: of a
    count its rate. `observed_on` is the date that a supplied figure is really of, where that is not `as_at`; `known` the day from which a
    published one is usually known.
    """

    as_at: dt.date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    sign: str = ""
    status: str = VALUE
    beside: float | None = None
    observed_on: dt.date | None = None
    comment: str = ""
    supplied: bool = False
    known: dt.date | None = None


class Published(NamedTuple):
    """A figure as it was first published, and by which release."""

    value: float | None
    numerator: float | None
    sign: str
    release_id: str


class Supplied(NamedTuple):
    """What a partner supplied as it was first published, and by which release."""

    reading: Reading
    release_id: str


@dataclass(frozen=True, eq=False)
class Line:
    """An indicator with all its periods. `readings` stand; `ours` are what its measure works out, also where a supplied one stands."""

    indicator: Indicator
    measure: Measure | None
    readings: tuple[Reading, ...]
    ours: tuple[Reading, ...] = ()
    years: tuple[Reading, ...] = ()  # whole school years, by their last day
    targets: tuple[Target, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    half_terms: Mapping[dt.date, HalfTerm] = field(default_factory=dict)
    first: Mapping[dt.date, Published] = field(default_factory=dict)  # of what we work out
    first_supplied: Mapping[dt.date, Supplied] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The indicator's unit."""
        return self.indicator.unit

    def at(self, as_at: dt.date) -> Reading:
        """What stands as at a date: the own figure of the last month that had ended; of what is told less often, the newest that was known.
        Not reported where there is none."""
        if self.indicator.frequency != "monthly":
            return self._newest(as_at) or Reading(as_at, status=NOT_REPORTED)
        ended = month_end(as_at, 0 if month_end(as_at, 0) == as_at else -1)
        return self._on(ended) or Reading(ended, status=NOT_REPORTED)

    def previous(self, reading: Reading) -> Reading | None:
        """What stood a period before: the month, the half-term or the term before; None where nothing did.

        Of what is told at other dates, the one before that there is.
        """
        if self.indicator.frequency == "monthly":
            return self._on(month_end(reading.as_at, -1))
        now = self.half_terms.get(reading.as_at)
        if now is None or self.indicator.frequency not in ("termly", "half_termly"):
            return self._newest(reading.as_at - dt.timedelta(days=1))
        ends = [each for each in sorted(self.half_terms) if self.indicator.frequency == "half_termly" or self._ends_a_term(each)]
        before = [each for each in ends if each < reading.as_at]
        return self._on(before[-1]) if before else None

    def year_before(self, reading: Reading) -> Reading | None:
        """What stood at the same month, or the same half-term, a year before; None where nothing did."""
        now = self.half_terms.get(reading.as_at)
        if now is not None and self.indicator.frequency != "monthly":
            year = f"{int(now.academic_year[:4]) - 1}/{int(now.academic_year[:4]) % 100:02}"
            then = [each for each in self.readings if (half := self.half_terms.get(each.as_at)) and half.academic_year == year]
            return next((each for each in then if self.half_terms[each.as_at].half_term == now.half_term), None)
        return self._on(month_end(reading.as_at, -12))

    def last_year(self, reading: Reading) -> Reading | None:
        """The last whole school year before a reading; None where it is not known."""
        return max((each for each in self.years if each.as_at < reading.as_at), default=None, key=lambda each: each.as_at)

    def ours_at(self, as_at: dt.date) -> Reading | None:
        """What our measure gives at a date where something supplied stands instead; None elsewhere."""
        stands = self._on(as_at)
        return next((each for each in self.ours if each.as_at == as_at), None) if stands and stands.supplied else None

    def target(self, as_at: dt.date) -> Target | None:
        """What is aimed at on a date."""
        return next((each for each in self.targets if each.holds(as_at)), None)

    def rating(self, reading: Reading) -> str:
        """met: at the target or better; within: within tolerance of it; below. Empty: no figure, no target, or no better direction."""
        target = self.target(reading.as_at)
        if reading.value is None or target is None or target.target is None or not self.indicator.better:
            return ""
        short = (target.target - reading.value) * (1 if self.indicator.better == "higher" else -1)
        return "met" if short <= TIED else "within" if short <= target.tolerance + TIED else "below"

    def directed(self) -> bool:
        """Whether a period is compared with the one before: not where the two share months."""
        return self.indicator.window not in RUNNING

    def as_long(self, each: Comparator, reading: Reading) -> bool:
        """Whether a published figure covers as long a time as a reading, where that makes it larger or smaller: of a count, and of what
        counts from September. A share of a year's cases may stand beside a month's: its year is said."""
        since = self.measure.since if self.measure else ""
        if each.window == "january_snapshot" or not (since or each.unit == "count"):
            return True
        if each.window == "calendar_year":
            whole_year = self.indicator.window == "year_to_date" and reading.as_at.month == 12
            return whole_year or self.indicator.window == "rolling_12_months"
        return same_part_of_year(each.window, since, self.half_terms.get(reading.as_at))

    def compared_with(self, place_kind: str, as_at: dt.date) -> Comparator | None:
        """The newest figure of a place (england, region, neighbours) that was known as at a date; a comparable one where there is one."""
        known = [
            each for each in self.comparators if each.place_kind == place_kind and each.value is not None and usually_known(each, as_at)
        ]
        now = self.at(as_at)
        return max(known, default=None, key=lambda each: (each.same_basis and self.as_long(each, now), each.same_basis, each.as_at))

    def _ends_a_term(self, date: dt.date) -> bool:
        return self.half_terms[date].half_term in ("HT2", "HT4", "HT6")

    def _on(self, as_at: dt.date) -> Reading | None:
        return next((each for each in self.readings if each.as_at == as_at), None)

    def _newest(self, as_at: dt.date) -> Reading | None:
        return next((each for each in reversed(self.readings) if each.as_at <= as_at and (each.known or as_at) <= as_at), None)


def month_end(date: dt.date, months: int) -> dt.date:
    """The last day of the month so many months from a date's."""
    year, month = divmod(date.year * 12 + date.month + months, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)
