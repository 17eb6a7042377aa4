"""Level bars, longest first: how one figure divides (suspensions by reason, say)."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.series import Picture, Series
from scorecard.charts.table import by_month
from scorecard.wording import SUPPRESSED

MOST = 10  # bars; the table has all


@lru_cache(maxsize=512)
def ranked(series: tuple[Series, ...], colour: str = theme.AGE_BANDS[2]) -> Picture:
    """The newest figure of each series as a level bar with its value beside it. Series without one are left out."""
    newest = max((point.as_at for each in series for point in each.points), default=None)
    found = [(each.name, point.value) for each in series for point in each.points if point.as_at == newest and point.value]
    rows: list[dict[str, object]] = [
        {"series": name, "value": value, "label": f"{value:,.0f}", "at": value} for name, value in sorted(found, key=lambda one: -one[1])
    ]
    hidden = [each.name for each in series for point in each.points if point.as_at == newest and point.sign == SUPPRESSED]
    rows += [{"series": name, "value": None, "label": SUPPRESSED, "at": 0.0} for name in hidden]
    del rows[MOST:]
    table = by_month(tuple(each for each in series if any(point.value or point.sign == SUPPRESSED for point in each.points)))
    spec = _spec(tuple(str(row["series"]) for row in rows), colour)
    return Picture(pa.Table.from_pylist(rows), spec, table, "Bar chart", series, newest_alone=True)


@lru_cache(maxsize=256)
def _spec(names: tuple[str, ...], colour: str) -> dict:
    y = alt.Y("series:N", sort=list(names), axis=alt.Axis(title=None, labelLimit=210, ticks=False, domain=False, labelPadding=6))
    base = alt.Chart(theme.DATA).encode(y=y)
    tooltip = [alt.Tooltip("series:N", title="Reason"), alt.Tooltip("label:N", title="Number")]
    bar = base.mark_bar(color=colour).encode(x=alt.X("value:Q", axis=None, scale=alt.Scale(zero=True)), tooltip=tooltip)
    text = base.mark_text(align="left", dx=5, fontWeight="bold", color=theme.EDGE, tooltip=False).encode(x="at:Q", text="label:N")
    spec = theme.finish(alt.layer(bar, text))
    spec["padding"] = {"left": 0, "top": 4, "bottom": 0, "right": 40}
    return spec
