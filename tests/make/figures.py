"""Figures by hand, for tests of words and charts: a measure's points by month, without a release file.

figures(plans_20_weeks_rate=[("2024-02", 36, 68), ("2024-03", 55, 82)])
figures({("plans_issued_count", "over_52_weeks"): [("2024-03", 5)]}, plans_issued_count=[("2024-03", 82)])
figures(persistent_absence_rate=[("2023-02", 21, 100), ("2024-02", 18, 100)])     the half-terms that end in those months
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scorecard import reference
from scorecard.measure import FAMILIES, measures, month_ends
from scorecard.released import HALF_TERM, Figures, Point
from scorecard.terms import ALL, COHORT_COLUMNS, HalfTerm, Measure

Given = Sequence[tuple[object, ...]]


def half_terms() -> dict[dt.date, HalfTerm]:
    """The half-terms by their last day, as a release has them."""
    return {each.ends: each for each in reference.half_terms()}


def as_at(month: str, calendar: str = "month") -> dt.date:
    """The last day of a month (yyyy-mm), or of the half-term that ends in it."""
    year, number = map(int, month.split("-"))
    if calendar == HALF_TERM:
        (ends,) = (each for each in half_terms() if (each.year, each.month) == (year, number))
    else:
        (ends,) = month_ends(dt.date(year, number, 1), dt.date(year + number // 12, number % 12 + 1, 1))
    return ends


def point(month: str, numerator: float | None, denominator: float | None = None, unit: str = "percent", calendar: str = "month") -> Point:
    """One figure, as the cube holds it: a count where there is no denominator, not applicable where it is 0, not available without either."""
    date = as_at(month, calendar)
    if numerator is None:
        return Point(date, None, None, None, "x")
    if denominator is None:
        return Point(date, float(numerator), None, float(numerator), "")
    if denominator == 0:
        return Point(date, 0.0, 0.0, None, "z")
    times = 100 if unit in ("percent", "per 100 pupils") else 1
    return Point(date, float(numerator), float(denominator), times * numerator / denominator, "")


def figures(details: Mapping[tuple[str, str], Given] | None = None, cohort: Mapping[str, str] | None = None, **given: Given) -> Figures:
    """Figures of release r0001 for a cohort, with the real measures' headers. Half-termly ones alone have the window of half-terms."""
    known: dict[str, Measure] = {each.measure_id: each for each in measures()}
    points = {
        (measure_id, detail): tuple(point(*each, unit=known[measure_id].unit, calendar=known[measure_id].calendar) for each in rows)
        for (measure_id, detail), rows in {**{(name, ALL): rows for name, rows in given.items()}, **(details or {})}.items()
    }
    newest = max((each.as_at for rows in points.values() for each in rows), default=dt.date(2024, 3, 31))
    columns = {name: tuple(each for each in COHORT_COLUMNS if each in FAMILIES[measure.family]) for name, measure in known.items()}
    asked = {name: ALL for name in COHORT_COLUMNS if name != "detail"} | dict(cohort or {})
    by_half_term = points and all(known[measure_id].calendar == HALF_TERM for measure_id, _ in points)
    return Figures("r0001", newest, HALF_TERM if by_half_term else "month", asked, known, columns, points, half_terms())
