"""A chart as a file, made only when it is asked for: on white, in the light theme's colours, with its title and its source line.

The maker of pictures is heavy, so it is loaded when the first file is asked for and never by a page.
"""

from __future__ import annotations

import copy
import re
import textwrap
import tomllib
from functools import lru_cache
from typing import Any

from scorecard import settings
from scorecard.charts.series import Picture

WIDTH, HEIGHT = 860, 380  # pixels; twice as many in a PNG
_FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # at one of these the maker of pictures ends the process
INK, GRID = "#1B1F24", "#D9DDE2"


def svg(picture: Picture, title: str, source: str) -> bytes:
    """A chart as SVG."""
    import vl_convert

    return vl_convert.vegalite_to_svg(whole(picture, title, source)).encode()


def png(picture: Picture, title: str, source: str) -> bytes:
    """A chart as PNG, at twice its size so that print is sharp."""
    import vl_convert

    return vl_convert.vegalite_to_png(whole(picture, title, source), scale=2)


def whole(picture: Picture, title: str, source: str) -> dict[str, Any]:
    """The chart's spec with all that the page would have given it: data, size, colours, and the words around it."""
    spec = copy.deepcopy(picture.spec)
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
    spec |= {"data": {"values": picture.data.to_pylist()}, "width": WIDTH, "height": HEIGHT, "background": "white"}
    padding = spec.get("padding")
    sides = padding if isinstance(padding, dict) else {}
    spec["padding"] = {side: 16 + sides.get(side, 0) for side in ("left", "top", "right", "bottom")}
    lines, sources = textwrap.wrap(title, 88) or [""], textwrap.wrap(source, 120)
    spec["title"] = {"text": lines, "subtitle": sources, "anchor": "start", "frame": "group", "offset": 14}
    text = {"labelFont": _FONT, "titleFont": _FONT, "labelFontSize": 14, "titleFontSize": 14, "labelColor": INK, "titleColor": INK}
    spec["config"] = {
        "font": _FONT,
        "title": {"fontSize": 18, "color": INK, "subtitleFontSize": 13, "subtitleColor": "#4B4F54", "subtitlePadding": 6},
        "axis": text | {"gridColor": GRID, "domainColor": GRID, "tickColor": GRID},
        "axisX": {"grid": False},
        "legend": text,
        "view": {"stroke": None},
        "range": {"category": colours()},
    }
    return _drawable(spec)


def _drawable(of: Any) -> Any:
    """Every text in it as one that can be drawn."""
    if isinstance(of, str):
        return _NO_XML.sub("\ufffd", of)
    if isinstance(of, dict):
        return {_drawable(key): _drawable(value) for key, value in of.items()}
    return [_drawable(each) for each in of] if isinstance(of, list | tuple) else of


@lru_cache(maxsize=1)
def colours() -> list[str]:
    """The colours of the app's light theme, in their order."""
    with (settings.CHECKOUT / ".streamlit" / "config.toml").open("rb") as file:
        return tomllib.load(file)["theme"]["light"]["chartCategoricalColors"]
