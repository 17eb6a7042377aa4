"""A reason's way in a real browser: it is entered, stands on the page as text, stands on the scorecard, and is closed."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from playwright.sync_api import Locator, Page, expect

CARD = ".st-key-exception-plans_20_weeks_rate"
HOSTILE = (
    "=1+1 <script>document.title='run'</script> **bold** [link](javascript:alert(1)) http://example.invalid www.example.invalid &copy;"
)


def ready(page: Page) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def unfold(card: Locator, words: str) -> None:
    card.locator("summary").filter(has_text=words).click()
    ready(card.page)


def test_a_reason_is_entered_read_and_closed(visit, own_address: str) -> None:
    opened = visit(own_address + "/exceptions")
    page = opened.page
    name = page.get_by_label("Your name, for the register")
    name.fill("A. Steward")
    name.press("Enter")
    ready(page)
    card = page.locator(CARD)
    expect(card).to_contain_text("? Needs a reason · SEND casework")
    unfold(card, "Enter a reason")
    card.get_by_label("Reason", exact=True).fill(HOSTILE)
    card.get_by_label("Action", exact=True).fill("Agency cover until May.")
    card.get_by_role("button", name="Enter it").click()
    expect(card).to_contain_text("Give a review date")
    card.get_by_role("spinbutton", name="day, Review date").click()
    page.keyboard.type(f"{dt.date.today() + dt.timedelta(days=60):%d%m%Y}")
    card.get_by_role("button", name="Enter it").click()

    expect(card).to_contain_text("✔ Explained")
    expect(card).to_contain_text(HOSTILE)
    assert card.locator("a, script, strong:has-text('bold')").count() == 0, "what was typed is text"
    expect(page.locator("h2").first).to_contain_text("1 is explained")

    page.goto(own_address + "/measure?indicator=plans_20_weeks_rate")
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    with page.context.expect_page() as waited:
        page.get_by_role("link", name="Enter a reason, change it or close it").click()
    page = waited.value
    page.wait_for_url("**/exceptions?indicator=plans_20_weeks_rate")
    card = page.locator(CARD)
    expect(card).to_contain_text("✔ Explained")
    assert page.locator("h3").count() == 1, "the one that the link asks for"
    unfold(card, "Close it")
    card.get_by_label("Why it is closed").fill("Both posts are filled.")
    card.get_by_role("button", name="Close it").click()
    expect(card).to_contain_text("■ Closed")
    expect(card).to_contain_text("Closed because: Both posts are filled.")
    unfold(card, "All that was said")
    expect(card).to_contain_text("2 entries, newest first.")

    page.close()
    assert opened.complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_page_and_its_form_can_be_read_at_any_width(visit, address: str, width: int, scheme: str) -> None:
    opened = visit(address + "/exceptions", width=width, scheme=scheme)
    page = opened.page
    levels = [int(each[1]) for each in page.locator("h1, h2, h3, h4").evaluate_all("found => found.map(each => each.tagName)")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    faint = page.locator(f"{CARD} summary p").first.evaluate(
        "each => { let seen = 1; for (let at = each; at; at = at.parentElement) seen *= +getComputedStyle(at).opacity; return seen }"
    )
    assert faint == 1, "folded, too, it is read as easily as the rest"
    unfold(page.locator(CARD), "Enter a reason")
    for label in ("Reason", "Action", "Who acts: a role or a team"):
        expect(page.locator(CARD).get_by_label(label, exact=True)).to_have_count(1)
    wide = page.evaluate("Math.max(...[...document.querySelectorAll('[data-testid=stMain]')].map(each => each.scrollWidth))")
    assert wide <= width and opened.complaints == []
