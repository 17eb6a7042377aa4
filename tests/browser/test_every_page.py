"""Every page of the menu in a real browser, each opened once: it opens without an error, tells nobody else, is walked by keyboard, breaks no
rule of axe with everything on it unfolded, and can be read at any width, by any eye and on paper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from browser.axe import axe, unfold
from browser.conftest import Browsing, Visit
from browser.keys import walk
from browser.menu import ASKS, BY_LINK, PAGES, TITLES
from scorecard import settings

CHARTS = {"measure": 1, "timeliness": 6, "backlog": 5, "exclusions": 10, "attendance": 6, "workforce": 8, "improvement_plan": 1}
SPANS = {  # of a chart, in words; the others' are by month
    "measure": "^SPC chart of New EHC plans issued within 20 weeks",
    "exclusions": "by half-term|, 15 February 2024",
    "attendance": "by half-term",
    "improvement_plan": "by priority and rating, as at 31 March 2024",
}
OWN_PAPER = {"highlight_report"}  # on paper it is a sheet of its own: test_improvement_plan.py
STYLE = "(each, name) => getComputedStyle(each)[name]"


class Opened(NamedTuple):
    """A page: its file's name without its ending, and the visit."""

    name: str
    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    def seen(self, width: int, scheme: str = "light", media: str = "screen") -> Page:
        """The page at a width, in a scheme, on a screen or on paper, once it stands still."""
        self.page.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type]
        self.page.set_viewport_size({"width": width, "height": 900})
        self.visit.still()
        return self.page


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, browsing: Browsing, address: str) -> Iterator[Opened]:
    """A page, wide and light as it opens, for all tests of this file one after the other."""
    name = request.param
    found = Opened(name, browsing.visit(address + PAGES[name] + ASKS.get(name, "")))
    yield found
    browsing.leave(found.visit)


def lightness(colour: str) -> float:
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_every_page_is_in_the_menu() -> None:
    assert {*PAGES, BY_LINK} == {path.stem for path in (settings.CHECKOUT / "pages").glob("*.py")}


def test_it_opens_whole(opened: Opened) -> None:
    page = opened.page
    assert page.locator("h1").all_inner_texts() == [TITLES[opened.name]]
    expect(page).to_have_title(f"{TITLES[opened.name]} · SEND Scorecard")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert "Synthetic sample: no real children" in page.locator("body").inner_text()
    assert opened.visit.complaints == []
    assert opened.visit.hosts <= {"127.0.0.1", ""}, "the page asks this computer alone"
    levels = [int(each[1]) for each in page.locator("h1, h2, h3, h4").evaluate_all("found => found.map(each => each.tagName)")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    drawn = page.locator("[data-testid=stVegaLiteChart]")
    assert drawn.count() == CHARTS.get(opened.name, 0)
    for place in range(drawn.count()):  # each says in words what it shows, and shows something
        said = drawn.nth(place).get_attribute("aria-label") or ""
        assert opened.visit.headings()[place] in said and re.search(SPANS.get(opened.name, "by month"), said)
        assert drawn.nth(place).locator("svg.marks .mark-line path, svg.marks .mark-rect path").count() > 0


def test_it_is_walked_with_tab(opened: Opened) -> None:
    """Each control is reached in its order and seen, and nothing holds the walk."""
    found = walk(opened.page)
    assert found.ended, "the walk was held on the page"
    assert (found.missed, found.unseen, found.backwards) == ([], [], [])


def test_it_breaks_no_rule_wide_and_light(opened: Opened) -> None:
    unfold(opened.page)
    assert axe(opened.page).broken == []


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_wider_than_a_phone_nor_than_a_screen_at_four_times_its_size(opened: Opened, width: int) -> None:
    """A phone's 390 pixels; and 320, which is what a screen of 1280 has at 400 per cent (WCAG 2.2, 1.4.10)."""
    wide = opened.seen(width).evaluate(
        "[document.documentElement.scrollWidth, ...[...document.querySelectorAll('[data-testid=stMain]')].map(each => each.scrollWidth)]"
    )
    assert max(wide) <= width


def test_it_breaks_no_rule_narrow_and_dark(opened: Opened) -> None:
    page = opened.seen(390, "dark")
    assert lightness(page.locator("[data-testid=stApp]").evaluate(STYLE, "backgroundColor")) < 50, "it follows the system's scheme"
    assert axe(page).broken == []


def test_on_paper_it_is_dark_on_white_and_nothing_is_cut(opened: Opened) -> None:
    """A4 without its margins; the scorecard lies on its side."""
    if opened.name in OWN_PAPER:
        pytest.skip("it has a test of its own")
    width = 1062 if opened.name == "board" else 703
    page = opened.seen(width, "dark", media="print")
    parts = "[...document.querySelectorAll('[data-testid=stMain], svg.marks')]"
    assert page.evaluate(f"Math.max(...{parts}.map(each => each.scrollWidth))") <= width
    assert page.locator("[data-testid=stExpander]:visible, [data-testid=stHeader]:visible, [data-testid=stPopover]:visible").count() == 0
    assert page.locator(".st-key-filters").count() == 0 or not page.locator(".st-key-filters").is_visible()
    assert lightness(page.locator("h1").evaluate(STYLE, "color")) < 60
    assert lightness(page.locator("[data-testid=stApp]").evaluate(STYLE, "backgroundColor")) > 240


def test_nobody_complained_meanwhile(opened: Opened) -> None:
    assert opened.visit.complaints == []
