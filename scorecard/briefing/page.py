"""A briefing as one HTML page: no script, nothing from elsewhere, all text inert; for light, dark and high contrast, and for paper."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.briefing import picture
from scorecard.briefing.told import Told

if TYPE_CHECKING:
    from jinja2 import Template

HERE = Path(__file__).parent


def page(of: Told) -> bytes:
    """The page, in UTF-8."""
    charts = {each.name: picture.on_page(each.chart, each.name, each.label, each.alt) for each in of.figures if each.chart}
    return _template().render(of=of, charts=charts, style=_style()).encode()


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # What is put into the page is text, whatever it holds, unless the template says that we made it: our style and charts.
    there = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return there.get_template("page.html")


@lru_cache(maxsize=1)
def _style() -> str:
    return (HERE / "page.css").read_text(encoding="utf-8")
