"""A figure's chart as SVG for a page: no larger than it need be, in colours that the page sets, with a title and a description.

Made when a briefing is frozen or looked at, from what the table beneath it holds and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import escape

from scorecard import charts
from scorecard.charts import Picture, image
from scorecard.wording import BoardRow

MOST = 24  # periods that are drawn, and stand in the table beneath
WIDTH, HEIGHT = 470, 210  # pixels, without what stands around it: letters are still read on a phone
INK, GRID = image.INK, image.GRID
# Colours of the page, by the colour that a file of the same chart has: the light theme's, which the page changes in the dark.
_BY_PAGE = {INK: "currentColor", GRID: "var(--grid)"} | {each: f"var(--c{place})" for place, each in enumerate(image.colours(), 1)}
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_NOT_DRAWN = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events|xmlns:xlink|cursor|stroke-miterlimit)="[^"]*"')
_EMPTY = re.compile(r'<g(?: [^<>]*)?></g>|<path (?:d="M0,0[^"]*" )?fill="none"/>|<rect [^<>]*fill="none"[^<>]*/>')


def drawn(row: BoardRow) -> Picture:
    """The chart of a line's newest periods; its limits rest on all of them."""
    readings = tuple(each for each in row.line.readings if each.as_at <= row.reading.as_at)[-MOST:]
    return charts.line_picture(replace(row, line=replace(row.line, readings=readings)))


@lru_cache(maxsize=128)  # a preview is drawn again and again, and pictures are kept
def svg(picture: Picture) -> str:
    """A chart as a file's SVG, without words around it; empty where it has nothing to draw."""
    if not any(point.value is not None for each in picture.series for point in each.points):
        return ""
    import vl_convert

    spec = image.whole(picture, "", "")
    del spec["title"]
    spec |= {"width": WIDTH, "height": HEIGHT, "background": "transparent"}
    spec["padding"] = {side: 4 + (picture.spec.get("padding") or {}).get(side, 0) for side in ("left", "top", "right", "bottom")}
    return smaller(vl_convert.vegalite_to_svg(spec))


def smaller(drawing: str) -> str:
    """The same drawing in fewer letters: what is not drawn left out, places to a tenth of a pixel."""
    drawing = _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), _NOT_DRAWN.sub("", drawing))
    while (less := _EMPTY.sub("", drawing)) != drawing:
        drawing = less
    return drawing


def on_page(drawing: str, name: str, title: str, described: str) -> str:
    """A drawing as a page has it: in the page's colours, named and described by text that is shown to nobody else. `name` is its own."""
    for of_file, of_page in _BY_PAGE.items():
        drawing = re.sub(re.escape(of_file), of_page, drawing, flags=re.IGNORECASE)
    head, _, rest = drawing.partition(">")
    told = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-text">{escape(described)}</desc>'
    return f'{head} role="img" aria-labelledby="{name}-title {name}-text">{told}{rest}'
