"""Submitting in a real browser, with the real clerk and its worker: what was sent is said, and leads to what was found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from make.casework import workbook
from make.files import put, tables, xlsx

HELD = put(tables(), "requests", 3, "received_date", "31/06/2024")
WORKED_THROUGH = 90_000  # milliseconds: the checks have to be loaded once


def card(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.locator("[data-testid=stVerticalBlock]").filter(has=page.get_by_text(name, exact=True)).last


def test_a_good_file_and_a_faulty_one(visit, own_address: str, tmp_path: Path) -> None:
    opened = visit(own_address + "/submit")
    page = opened.page
    page.get_by_label("Your name, for the register").fill("B. Steward")
    page.keyboard.press("Enter")
    paths = [xlsx(tmp_path / "faulty [1].xlsx", HELD), workbook(tmp_path / "good.xlsx")]
    page.set_input_files("input[type=file]", [str(each) for each in paths])
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("good.xlsx").first).to_be_visible()
    expect(page.get_by_role("button", name="Clear the list")).to_be_visible(timeout=WORKED_THROUGH)
    expect(card(page, "faulty [1].xlsx")).to_contain_text("■ Held")
    expect(card(page, "faulty [1].xlsx")).to_contain_text("casework as at 31 March 2024 · 52 rows")
    expect(card(page, "faulty [1].xlsx")).to_contain_text("1 finding holds the return")
    expect(card(page, "good.xlsx")).to_contain_text(re.compile("▸ Passed, not accepted yet|[?] Queries open"))
    expect(card(page, "good.xlsx")).to_contain_text("A resubmission")
    card(page, "faulty [1].xlsx").get_by_role("link", name="What was found").click()
    page.wait_for_url("**/returns_received?submission=casework%2F2024-03-31%2F*")
    expect(page.locator("h1")).to_have_text("Returns received")
    found = page.locator("[data-testid=stDataFrame]").nth(1)
    found.get_by_text("31/06/2024").first.wait_for(state="attached")
    assert opened.complaints == []


def test_another_steward_sees_the_same_list_and_the_same_file_is_recognised(visit, own_address: str, tmp_path: Path) -> None:
    page = visit(own_address + "/submit").page
    page.set_input_files("input[type=file]", str(workbook(tmp_path / "good again.xlsx")))
    expect(page.get_by_text("faulty [1].xlsx")).to_be_visible()
    shutil.copy(xlsx(tmp_path / "first.xlsx", HELD), tmp_path / "second.xlsx")
    page.reload()
    page.set_input_files("input[type=file]", [str(tmp_path / "first.xlsx"), str(tmp_path / "second.xlsx")])
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(card(page, "second.xlsx")).to_contain_text("This very file was received before", timeout=WORKED_THROUGH)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_it_fits_its_screen(visit, own_address: str, width: int, scheme: str) -> None:
    opened = visit(own_address + "/submit", width, scheme)
    assert (
        max(opened.page.evaluate("[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"))
        <= width
    )
    assert opened.complaints == []
