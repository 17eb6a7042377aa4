"""The whole way of a shared link, in a real browser: a steward publishes, an author freezes a briefing and makes a link, a member opens it on a
tablet, takes it away and explores; a later release revises its figures, which stay; the author revokes it, and there is one plain page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.axe import axe, unfold
from browser.conftest import STILL, app
from browser.keys import write
from make.random_casework import casework
from make.release import AS_AT
from make.snapshots import submitted
from scorecard.links import FRESH_SECONDS
from scorecard.wording import links as words

WORKED_THROUGH = 90_000  # milliseconds: what publishes has to be loaded once
TITLE = "How many ask, and how long they wait"
COMMITTEE = "Children's overview and scrutiny committee"
FIGURE = "Requests for an EHC needs assessment"


@contextmanager
def of(root: Path) -> Iterator[None]:
    """A data root, as the one that the settings name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        yield


def accepted(root: Path, seed: int, requests: int) -> None:
    """March 2024's casework, made up, waits to be published."""
    with of(root):
        submitted(AS_AT, casework(AS_AT, seed=seed, requests=requests, plans=200, reviews=150))


TABLET = 1024  # pixels wide


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data root of the walk's own, with a return that waits to be published."""
    found = tmp_path_factory.mktemp("shared") / "data"
    accepted(found, 1, 200)
    return found


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[str]:
    with app(root) as address:
        yield address


def drawn(page: Page) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def chosen(page: Page, label: str, words: str) -> None:
    """Type into a list of choices and take the one that it comes to."""
    field = page.get_by_role("combobox", name=label, exact=False).first
    field.fill(words)
    page.get_by_role("option", name=words, exact=True).first.click()
    drawn(page)


def published(page: Page, address: str, release_id: str) -> None:
    """A steward publishes what waits, on the page Publish."""
    page.goto(f"{address}/publish")
    expect(page.locator("h1")).to_have_text("Publish")
    write(page.get_by_label("Your name, for the register"), "A. Steward")
    drawn(page)
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("button", name="Publish this")).to_be_visible(timeout=WORKED_THROUGH)
    page.get_by_role("button", name="Publish this").click()
    expect(page.get_by_text(f"Release {release_id} is published, and shows now.")).to_be_visible(timeout=WORKED_THROUGH)


def frozen(page: Page, address: str) -> None:
    """An author makes a briefing of one figure, and freezes it, on the page Briefings."""
    page.goto(f"{address}/briefings")
    expect(page.locator("h1")).to_have_text("Briefings")
    page.get_by_label("Title", exact=True).fill(TITLE)
    chosen(page, "Committee", COMMITTEE)
    chosen(page, "Figures, in order", FIGURE)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Save")).to_be_enabled()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("b0001 is saved.")).to_be_visible()
    page.get_by_role("button", name="Freeze it for good").click()
    expect(page.get_by_text("b0001 is frozen.")).to_be_visible()


def made(page: Page, address: str) -> str:
    """An author makes a link on the page Shared links; gives the address that is told."""
    page.goto(f"{address}/links")
    expect(page.locator("h1")).to_have_text("Shared links")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text(words.ONCE)).to_be_visible()
    return page.get_by_test_id("stCode").inner_text().strip()


def revoked(page: Page, address: str) -> None:
    page.goto(f"{address}/links")
    page.get_by_label("Why", exact=True).fill("It went to the wrong committee")
    page.get_by_role("button", name="Revoke it").click()
    expect(page.get_by_role("button", name="Revoke it")).to_have_count(0)


def opened_without_a_script(newcomer: Callable[..., BrowserContext], link: str) -> Page:
    """The briefing as a member opens it: nothing is asked of anybody but itself, nothing is kept, and no script has to run."""
    context = newcomer(TABLET, java_script_enabled=False)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append((request.resource_type, request.url)))
    answer = page.goto(link)
    assert answer is not None and answer.status == 200 and asked == [("document", link)] and context.cookies() == []
    expect(page.locator("h1")).to_have_text(TITLE)
    return page


def told(page: Page) -> str:
    """The figure that the briefing tells."""
    return page.locator(".figure strong").inner_text()


def taken_away(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def is_fit_for_everybody(newcomer: Callable[..., BrowserContext], link: str) -> None:
    """axe finds nothing, at 400% zoom of 1280 pixels too, where nothing has to be scrolled sideways; light and dark."""
    for scheme in ("light", "dark"):
        page = newcomer(320, color_scheme=scheme, bypass_csp=True).new_page()  # so that axe itself may run
        page.goto(link)
        assert axe(page).broken == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def explored(newcomer: Callable[..., BrowserContext], link: str) -> Page:
    """The page beyond the briefing, in a browser that runs scripts: its figure with filters, and no menu."""
    page, complaints = newcomer(TABLET).new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(link)
    page.get_by_role("link", name=words.EXPLORE).click()
    expect(page.locator("h1")).to_have_text("Explore")
    expect(page.locator("h2")).to_have_text([FIGURE])
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    expect(page.locator("svg.marks").first).to_be_visible()
    drawn(page)
    assert complaints == []
    unfold(page)
    assert axe(page).broken == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 900})
    page.evaluate(STILL)
    drawn(page)
    assert axe(page).broken == []
    return page


def test_the_whole_way(visit, served: str, root: Path, newcomer) -> None:
    author = visit(f"{served}/publish").page
    published(author, served, "r0001")
    frozen(author, served)
    link = made(author, served)
    assert re.fullmatch(re.escape(served) + r"/b/[A-Za-z0-9_-]{56}", link)

    page = opened_without_a_script(newcomer, link)
    figure = told(page)
    assert figure.isdigit() and page.locator("svg[role=img]").count() == 1
    assert taken_away(page, words.PAPER).startswith(b"%PDF") and taken_away(page, "Tables (XLSX)").startswith(b"PK")
    kept = taken_away(page, words.WHOLE).decode()
    assert figure in kept and link.rpartition("/")[2] not in kept
    is_fit_for_everybody(newcomer, link)
    exploring = explored(newcomer, link)

    accepted(root, 2, 260)
    published(author, served, "r0002")
    time.sleep(FRESH_SECONDS)
    page.reload()
    assert told(page) == figure, "it shows what was given to the meeting"
    expect(page.get_by_text("Figures were revised on")).to_be_visible()
    changes = page.get_by_role("link", name=words.CHANGES)
    is_fit_for_everybody(newcomer, f"{link}/changes")
    changes.click()
    row = page.get_by_role("row").filter(has_text=FIGURE).first
    expect(row.get_by_role("cell").nth(1)).to_have_text(figure)
    expect(row.get_by_role("cell").nth(2)).not_to_have_text(figure)
    page.get_by_role("link", name=words.BACK).click()
    assert told(page) == figure

    revoked(author, served)
    answer = page.reload()
    assert answer is not None and answer.status == 404
    expect(page.locator("h1")).to_have_text(words.NOT_OPEN)
    is_fit_for_everybody(newcomer, link)
    assert TITLE not in page.content() and figure not in page.locator("main").inner_text()
    exploring.get_by_role("combobox", name="Months").click()
    exploring.get_by_role("option", name="All months").click()
    expect(exploring.locator("h1")).to_have_text(words.NOT_OPEN)
    expect(exploring.locator("h2")).to_have_count(0)
