"""What all charts share: the axis of months, the legend, and colours. Page text and grid follow the page's own light or dark theme.

Series are told apart by dash and point as well as by colour. Their colours are the theme's (.streamlit/config.toml), one set for light
and one for dark, each at least 4.5 to 1 against its page. The age bands' are fixed: blue within 20 weeks, orange after, darker with age.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

DATA = alt.NamedData("figures")  # stands for the table that the page gives
HEIGHT = 300  # pixels, with axis and legend
DASHES: list[list[int]] = [[1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [14, 4]]
SHAPES = ["circle", "square", "triangle-up", "diamond", "cross"]
WIDEST_KEY = 40  # letters that a phone has room for in one row of the key
WIDEST_OF_TWO = 23  # and in each half of a row
AGE_BANDS = ("#A9CDEE", "#5E9FD8", "#2B6CB0", "#F3B273", "#DD7A2B", "#A6440C")
IN_TIME_OR_NOT = ("#5E9FD8", "#F3B273", "#A6440C")
# Making Data Count's colours, each with a shape of its own: a point's edge is what is seen of it where its colour is near the page's.
SIGNALS = {
    "Normal variation": ("#A6A6A6", "circle"),
    "Improvement": ("#00B0F0", "square"),
    "Concern": ("#E46C0A", "diamond"),
    "Change": ("#490092", "triangle-up"),
}
TARGET = "#DE1B1B"
EDGE = "#6B7280"  # thin line round bars: seen on white and on black
SIGN = "#7A7F87"  # a sign in a figure's place: at least 4 to 1 on white and on black
EVERY_MONTH_UP_TO = 14  # months on the axis; above that, one label a quarter

_NAMES = "['Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec'][toNumber(slice(datum.value, 5)) - 1]"


def month_axis(months: Sequence[str]) -> alt.X:
    """The axis of months (yyyy-mm). The year stands under January and under the first month."""
    quarters = all(each[5:] in ("03", "06", "09", "12") for each in months)
    opening = ("03", "09") if quarters else ("01", "04", "07", "10")
    labelled = [each for each in months if len(months) <= EVERY_MONTH_UP_TO or each[5:] in opening]
    first = labelled[0] if labelled else ""
    text = f"(slice(datum.value, 5) == '{opening[0]}' || datum.value == '{first}') ? [{_NAMES}, slice(datum.value, 0, 4)] : {_NAMES}"
    axis = alt.Axis(
        title=None, values=labelled, labelExpr=text, labelAngle=0, labelPadding=6, ticks=True, tickSize=4, labelOverlap="greedy"
    )
    return alt.X("month:O", sort=list(months), scale=alt.Scale(domain=list(months)), axis=axis)


def value_axis(unit: str, whole: bool = True) -> alt.Y:
    """The axis of values: from zero; a percentage's to 100, unless it is told to end where the figures do (`whole`: false)."""
    if unit == "percent" and not whole:
        axis = alt.Axis(title=None, tickCount=5, labelExpr="datum.label + '%'", labelPadding=6)
        return alt.Y("value:Q", scale=alt.Scale(zero=True, nice=True), axis=axis)
    if unit == "percent":
        axis = alt.Axis(title=None, values=[0, 25, 50, 75, 100], labelExpr="datum.label + '%'", labelPadding=6)
        return alt.Y("value:Q", scale=alt.Scale(domain=[0, 100]), axis=axis)
    axis = alt.Axis(title="Weeks" if unit == "weeks" else None, tickCount=5, format=",~f", labelPadding=6, titlePadding=6)
    return alt.Y("value:Q", scale=alt.Scale(zero=True, nice=True), axis=axis)


def level_axis(unit: str, low: float, high: float) -> alt.Y:
    """The axis of values of a process: as far as its figures and limits go, for what counts is how far they are apart."""
    axis = alt.Axis(title="Weeks" if unit == "weeks" else None, tickCount=5, labelPadding=6, titlePadding=6)
    axis["labelExpr" if unit == "percent" else "format"] = "datum.label + '%'" if unit == "percent" else ",~f"
    return alt.Y("value:Q", scale=alt.Scale(domain=[low, high], zero=False, nice=True), axis=axis)


def grey() -> alt.ColorDatum:
    """The theme's grey, which text and lines can be read in on its page, light or dark: the fifth of its colours."""
    return alt.ColorDatum("grey", scale=alt.Scale(domain=["", "2", "3", "4", "grey"]), legend=None)


def legend(columns: int) -> alt.Legend:
    """A key above the chart, in the order of the series."""
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        columns=columns,
        labelLimit=300,
        symbolSize=80,
        symbolStrokeWidth=0,
        offset=4,
        padding=0,
    )


def key(names: Sequence[str]) -> alt.Legend | None:
    """The key to lines: in one row where a phone has room for it, else two abreast, or one under the other. None for a single line."""
    if len(names) < 2:
        return None
    if sum(map(len, names)) <= WIDEST_KEY:
        return legend(columns=len(names))
    return legend(columns=2 if max(map(len, names)) <= WIDEST_OF_TWO else 1)


def tooltip(with_cases: bool) -> list[alt.Tooltip]:
    """What is shown of a point: the month, which series, its figure, and a rate's two counts."""
    shown = [alt.Tooltip("Month:N"), alt.Tooltip("series:N", title="Series"), alt.Tooltip("Figure:N")]
    return [*shown, alt.Tooltip("Cases:N")] if with_cases else shown


def finish(layers: alt.LayerChart | alt.FacetChart) -> dict:
    """The chart as a spec without data. Every chart takes all the width there is."""
    with alt.data_transformers.enable(consolidate_datasets=False):
        spec = layers.properties(height=HEIGHT).to_dict(validate=False)
    for unwanted in ("$schema", "config", "data"):
        spec.pop(unwanted, None)
    spec["config"] = {"aria": False, "mark": {"aria": False}}  # its marks are no words: what it shows is said by its text and its table
    for layer in spec["layer"]:
        if layer.get("data") == DATA.to_dict():
            del layer["data"]
    return spec
