"""Lines over half-terms. What counts from September starts again each September: no line goes on across it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.lines import with_labels
from scorecard.charts.published import Placed, Published, placed, published
from scorecard.charts.series import Picture, Series, rows_of
from scorecard.charts.suppressed import with_signs
from scorecard.charts.table import by_month
from scorecard.terms import HalfTerm
from scorecard.wording.numbers import MONTHS

NAMES = ("HT1", "HT2", "HT3", "HT4", "HT5", "HT6")


@lru_cache(maxsize=512)
def half_terms(series: tuple[Series, ...], calendar: tuple[HalfTerm, ...], beside: tuple[Published, ...] = ()) -> Picture:
    """A line per series and school year, over all half-terms. `calendar`: the half-terms of the figures' dates."""
    known = {f"{each.ends:%Y-%m}": each for each in calendar}
    rows = [
        {**row, "at": f"{known[row['month']].academic_year} {known[row['month']].half_term}", "year": known[row["month"]].academic_year}
        for row in rows_of(series)
        if row["month"] in known
    ]
    places = tuple(sorted({str(row["at"]) for row in rows}))
    first = places[0] if places else ""
    labelled = [each for each in places if each == first or each[8:] in _labelled(len(places))]
    short = "slice(datum.value, 8)"
    with_year = f"({short} == 'HT1' || datum.value == '{first}') ? [{short}, slice(datum.value, 0, 7)] : {short}"
    words = f"indexof({labelled}, datum.value) < 0 ? '' : {with_year}"
    marks = placed(beside, {month: f"{each.academic_year} {each.half_term}" for month, each in known.items()})
    return _picture(series, rows, tuple(each.name for each in series), places, words, marks)


def _labelled(places: int) -> tuple[str, ...]:
    """Which half-terms are named on the axis: as many as a phone has room for, so that none crowds out where a school year begins."""
    return NAMES if places <= len(NAMES) else NAMES[::2] if places <= 2 * len(NAMES) else NAMES[:1]


@lru_cache(maxsize=512)
def school_years(series: tuple[Series, ...], calendar: tuple[HalfTerm, ...], beside: tuple[Published, ...] = ()) -> Picture:
    """One measure, a line per school year, the newest first: this year against last year's same point. `series` holds that measure's."""
    known = {f"{each.ends:%Y-%m}": each for each in calendar}
    years = sorted({each.academic_year for each in calendar}, reverse=True)
    rows = [
        {**row, "at": known[row["month"]].half_term, "series": year, "year": year, "place": years.index(year)}
        for row in rows_of(series)
        if row["month"] in known
        for year in (known[row["month"]].academic_year,)
    ]
    months = {each.half_term: f"to {MONTHS[each.ends.month - 1][:3]}" for each in calendar}
    marks = placed(beside, {month: each.half_term for month, each in known.items()})
    return _picture(series, rows, tuple(years), NAMES, f"[datum.value, {months}[datum.value] || '']", marks)


def _picture(
    series: tuple[Series, ...], rows: list[dict], names: tuple[str, ...], places: tuple[str, ...], words: str, marks: tuple[Placed, ...]
) -> Picture:
    unit = series[0].unit if series else "count"
    spec = _spec(unit, names, places, words, marks)
    return Picture(pa.Table.from_pylist(with_labels(rows, "")), with_signs(spec, rows), by_month(series), "Line chart", series)


@lru_cache(maxsize=256)
def _spec(unit: str, names: tuple[str, ...], places: tuple[str, ...], words: str, marks: tuple[Placed, ...]) -> dict:
    x = _axis(places, words)
    base = alt.Chart(theme.DATA).encode(x=x, detail="year:N")
    key, domain = theme.key(names), list(names)
    colour = alt.Color("series:N", scale=alt.Scale(domain=domain), legend=key)
    dash = alt.StrokeDash("series:N", scale=alt.Scale(domain=domain, range=theme.DASHES[: len(names)]), legend=key)
    shape = alt.Shape("series:N", scale=alt.Scale(domain=domain, range=theme.SHAPES[: len(names)]), legend=key)
    y = theme.value_axis(unit, whole=False)
    line = base.mark_line(strokeWidth=2.5).encode(y=y, color=colour, strokeDash=dash)
    point = base.mark_point(filled=True, size=42, opacity=1).encode(
        y=y, color=colour, shape=shape, tooltip=theme.tooltip(unit == "percent")
    )
    text = (
        base.transform_filter("datum.label != ''")
        .mark_text(align="left", dx=9, fontWeight="bold", fontSize=13, tooltip=False)
        .encode(y=alt.Y("label_at:Q"), text="label:N", color=colour)
    )
    spec = theme.finish(alt.layer(line, point, text, *published(marks, x)))
    spec["padding"] = {"left": 0, "top": 4, "bottom": 4, "right": 46}  # room for the figures beside the lines' ends
    return spec


def _axis(places: Sequence[str], words: str) -> alt.X:
    axis = alt.Axis(title=None, labelExpr=words, labelAngle=0, labelPadding=6, ticks=True, tickSize=4, labelOverlap="greedy")
    return alt.X("at:O", sort=list(places), scale=alt.Scale(domain=list(places)), axis=axis)
