"""In and out: what left each month as stacked bars, what came in as a line over them."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.series import Picture, Series, months_of, rows_of
from scorecard.charts.suppressed import with_signs
from scorecard.charts.table import by_month


@lru_cache(maxsize=512)
def flow(came: tuple[Series, ...], left: tuple[Series, ...]) -> Picture:
    """The numerators of `left` stacked, and of `came` as a line: all are counts of cases in the month."""
    series = (*came, *left)
    rows = rows_of(series, numerators=True)
    spec = _spec(came[0].name if came else "", tuple(each.name for each in left), tuple(months_of(series)))
    drawn, table = with_signs(spec, rows), by_month(series, numerators=True)
    return Picture(pa.Table.from_pylist(rows), drawn, table, "Stacked bar chart with a line", series, True)


@lru_cache(maxsize=256)
def _spec(came: str, left: tuple[str, ...], months: tuple[str, ...]) -> dict:
    base = alt.Chart(theme.DATA).encode(x=theme.month_axis(months))
    colour = alt.Color("series:N", scale=alt.Scale(domain=[came, *left]), legend=theme.legend(columns=2))
    is_line = f"datum.series == {came!r}"
    y = theme.value_axis("count")
    stack = (
        base.transform_filter(f"!({is_line})")
        .mark_bar(stroke=theme.EDGE, strokeWidth=0.5)
        .encode(y=y, color=colour, order=alt.Order("place:Q"), tooltip=theme.tooltip(with_cases=False))
    )
    line = base.transform_filter(is_line).mark_line(strokeWidth=3).encode(y=y, color=colour)
    point = (
        base.transform_filter(is_line)
        .mark_point(filled=True, size=60, shape="diamond", opacity=1)
        .encode(y=y, color=colour, tooltip=theme.tooltip(with_cases=False))
    )
    return theme.finish(alt.layer(stack, line, point))
