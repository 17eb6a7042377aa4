"""The month in a real browser: its links lead to what came, its e-mail can be copied, and it is read whole on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_each_link_leads_to_its_own_submission(visit, address: str) -> None:
    opened = visit(address + "/month")
    page = opened.page
    dates = page.locator(".st-key-calendar")
    for place, (as_at, words) in enumerate([("2024-03-31", "31 March 2024"), ("2024-02-29", "29 February 2024")] * 2):
        dates.get_by_role("link").nth(place % 2).click()
        page.wait_for_url(f"**/returns_received?submission=casework%2F{as_at}%2F*")
        expect(page.get_by_role("combobox", name="Return")).to_have_value(re.compile(f"casework as at {words} "))
        page.go_back()
        expect(page.locator("h1")).to_have_text("The month")
    assert opened.complaints == []


def test_what_has_been_due_since_is_counted_when_asked_and_the_email_can_be_copied(visit, address: str) -> None:
    page = visit(address + "/month").page
    expect(page.get_by_test_id("stMetric").filter(has_text="Late")).to_contain_text("0")
    page.get_by_text("Count what has been due since").click()
    expect(page.get_by_text("What has been due since is counted as late.")).to_be_visible()
    expect(page.get_by_test_id("stCode").first).to_contain_text("SEND returns:")
    text = page.get_by_test_id("stCode").nth(1)
    expect(text).to_contain_text("Hello SEND casework,")
    text.hover()
    expect(text.get_by_role("button")).to_be_visible()


def test_a_phone_shows_two_dates_abreast_and_every_word(visit, address: str) -> None:
    page = visit(address + "/month", width=390).page
    boxes = [each.bounding_box() for each in page.locator(".st-key-calendar").get_by_role("link").all()[:2]]
    assert boxes[0] and boxes[1] and boxes[0]["y"] == boxes[1]["y"] and boxes[1]["x"] + boxes[1]["width"] <= 390
    cut = page.locator(".st-key-calendar p").evaluate_all("found => found.filter(each => each.scrollWidth > each.clientWidth + 1).length")
    assert cut == 0
