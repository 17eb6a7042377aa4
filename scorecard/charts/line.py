"""A line of the scorecard drawn: as a process where that suits it, else over months or half-terms; and its cohorts abreast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pyarrow as pa

from scorecard.charts.lines import lines
from scorecard.charts.school_year import half_terms, school_years
from scorecard.charts.series import Picture, Series
from scorecard.charts.xmr import xmr
from scorecard.released import Line, Point
from scorecard.terms import HalfTerm
from scorecard.wording import BoardRow, decimals

WINDOWS = ("month", "quarter")  # of which a chart's dates are months


def line_picture(row: BoardRow) -> Picture:
    """An indicator's figures up to its newest. What has no figure at a date is a gap there."""
    line = row.line
    points = tuple(_point(each) for each in line.readings if each.as_at <= row.reading.as_at)
    series = Series(row.label, line.unit, points if any(each.value is not None for each in points) else (), _window(line), decimals(line))
    if row.process is not None:
        return xmr(series, row.process)
    calendar = _calendar(line, [each.as_at for each in series.points])
    if not calendar:
        target = line.target(row.reading.as_at)
        mark = target.target if target else None
        return lines((series,), mark, f"target {row.target}" if mark is not None else "")
    return school_years((series,), calendar) if _counts_from_september(line) else half_terms((series,), calendar)


def line_cohorts(found: Mapping[str, Sequence[Point]], line: Line) -> Picture:
    """A measure by the values of a cohort column, a line each: `found` has each one's points by its name."""
    assert line.measure is not None
    of = line.measure
    window = "half_term" if of.calendar == "half_term" else "month"
    series = tuple(Series(name, line.unit, tuple(points), window, of.decimals) for name, points in found.items())
    dates = sorted({each.as_at for one in series for each in one.points})
    calendar = _calendar(line, dates)
    return half_terms(series, calendar) if calendar else lines(series)


def text_table(columns: Mapping[str, Sequence[str]]) -> pa.Table:
    """Columns of text as a table."""
    return pa.table({name: pa.array(list(cells), pa.string()) for name, cells in columns.items()})


def _point(each: object) -> Point:
    return Point(each.as_at, each.numerator, each.denominator, each.value, each.sign or ("x" if each.value is None else ""))  # type: ignore[attr-defined]


def _window(line: Line) -> str:
    if line.indicator.frequency in ("termly", "half_termly"):
        return "half_term"
    return line.indicator.window if line.indicator.window in (*WINDOWS, "rolling_12_months", "year_to_date") else "month"


def _calendar(line: Line, dates: Sequence[dt.date]) -> tuple[HalfTerm, ...]:
    """The half-terms that the dates end, where they are no months' own."""
    if line.indicator.frequency == "monthly" or not dates or not all(each in line.half_terms for each in dates):
        return ()
    return tuple(line.half_terms[each] for each in sorted(set(dates)))


def _counts_from_september(line: Line) -> bool:
    return line.indicator.window == "year_to_date" and line.indicator.frequency == "half_termly"
