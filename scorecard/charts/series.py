"""What a chart is given and what it gives: named series of monthly points in; a spec, its data and the table behind it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyarrow as pa

from scorecard.released import MONTHS_APART, Figures, Point
from scorecard.wording import counts, label, month, short, shown


class Series(NamedTuple):
    """One line or one layer of bars: its name, its unit and its points by date."""

    name: str
    unit: str
    points: tuple[Point, ...]
    window: str = "month"
    decimals: int = 1


@dataclass(frozen=True, eq=False)
class Picture:
    """A chart, ready to draw: `st.vega_lite_chart(picture.data, picture.spec)`, and the table behind it. All are kept: change none.

    `kind` says what it looks like (`Line chart`).
    """

    data: pa.Table
    spec: dict[str, Any]
    table: pa.Table
    kind: str
    series: tuple[Series, ...] = ()  # what it was made of, for downloads
    numerators: bool = False  # whether it shows those alone
    newest_alone: bool = False  # whether it shows the newest date alone; its table has all
    beside: Mapping[str, Mapping[dt.date, float | str | None]] = field(default_factory=dict)  # further columns of its files, by date


def of(figures: Figures, *measure_ids: str) -> tuple[Series, ...]:
    """A series per measure, named shortly. A measure that the release does not have is left out."""
    found = [(each, figures.measure(each)) for each in measure_ids]
    return tuple(
        Series(short(name, measure), measure.unit, figures.of(name), figures.window_of(name), measure.decimals)
        for name, measure in found
        if measure is not None
    )


def cohorts(found: Mapping[str, Figures], measure_id: str) -> tuple[Series, ...]:
    """A series per cohort of one measure: `found` has each one's figures by its name."""
    measures = [(name, figures, figures.measure(measure_id)) for name, figures in found.items()]
    return tuple(
        Series(name, measure.unit, figures.of(measure_id), figures.window_of(measure_id), measure.decimals)
        for name, figures, measure in measures
        if measure is not None
    )


def details(figures: Figures, measure_id: str, codes: Sequence[str]) -> tuple[Series, ...]:
    """A series per detail of a measure (its age bands, say), in the order given."""
    measure = figures.measure(measure_id)
    if measure is None:
        return ()
    window = figures.window_of(measure_id)
    return tuple(Series(label("detail", code), measure.unit, figures.of(measure_id, code), window, measure.decimals) for code in codes)


def months_of(series: Sequence[Series]) -> list[str]:
    """Every month from the first of any series to the last, as yyyy-mm, those without a figure too: a gap is a gap."""
    dates = sorted(point.as_at for each in series for point in each.points)
    if not dates:
        return []
    first, last = (each.year * 12 + each.month - 1 for each in (dates[0], dates[-1]))
    step = MONTHS_APART.get(series[0].window, 1)
    return [f"{each // 12}-{each % 12 + 1:02d}" for each in range(first, last + 1, step)]


def rows_of(series: Sequence[Series], numerators: bool = False) -> list[dict[str, object]]:
    """A row per series and month: what is drawn (value; None is a gap) and what is said of it. `numerators`: draw those, not the values."""
    found: list[dict[str, object]] = []
    for place, each in enumerate(series):
        by_month = {f"{point.as_at:%Y-%m}": point for point in each.points}
        for name in months_of(series):
            point = by_month.get(name)
            unit = "count" if numerators else each.unit
            drawn = point if point is None or not numerators else point._replace(value=point.numerator)
            cases = ""
            if point is not None and point.denominator is not None and not numerators and each.unit == "percent":
                cases = counts(point)
            found.append(
                {
                    "month": name,
                    "series": each.name,
                    "place": place,
                    "value": None if drawn is None else drawn.value,
                    "Month": month(point.as_at) if point else name,
                    "Figure": shown(drawn, unit, each.decimals),
                    "Cases": cases,
                }
            )
    return found
