"""Lines over months, each told apart by colour, dash and point, with its last figure beside it. A month without a figure is a gap."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.published import Placed, Published, placed, published
from scorecard.charts.series import Picture, Series, months_of, rows_of
from scorecard.charts.suppressed import with_signs
from scorecard.charts.table import by_month
from scorecard.wording import without_words

APART = 0.075  # of the axis: figures beside the lines' ends stand at least this far from each other


@lru_cache(maxsize=512)
def lines(series: tuple[Series, ...], mark: float | None = None, mark_label: str = "", beside: tuple[Published, ...] = ()) -> Picture:
    """A line per series, all of one unit. `mark` draws a level line across, with its label; `beside` are published figures."""
    unit = series[0].unit if series else "count"
    rows = with_labels(rows_of(series), unit)
    months = tuple(months_of(series))
    spec = _spec(unit, tuple(each.name for each in series), months, mark, mark_label, placed(beside, {each: each for each in months}))
    return Picture(pa.Table.from_pylist(rows), with_signs(spec, rows), by_month(series), "Line chart", series)


def with_labels(rows: list[dict], unit: str) -> list[dict]:
    """Give each series' last figure a label, moved so that no two overlap."""
    for row in rows:
        row["label"], row["label_at"] = "", None
    last = {row["series"]: row for row in rows if row["value"] is not None}
    top = 100.0 if unit == "percent" else max((row["value"] for row in rows if row["value"] is not None), default=1.0) or 1.0
    floor = -1.0
    for row in sorted(last.values(), key=lambda each: each["value"]):
        floor = max(row["value"] / top, floor + APART)
        row["label"], row["label_at"] = without_words(str(row["Figure"])), floor * top
    over = max((row["label_at"] for row in last.values()), default=0) - top * 1.02
    if over > 0:  # the highest labels went out at the top: all move down
        for row in last.values():
            row["label_at"] -= over
    return rows


@lru_cache(maxsize=256)
def _spec(
    unit: str, names: tuple[str, ...], months: tuple[str, ...], mark: float | None, mark_label: str, beside: tuple[Placed, ...]
) -> dict:
    base = alt.Chart(theme.DATA).encode(x=theme.month_axis(months))
    key, domain = theme.key(names), list(names)
    colour = alt.Color("series:N", scale=alt.Scale(domain=domain), legend=key)
    dash = alt.StrokeDash("series:N", scale=alt.Scale(domain=domain, range=theme.DASHES[: len(names)]), legend=key)
    shape = alt.Shape("series:N", scale=alt.Scale(domain=domain, range=theme.SHAPES[: len(names)]), legend=key)
    y = theme.value_axis(unit)
    line = base.mark_line(strokeWidth=2.5).encode(y=y, color=colour, strokeDash=dash)
    point = base.mark_point(filled=True, size=42, opacity=1).encode(
        y=y, color=colour, shape=shape, tooltip=theme.tooltip(unit == "percent")
    )
    text = (
        base.transform_filter("datum.label != ''")
        .mark_text(align="left", dx=9, fontWeight="bold", fontSize=13, tooltip=False)
        .encode(y=alt.Y("label_at:Q"), text="label:N", color=colour)
    )
    layers = [line, point, text]
    if mark is not None:
        once = alt.Data(values=[{}])
        rule = alt.Chart(once).mark_rule(strokeDash=[4, 4], color=theme.EDGE, tooltip=False).encode(y=alt.datum(mark))
        said = (
            alt.Chart(once)
            .mark_text(align="left", baseline="bottom", dy=-3, color=theme.EDGE, fontSize=12, tooltip=False)
            .encode(y=alt.datum(mark), x=alt.value(4), text=alt.value(mark_label))
        )
        layers = [rule, said, *layers]
    layers += published(beside, theme.month_axis(months))
    spec = theme.finish(alt.layer(*layers))
    spec["padding"] = {"left": 0, "top": 4, "bottom": 0, "right": 46}  # room for the figures beside the lines' ends
    return spec
