"""Bars over months, stacked from series in order (age bands, say), with the newest month's total above its bar."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.series import Picture, Series, months_of, rows_of
from scorecard.charts.suppressed import with_signs
from scorecard.charts.table import by_month
from scorecard.wording import SUPPRESSED, number


@lru_cache(maxsize=512)
def bars(series: tuple[Series, ...], colours: tuple[str, ...] = ()) -> Picture:
    """Stacked bars of counts, the first series at the foot. `colours`, one a series; without them the theme's."""
    rows = rows_of(series)
    spec = _spec(tuple(each.name for each in series), tuple(months_of(series)), colours)
    return Picture(pa.Table.from_pylist(with_total(rows)), with_signs(spec, rows), by_month(series), "Stacked bar chart", series)


def with_total(rows: list[dict]) -> list[dict]:
    """Put the newest month's total on the last series' row of that month; none where a part is suppressed."""
    newest = max((row["month"] for row in rows), default="")
    at_newest = [row for row in rows if row["month"] == newest]
    total = sum(row["value"] or 0 for row in at_newest)
    known = all(row["Figure"] != SUPPRESSED for row in at_newest)
    for row in rows:
        topmost = bool(at_newest) and row is at_newest[-1] and known
        row["label"], row["label_at"] = (number(total), total) if topmost else ("", None)
    return rows


@lru_cache(maxsize=256)
def _spec(names: tuple[str, ...], months: tuple[str, ...], colours: tuple[str, ...]) -> dict:
    base = alt.Chart(theme.DATA).encode(x=theme.month_axis(months))
    scale = alt.Scale(domain=list(names), range=list(colours)) if colours else alt.Scale(domain=list(names))
    stack = base.mark_bar(stroke=theme.EDGE, strokeWidth=0.5).encode(
        y=theme.value_axis("count"),
        color=alt.Color("series:N", scale=scale, legend=theme.legend(columns=3)),
        order=alt.Order("place:Q"),
        tooltip=theme.tooltip(with_cases=False),
    )
    return theme.finish(alt.layer(stack, total_label(base)))


def total_label(base: alt.Chart) -> alt.Chart:
    """The newest month's total, above its bar."""
    return (
        base.transform_filter("datum.label != ''")
        .mark_text(baseline="bottom", dy=-4, fontWeight="bold", fontSize=13, color=theme.EDGE, tooltip=False)
        .encode(y=alt.Y("label_at:Q"), text="label:N")
    )
