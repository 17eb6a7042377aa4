"""A release's scorecard: every line of the catalogue, put together from the cube, what partners supplied, targets and comparators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from scorecard.released.comparators import Comparator, known_from
from scorecard.released.figures import Figures, Point
from scorecard.released.lines import Line, Published, Reading
from scorecard.released.lines import Supplied as FirstSupplied
from scorecard.terms import HalfTerm, Indicator, Measure, Priority, Rating, Recommendation, Target

Ask = Callable[[str], list[tuple]]
Supplied = Mapping[tuple[str, str], tuple[Reading, ...]]  # by line and window, each by date
OF_A_TERM = ("HT2", "HT4", "HT6")  # the half-terms that end a term
ADDED_UP = ("quarter", "year_to_date", "rolling_12_months")  # windows that a monthly measure's figures are added up to
TERMS = {"term": OF_A_TERM, "school_year": OF_A_TERM[:1]}  # at which of them a measure gives a term's figure, by what it counts from
COHORT = ("phase", "sen_provision", "detail")  # the cohort columns that lines have
BY_SCHOOL_YEAR = ("termly", "half_termly", "annual")  # lines whose own year to date begins in September
SUPPLIED = """
select indicator_id, "window", as_at, value, beside, numerator, denominator, status, observed_on, comment
from supplied_figures order by as_at
"""
# Every figure of the cohorts that the catalogue's lines are of. A cohort in which nothing happened has no cell in the cube: it is 0, or not
# applicable, at every date that the measure covers, as everywhere. A measure that is not counted by a line's cohort has no figure of it.
WORKED_OUT = """
with wanted as (
    select distinct measure_id, phase, sen_provision, detail from indicators where kind = 'worked_out'
    union
    select distinct year_measure_id, phase, sen_provision, detail from indicators where kind = 'worked_out' and year_measure_id <> ''
), dates as (
    select measure_id, as_at, sign = 'x' as missing from cube
    where phase = 'All' and sen_provision = 'All' and primary_need = 'All' and area = 'All' and detail = 'All'
), cells as (from cube where primary_need = 'All' and area = 'All')
select
    wanted.measure_id, wanted.phase, wanted.sen_provision, wanted.detail, as_at,
    case when cells.sign is null and not missing then 0 else cells.numerator end,
    case when cells.sign is null and not missing and unit not in ('count', 'fte') then 0 else cells.denominator end,
    case when cells.sign is null and not missing and unit in ('count', 'fte') then 0 else cells.value end,
    coalesce(cells.sign, case when missing then 'x' when unit in ('count', 'fte') then '' else 'z' end)
from wanted
join (select measure_id, unit, cohorts from measures) using (measure_id)
join dates using (measure_id)
left join cells using (measure_id, as_at, phase, sen_provision, detail)
where (wanted.phase = 'All' or list_contains(cohorts, 'phase'))
    and (wanted.sen_provision = 'All' or list_contains(cohorts, 'sen_provision'))
    and (wanted.detail = 'All' or list_contains(cohorts, 'detail'))
