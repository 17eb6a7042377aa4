"""Figures by hand, for tests of words and charts: a measure's points by month, without a release file.

figures(plans_20_weeks_rate=[("2024-02", 36, 68), ("2024-03", 55, 82)])
figures({("plans_issued_count", "over_52_weeks"): [("2024-03", 5)]}, plans_issued_count=[("2024-03", 82)])
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scorecard.measure import FAMILIES, measures, month_ends
from scorecard.released import Figures, Point
from scorecard.terms import ALL, COHORT_COLUMNS, Measure

Given = Sequence[tuple[object, ...]]


def point(month: str, numerator: float, denominator: float | None = None, unit: str = "percent") -> Point:
    """One figure, as the cube holds it: a count where there is no denominator, and not applicable where it is 0."""
    year, number = map(int, month.split("-"))
    (as_at,) = month_ends(dt.date(year, number, 1), dt.date(year + number // 12, number % 12 + 1, 1))
    if denominator is None:
        return Point(as_at, float(numerator), None, float(numerator), "")
    if denominator == 0:
        return Point(as_at, 0.0, 0.0, None, "z")
    return Point(as_at, float(numerator), float(denominator), (100 if unit == "percent" else 1) * numerator / denominator, "")


def figures(details: Mapping[tuple[str, str], Given] | None = None, cohort: Mapping[str, str] | None = None, **given: Given) -> Figures:
    """Figures of release r0001 for a cohort, with the real measures' headers."""
    known: dict[str, Measure] = {each.measure_id: each for each in measures()}
    points = {
        (measure_id, detail): tuple(point(*each, unit=known[measure_id].unit) for each in rows)
        for (measure_id, detail), rows in {**{(name, ALL): rows for name, rows in given.items()}, **(details or {})}.items()
    }
    newest = max((each.as_at for rows in points.values() for each in rows), default=dt.date(2024, 3, 31))
    columns = {name: tuple(each for each in COHORT_COLUMNS if each in FAMILIES[measure.family]) for name, measure in known.items()}
    asked = {name: ALL for name in COHORT_COLUMNS if name != "detail"} | dict(cohort or {})
    return Figures("r0001", newest, "month", asked, known, columns, points)
