"""Actions of the improvement plan as level bars, stacked by rating; and a rating's shape on its colour."""

from __future__ import annotations

import re
from urllib.parse import quote

import altair as alt
import pyarrow as pa

from scorecard.charts import theme
from scorecard.charts.series import Picture
from scorecard.released import Plan
from scorecard.terms import Rating
from scorecard.wording.plan import GROUPS, group

MOST = 20  # bars; the table has all
LEAST = 0.06  # of the longest bar: a part that is shorter has no number on it
BAR = 34  # pixels a bar
GREY = "#5F6368"


def colour(of: Rating | None) -> str:
    """A rating's colour as the authority's file has it; grey where that is no colour."""
    return of.colour if of is not None and re.fullmatch(r"#[0-9A-Fa-f]{6}", of.colour) else GREY


def ink(ground: str) -> str:
    """White or black, whichever can be read on a colour (WCAG 2.2's contrast)."""
    parts = [int(ground[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#FFFFFF" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000000"


def shape(of: Rating | None) -> str | None:
    """A rating's shape on its colour, as a picture in an address; None where there is no rating."""
    if of is None:
        return None
    ground = colour(of)
    said = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(of.shape[:1], of.shape[:1])
    drawn = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='24' height='24'>"
        f"<rect width='24' height='24' rx='4' fill='{ground}'/>"
        f"<text x='12' y='17' text-anchor='middle' font-size='15' font-family='sans-serif' fill='{ink(ground)}'>{said}</text></svg>"
    )
    return f"data:image/svg+xml,{quote(drawn)}"


def rated(plan: Plan, column: str) -> Picture:
    """A bar for each value of a column of GROUPS, stacked in the scheme's order. Priorities stand in their order, the others by how many
    actions they have."""
    groups = [(group(plan, column, value), each) for value, each in plan.by(column).items() if each.actions]
    if column != "priority":
        groups = sorted(groups, key=lambda one: -len(one[1].actions))
    longest = max((len(each.actions) for _, each in groups), default=0)
    rows = [
        {
            "group": name,
            "rating": f"{total.rating.shape} {total.rating.word}",
            "place": total.rating.place,
            "actions": total.actions,
            "label": f"{total.rating.shape} {total.actions}" if total.actions >= LEAST * longest else "",
            "ink": ink(colour(total.rating)),
        }
        for name, each in groups[:MOST]
        for total in each.totals()
        if total.actions
    ]
    return Picture(pa.Table.from_pylist(rows), _spec(plan, [name for name, _ in groups[:MOST]], column), pa.table({}), "Bar chart")


def _spec(plan: Plan, names: list[str], column: str) -> dict:
    words = [f"{each.shape} {each.word}" for each in plan.scheme]
    axis = alt.Axis(title=None, labelLimit=160, ticks=False, domain=False, labelPadding=6)
    base = alt.Chart(theme.DATA).encode(
        y=alt.Y("group:N", sort=names, axis=axis),
        x=alt.X("actions:Q", stack="zero", axis=alt.Axis(title="Actions", tickMinStep=1)),
        order=alt.Order("place:Q"),
    )
    colours = alt.Scale(domain=words, range=[colour(each) for each in plan.scheme])
    bar = base.mark_bar(stroke=theme.EDGE, strokeWidth=0.5).encode(
        color=alt.Color("rating:N", scale=colours, legend=theme.legend(columns=2)),
        tooltip=[
            alt.Tooltip("group:N", title=GROUPS[column]),
            alt.Tooltip("rating:N", title="Rating"),
            alt.Tooltip("actions:Q", title="Actions"),
        ],
    )
    text = base.mark_text(fontWeight="bold", tooltip=False).encode(
        x=alt.X("actions:Q", stack="zero", bandPosition=0.5),
        text="label:N",
        color=alt.Color("ink:N", scale=None, legend=None),
    )
    spec = theme.finish(alt.layer(bar, text))
    spec["height"] = BAR * max(len(names), 2) + 90
    return spec
