"""A frozen briefing in a real browser, opened as the file that it is: axe finds nothing in light, dark or high contrast, it fits a phone and
400% zoom, the keyboard reaches everything, and nothing is asked of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import axe
from make.briefing import COUNT, HOSTILE, item, own_root, saved
from scorecard.briefing import freeze


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        root = tmp_path_factory.mktemp("briefing") / "data"
        patch.setenv("SCORECARD_DATA", str(root))
        own_root(root)
        items = [item(), item(words=HOSTILE, column="phase", value="primary"), item(COUNT), item("suspension_term_plan_rate")]
        return freeze(saved(items, title=f"Waits {HOSTILE}"), "A. Author").file("index.html")


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator:
    pages: list[Page] = []

    def page(width: int = 1100, **how: object) -> Page:
        found = browser.new_page(viewport={"width": width, "height": 900}, **how)
        asked: list[str] = []
        found.on("request", lambda request: asked.append(request.url))
        found.goto(file.as_uri())
        assert asked == [file.as_uri()], "it asks nothing of anybody"
        pages.append(found)
        return found

    yield page
    for each in pages:
        each.close()


@pytest.mark.parametrize(
    "how", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"width": 320}], ids=["light", "dark", "high contrast", "phone"]
)
def test_axe_finds_nothing(opened, how: dict) -> None:
    page = opened(bypass_csp=True, **how)  # so that axe itself may run
    assert axe(page).broken == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "also at 400% zoom of 1280 pixels"


def test_text_is_text(opened) -> None:
    page = opened()
    assert page.title().startswith("Waits <script>") and "{{ 7*7 }}" in page.locator(".words").nth(1).inner_text()
    assert page.locator("script").count() == 0


def test_the_keyboard_skips_to_the_briefing_and_reaches_each_chart_and_table(opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the briefing"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))
    wanted = page.locator("[role=region]").evaluate_all("found => found.map(each => each.getAttribute('aria-label'))")
    assert wanted and set(wanted) <= reached


def test_nothing_moves_where_that_is_asked_for(opened) -> None:
    page = opened(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
