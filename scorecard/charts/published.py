"""Published figures as reference marks: an open shape for each place, at the last day of its own period. Never joined to a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

import altair as alt

from scorecard.charts import theme


class Published(NamedTuple):
    """A published figure: the last day of its period, its value, its shape, and what is said of it (whose, which period, the figure)."""

    as_at: dt.date
    value: float
    shape: str
    said: str


class Placed(NamedTuple):
    """A mark: where on the axis, at which value, of which shape, and what is said of it."""

    at: str
    value: float
    shape: str
    said: str


def placed(beside: tuple[Published, ...], places: Mapping[str, str]) -> tuple[Placed, ...]:
    """The marks whose date the axis has. `places`: a date's month as yyyy-mm -> its place on the axis."""
    at = ((places.get(f"{each.as_at:%Y-%m}"), each) for each in beside)
    return tuple(Placed(place, each.value, each.shape, each.said) for place, each in at if place is not None)


def published(marks: tuple[Placed, ...], x: alt.X) -> list[alt.Chart]:
    """The layer that draws marks over an axis whose field is that of `x`; none without marks."""
    if not marks:
        return []
    name = str(x.shorthand).partition(":")[0]
    values = [{name: each.at, "value": each.value, "shape": each.shape, "said": each.said} for each in marks]
    drawn = alt.Chart(alt.Data(values=values)).mark_point(size=110, color=theme.EDGE, strokeWidth=2, filled=False, opacity=1)
    shape = alt.Shape("shape:N", scale=None, legend=None)
    return [drawn.encode(x=x, y="value:Q", shape=shape, tooltip=[alt.Tooltip("said:N", title="Published")])]
