"""The table behind a chart: a row a month, newest first, as text that is rounded once."""

from __future__ import annotations

from functools import lru_cache

import pyarrow as pa

from scorecard.charts.series import Series
from scorecard.wording import ENDS, counts, short_date, shown


@lru_cache(maxsize=512)
def by_month(series: tuple[Series, ...], numerators: bool = False) -> pa.Table:
    """Month, then each series' figure; beside a rate its two counts (`55 of 82`). `numerators`: those alone, as counts."""
    dates = sorted({point.as_at for each in series for point in each.points}, reverse=True)
    columns: dict[str, list[str]] = {
        ENDS.get(series[0].window if series else "", "Month"): [short_date(each, series[0].window if series else "") for each in dates]
    }
    for each in series:
        points = {point.as_at: point for point in each.points}
        found = [points.get(date) for date in dates]
        if numerators:
            columns[each.name] = [shown(point and point._replace(value=point.numerator), "count") for point in found]
            continue
        columns[each.name] = [shown(point, each.unit, each.decimals) for point in found]
        if each.unit == "percent":
            columns[f"{each.name}: cases"] = [counts(point) for point in found]
    return pa.table(columns)
