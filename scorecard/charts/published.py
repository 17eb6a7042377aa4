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
    """The layers that draw marks over an axis whose field is that of `x`; none without marks."""
    name = str(x.shorthand).partition(":")[0]
    layers = []
    for shape in sorted({each.shape for each in marks}):  # a layer each: an encoding would put them among the lines' own shapes in the key
        values = [{name: each.at, "value": each.value, "said": each.said} for each in marks if each.shape == shape]
        drawn = alt.Chart(alt.Data(values=values))
        drawn = drawn.mark_point(shape=shape, size=110, color=theme.EDGE, strokeWidth=2, filled=False, opacity=1)
        layers.append(drawn.encode(x=x, y="value:Q", tooltip=[alt.Tooltip("said:N", title="Published")]))
    return layers
