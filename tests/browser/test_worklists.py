"""A list of cases in a real browser: opened by keyboard, at any width, in the dark, and taken away as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def opened(visit, address: str, **how):
    """The page with its first list open."""
    found = visit(address + "/worklists", **how)
    found.page.get_by_role("button", name="Open the list").focus()
    found.page.keyboard.press("Enter")
    found.page.locator("[data-testid=stDataFrame]").wait_for()
    return found.settled()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_the_overdue_open_by_keyboard_at_any_width(visit, address_with_rows: str, width: int, scheme: str) -> None:
    found = opened(visit, address_with_rows, width=width, scheme=scheme)
    page = found.page
    heading = page.locator("h2").inner_text()
    number = re.fullmatch(r"Assessments open past 20 weeks: (\d+) as at 31 March 2024", heading)
    assert number
    assert page.get_by_text("Release r0001 shows the same figure.").count() == 1
    table = page.locator("[data-testid=stDataFrame] table[role=grid]").first
    assert int(table.get_attribute("aria-rowcount") or 0) - 1 == int(number[1]), "a row for each that the heading counts"
    assert "Case officer" in (table.text_content() or "") or width < 640
    wide = page.evaluate("Math.max(...[...document.querySelectorAll('[data-testid=stMain]')].map(each => each.scrollWidth))")
    assert wide <= width and found.complaints == []


def test_everything_on_the_page_has_a_name(visit, address_with_rows: str) -> None:
    page = opened(visit, address_with_rows).page
    names = [page.get_by_role("combobox", name=each, exact=True).count() for each in ("List", "As at", "Phase", "Primary need", "Area")]
    assert names == [1] * 5 and page.get_by_role("combobox").count() == 5
    assert page.get_by_role("textbox", name="Your name, for the register").count() == 1


def test_a_list_is_taken_away_as_a_file(visit, address_with_rows: str) -> None:
    page = opened(visit, address_with_rows).page
    for words, ending, start in (("List as XLSX", ".xlsx", b"PK"), ("List as CSV", ".csv", b"\xef\xbb\xbfRequest,Case officer,Age (days)")):
        with page.expect_download() as waited:
            page.get_by_role("button", name=words, exact=True).click()
        assert waited.value.suggested_filename == f"overdue_2024-03-31{ending}"
        assert Path(waited.value.path()).read_bytes().startswith(start)
