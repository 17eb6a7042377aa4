"""The line behind an item of a briefing: an indicator's own, or that of a measure or of one cohort, as the public may see it.

A cohort has no target, which is set for everybody, and of published figures only those that are of exactly it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scorecard import wording
from scorecard.briefing.errors import BriefingError
from scorecard.released import Figures, Line, Point, Reading, Released
from scorecard.terms import ALL, COHORT_COLUMNS, BriefingItem, HalfTerm, Indicator, Measure

BY_SCHOOL_YEAR = {"half_term": "half_term", "term": "term", "school_year": "year_to_date"}  # a measure's window, by what it counts from


def line_of(release: Released, item: BriefingItem) -> Line:
    """The line that an item asks for. Raises BriefingError for a cohort that it does not have, UnknownMeasure for no subject of ours."""
    line = _whole(release, item.subject)
    if not item.column:
        return line
    known = cohorts(release, line)
    if item.value not in known.get(item.column, ()):
        has = "; ".join(f"{wording.column(name)} {', '.join(values)}" for name, values in known.items()) or "no cohorts in public"
        raise BriefingError(f"{line.indicator.label} has no figures of {item.column} {item.value!r}. It has: {has}. Choose one of them.")
    assert line.measure is not None
    return _of_cohort(release, line, line.measure, item)


def cohorts(release: Released, line: Line) -> Mapping[str, tuple[str, ...]]:
    """The values of each column that a line can be narrowed to: one column's value at most, as public files have it."""
    of = line.indicator
    if line.measure is None or any(each != ALL for each in (of.phase, of.sen_provision, of.detail)):
        return {}
    name = line.measure.measure_id
    found = {}
    for column in release.columns(name):
        if column == "detail":
            found[column] = tuple(release.page("cube", of.window if _has_windows(line.measure) else "month").details(name))
        elif column in COHORT_COLUMNS:
            found[column] = tuple(wording.in_order(column, release.choices(column)))
    return {column: values for column, values in found.items() if values}


def _whole(release: Released, subject: str) -> Line:
    found = next((each for each in release.lines() if each.indicator.indicator_id == subject), None)
    return found or _of_measure(release, release.measure(subject))


def _of_measure(release: Released, measure: Measure) -> Line:
    """A measure's own line, where the catalogue has none of it."""
    window = BY_SCHOOL_YEAR.get(measure.since, "month")
    about = {name: "" for name in ("plan", "impact", "priority", "theme", "year_measure_id")} | {"monthly": 0, "termly": 0, "asked": False}
    shown = {"label": measure.label, "section": measure.section, "unit": measure.unit, "better": measure.better, "owner": measure.owner}
    figure = {"kind": "worked_out", "figure": "value", "phase": ALL, "sen_provision": ALL, "detail": ALL, "definition": measure.asks}
    often = {"frequency": "half_termly" if measure.calendar == "half_term" else "monthly", "window": window}
    of = Indicator(indicator_id=measure.measure_id, measure_id=measure.measure_id, **about, **shown, **figure, **often)  # type: ignore[arg-type]
    points = release.page("cube").of(measure.measure_id)
    return Line(of, measure, tuple(_reading(of, each) for each in points), comparators=release.comparators(measure.measure_id),
                half_terms=_half_terms(release))  # fmt: skip


def _of_cohort(release: Released, line: Line, measure: Measure, item: BriefingItem) -> Line:
    of = line.indicator
    named = f"{of.label}: {wording.label(item.column, item.value)}"
    own: dict[str, Any] = {item.column: item.value} if item.column in ("phase", "sen_provision", "detail") else {}
    narrowed = replace(of, label=named, **own)
    window = of.window if _has_windows(measure) else "month"
    cohort = {} if item.column == "detail" else {item.column: item.value}
    page: Figures = release.page("cube", window, **cohort)
    points = page.of(measure.measure_id, item.value if item.column == "detail" else ALL)
    dates = {each.as_at for each in line.readings} | {each.as_at for each in line.ours}
    readings = tuple(_reading(of, each) for each in points if not dates or each.as_at in dates)
    published = release.comparators(measure.measure_id, **cohort) if item.column in ("phase", "sen_provision") else ()
    same_unit = tuple(each for each in published if each.unit == of.unit)
    return replace(
        line, indicator=narrowed, readings=readings, ours=(), years=(), targets=(), comparators=same_unit, first={}, first_supplied={}
    )


def _has_windows(measure: Measure) -> bool:
    return measure.calendar == "month" and measure.adds_up


def _reading(of: Indicator, point: Point) -> Reading:
    """The part of a measure's figure that a line shows."""
    if of.figure == "value":
        return Reading(point.as_at, point.value, point.numerator, point.denominator, point.sign)
    return Reading(point.as_at, point.numerator, point.numerator, point.denominator, "" if point.numerator is not None else point.sign)


def _half_terms(release: Released) -> Mapping[dt.date, HalfTerm]:
    return next((each.half_terms for each in release.lines()), {})