order by as_at
"""


class Board:
    """What a release says of indicators. `page` gives the figures of a cohort in a window, `comparators` what is published of a measure,
    `as_told` what of a cohort's figures the release tells."""

    def __init__(
        self,
        ask: Ask,
        measures: Mapping[str, Measure],
        half_terms: Mapping[dt.date, HalfTerm],
        page: Callable[[str, str, str], Figures],
        comparators: Callable[[str, str, str], tuple[Comparator, ...]],
        as_told: Callable[[str, Mapping[str, str], Sequence[Point]], tuple[Point, ...]],
    ) -> None:
        self._measures, self._half_terms, self._page, self._comparators = measures, half_terms, page, comparators
        self._as_told = as_told
        self._has = {name for (name,) in ask("select table_name from duckdb_tables() union select view_name from duckdb_views()")}
        self._ask = ask  # an older release has fewer tables and views
        self.indicators: tuple[Indicator, ...] = self._terms("indicators", Indicator)
        # A count that is part of a rate has the rate behind it, unless another line tells that.
        self._rates = {(each.measure_id, each.phase, each.sen_provision, each.detail) for each in self.indicators if each.figure == "value"}
        self.priorities: tuple[Priority, ...] = self._terms("priorities", Priority)
        self.ratings: tuple[Rating, ...] = self._terms("ratings", Rating)
        self.recommendations: tuple[Recommendation, ...] = self._terms("recommendations", Recommendation)

    def lines(self) -> tuple[Line, ...]:
        """Every indicator's line, in the catalogue's order."""
        targets: Sequence[Target] = self._terms("targets", Target)
        found: dict[tuple, list[Point]] = {}
        for *key, as_at, numerator, denominator, value, sign in self._ask(WORKED_OUT) if self.indicators else ():
            found.setdefault(tuple(key), []).append(Point(as_at, numerator, denominator, value, sign))
        self._points = {key: self._as_told(key[0], dict(zip(COHORT, key[1:], strict=True)), points) for key, points in found.items()}
        supplied = self._supplied()
        self._first_of, self._first_told = self._first(), self._first_supplied()
        return tuple(self._line(each, supplied, targets) for each in self.indicators)

    def _line(self, of: Indicator, supplied: Supplied, targets: Sequence[Target]) -> Line:
        measure = self._measures.get(of.measure_id) if of.kind == "worked_out" else None
        ours = self._worked_out(of, measure) if measure else ()
        comparators = self._comparators(of.measure_id, of.phase, of.sen_provision)
        told = self._published(of, comparators) if of.kind == "published" else self._told(of, supplied, of.window)
        stand = {each.as_at: each for each in (*ours, *told)}
        years = {each.as_at: each for each in (*self._whole_years(of, measure), *self._told_years(of, supplied))}
        return Line(
            of,
            measure,
            tuple(stand[date] for date in sorted(stand)),
            ours,
            tuple(years[date] for date in sorted(years)),
            tuple(each for each in targets if each.is_of(of)),
            tuple(each for each in comparators if each.unit == of.unit or self._has_rate(of)),
            self._half_terms,
            self._first_of.get((of.measure_id, of.phase, of.sen_provision, of.detail), {}) if measure and _by_month(of, measure) else {},
            self._first_told.get((of.indicator_id, of.window), {}),
        )

    def _worked_out(self, of: Indicator, measure: Measure) -> tuple[Reading, ...]:
        if _by_month(of, measure):
            points: Sequence[Point] = self._points.get((of.measure_id, of.phase, of.sen_provision, of.detail), ())
        else:
            page = self._page(of.window, of.phase, of.sen_provision)
            points = () if page.wider(of.measure_id) else page.of(of.measure_id, of.detail)
        return tuple(self._reading(of, point) for point in points if self._is_of_window(of, measure, point.as_at))

    def _is_of_window(self, of: Indicator, measure: Measure, as_at: dt.date) -> bool:
        """Whether a measure's figure at a date is one of the indicator's window: of a term, at its end. What counts from September is a
        term's figure in the autumn alone."""
        if of.window != "term" or measure.calendar != "half_term":
            return True
        half_term = self._half_terms.get(as_at)
        return half_term is not None and half_term.half_term in TERMS.get(measure.since, ())

    def _whole_years(self, of: Indicator, measure: Measure | None) -> tuple[Reading, ...]:
        """What the measure that counts from September gives at the end of each school year."""
        yearly = self._measures.get(of.year_measure_id or of.measure_id)
        if measure is None or yearly is None or yearly.calendar != "half_term" or yearly.since != "school_year":
            return ()
        points = self._points.get((yearly.measure_id, of.phase, of.sen_provision, of.detail), ())
        return tuple(self._reading(of, point) for point in points if self._ends_a_year(point.as_at))

    def _has_rate(self, of: Indicator) -> bool:
        """Whether a line shows its measure's rate, or that rate behind a count."""
        return of.figure == "value" or (of.measure_id, of.phase, of.sen_provision, of.detail) not in self._rates

    def _reading(self, of: Indicator, point: Point) -> Reading:
        if of.figure == "value":
            return Reading(point.as_at, point.value, point.numerator, point.denominator, point.sign)
        sign = point.sign if point.numerator is None else ""
        return Reading(
            point.as_at, point.numerator, point.numerator, point.denominator, sign, beside=point.value if self._has_rate(of) else None
        )

    def _ends_a_year(self, as_at: dt.date) -> bool:
        half_term = self._half_terms.get(as_at)
        return half_term is not None and half_term.half_term == "HT6"

    def _supplied(self) -> Supplied:
        found: dict[tuple[str, str], list[Reading]] = {}
        for name, window, *figure, status, observed_on, comment in self._ask(SUPPLIED) if "supplied_figures" in self._has else ():
            as_at, value, beside, numerator, denominator = figure
            reading = Reading(as_at, value, numerator, denominator, "", status, beside, observed_on, comment, True)
            found.setdefault((name, window), []).append(reading)
        return {key: tuple(readings) for key, readings in found.items()}

    def _told(self, of: Indicator, supplied: Supplied, window: str) -> tuple[Reading, ...]:
        """What partners supplied of a line in a window; behind a count no rate that another line tells."""
        found = supplied.get((of.indicator_id, window), ())
        return found if self._has_rate(of) else tuple(each._replace(beside=None) for each in found)

    def _told_years(self, of: Indicator, supplied: Supplied) -> tuple[Reading, ...]:
        """What partners supplied of whole school years: a year to date at the end of August, unless the line is one from January."""
        if of.window == "year_to_date" and of.frequency not in BY_SCHOOL_YEAR:
            return ()
        return tuple(each for each in self._told(of, supplied, "year_to_date") if self._ends_a_year(each.as_at))

    def _published(self, of: Indicator, comparators: Sequence[Comparator]) -> tuple[Reading, ...]:
        """The Department's own figures of our authority; of two of a date the one that stands last: with a value, and on our basis."""
        own = [each for each in comparators if each.place_kind == "authority"]
        return tuple(
            Reading(
                *(each.as_at, each.value, each.numerator, each.denominator, each.sign),
                comment=each.period,
                supplied=True,
                known=known_from(each),
            )
            for each in sorted(own, key=lambda each: (each.value is not None, each.same_basis))
        )

    def _first(self) -> Mapping[tuple, dict[dt.date, Published]]:
        if "first_published" not in self._has:
            return {}
        found: dict[tuple, dict[dt.date, Published]] = {}
        for *key, as_at, value, numerator, sign, release_id in self._ask(
            "select measure_id, phase, sen_provision, detail, as_at, value, numerator, sign, release_id from first_published"
        ):
            found.setdefault(tuple(key), {})[as_at] = Published(value, numerator, sign, release_id)
        return found

    def _first_supplied(self) -> Mapping[tuple[str, str], dict[dt.date, FirstSupplied]]:
        if "first_supplied" not in self._has:
            return {}
        found: dict[tuple[str, str], dict[dt.date, FirstSupplied]] = {}
        query = 'select indicator_id, "window", as_at, value, beside, status, release_id from first_supplied'
        for indicator_id, window, as_at, value, beside, status, release_id in self._ask(query):
            reading = Reading(as_at, value, status=status, beside=beside, supplied=True)
            found.setdefault((indicator_id, window), {})[as_at] = FirstSupplied(reading, release_id)
        return found

    def _terms(self, table: str, term: Any) -> tuple:
        if table not in self._has:
            return ()
        names = ", ".join(f'"{each.name}"' for each in fields(term))
        return tuple(term(*row) for row in self._ask(f"select {names} from {table} order by rowid"))


def _by_month(of: Indicator, measure: Measure) -> bool:
    """Whether a line's figures are those of the cube, and not of several months added up."""
    return of.window not in ADDED_UP or measure.calendar != "month"
