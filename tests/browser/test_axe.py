"""axe over every page of the menu, with everything on it unfolded: with a release and before the first one, wide and narrow, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from browser.axe import axe, unfold
from browser.known import KNOWN
from browser.menu import ASKS, BY_LINK, PAGES
from scorecard import settings

each_page = pytest.mark.parametrize("name", PAGES)


def lightness(page: Page) -> int:
    colour = page.locator("[data-testid=stApp]").evaluate("each => getComputedStyle(each).backgroundColor")
    return int(colour.removeprefix("rgb(").split(",")[0])


def test_every_page_is_tested() -> None:
    assert {*PAGES, BY_LINK} == {path.stem for path in (settings.CHECKOUT / "pages").glob("*.py")}


def test_the_statement_names_every_known_exception() -> None:
    said = (settings.CHECKOUT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    assert all(f"`{each.rule}`" in said for each in KNOWN)


@each_page
def test_a_page_breaks_no_rule(visit, address: str, name: str) -> None:
    """Wide and light; then narrow and dark: each width and each scheme once."""
    opened = visit(address + PAGES[name] + ASKS.get(name, ""))
    unfold(opened.page)
    assert axe(opened.page).broken == []
    opened.page.emulate_media(color_scheme="dark")
    opened.page.set_viewport_size({"width": 390, "height": 900})
    opened.still()
    assert lightness(opened.page) < 50, "it follows the system's scheme"
    assert axe(opened.page).broken == []


@each_page
def test_a_page_breaks_no_rule_before_the_first_release(visit, empty_address: str, name: str) -> None:
    opened = visit(empty_address + PAGES[name], width=390, scheme="dark")
    unfold(opened.page)
    assert axe(opened.page).broken == []


def test_a_list_of_cases_breaks_no_rule(visit, address_with_rows: str) -> None:
    page = visit(address_with_rows + "/worklists").page
    page.get_by_role("button", name="Open the list").click()
    page.locator("[data-testid=stDataFrame]").wait_for()
    assert axe(page).broken == []


def press(page: Page, name: str) -> None:
    """By keyboard: a table's tools lie over it only while they have the focus."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_a_chart_can_be_read(visit, address: str, scheme: str) -> None:
    """axe cannot tell what a drawn word stands on: that is the page, which its ink has to be 4.5 to 1 against (WCAG 2.2, 1.4.3)."""
    page = visit(address + "/measure?indicator=plans_20_weeks_rate", scheme=scheme).page
    ground = page.locator("svg.marks").first.evaluate("each => getComputedStyle(each).backgroundColor")
    inks = page.locator("svg.marks :is(.role-axis-label, .role-legend-label) text").evaluate_all(
        "found => found.map(each => [getComputedStyle(each).fill, getComputedStyle(each).opacity])"
    )
    assert inks and min(contrast(ink, ground, float(opacity)) for ink, opacity in inks) >= 4.5


def contrast(ink: str, ground: str, opacity: float) -> float:
    """How far two colours (rgb(r, g, b)) stand apart, as WCAG 2.2 reckons it."""
    over, under = ([int(each) for each in re.findall(r"\d+", colour)[:3]] for colour in (ink, ground))
    seen = [opacity * one + (1 - opacity) * other for one, other in zip(over, under, strict=True)]
    light, dark = sorted((_luminance(seen), _luminance(under)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    linear = [each / 255 / 12.92 if each / 255 <= 0.04045 else ((each / 255 + 0.055) / 1.055) ** 2.4 for each in colour]
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def menu_of_pages(page: Page) -> None:
    page.get_by_test_id("stTopNavSection").first.click()
    page.locator("[data-floating-ui-portal] a").first.wait_for()


def main_menu(page: Page) -> None:
    page.get_by_test_id("stMainMenuButton").click()
    page.get_by_test_id("stMainMenuPopover").wait_for()


def menu_of_files(page: Page) -> None:
    page.get_by_role("button", name="Download").first.click()
    page.get_by_test_id("stPopoverBody").wait_for()


def choices(page: Page) -> None:
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").first.wait_for()


def chosen_cell(page: Page) -> None:
    page.locator("[data-testid=stDataFrame] .dvn-scroller").first.click(position={"x": 60, "y": 60})
    page.locator("[role=gridcell][aria-selected=true]").first.wait_for(state="attached")


def search(page: Page) -> None:
    press(page, "Search")
    page.get_by_test_id("search-input").wait_for()


def columns(page: Page) -> None:
    press(page, "Show/hide columns")
    page.get_by_test_id("stDataFrameColumnVisibilityMenu").wait_for()


def whole_screen(page: Page) -> None:
    press(page, "Fullscreen")
    page.get_by_role("button", name="Close fullscreen").first.wait_for()


@pytest.mark.parametrize("opening", [menu_of_pages, main_menu, menu_of_files, choices, chosen_cell, search, columns, whole_screen])
def test_what_opens_breaks_no_rule(visit, address: str, opening: Callable[[Page], None]) -> None:
    page = visit(address + "/history").page
    opening(page)
    assert axe(page).broken == []


# Where each of KNOWN stands: a page, how wide, and what has to be opened.
STANDS: dict[str, tuple[str, int, Callable[[Page], None] | None]] = {
    "list": ("/definitions", 390, None),
    "listitem": ("/definitions", 390, None),
    "region": ("/history", 1280, main_menu),
    "presentation-role-conflict": ("/submit", 1280, None),
}


@pytest.mark.parametrize("place", range(len(KNOWN)), ids=[each.rule for each in KNOWN])
def test_a_known_exception_is_still_there(visit, empty_address: str, place: int) -> None:
    path, width, opening = STANDS[KNOWN[place].rule]
    page = visit(empty_address + path, width).page
    if opening:
        opening(page)
    assert place in axe(page).excused, "Streamlit has mended it: take it from known.py and from docs/accessibility.md"
