"""A steward's first hour, in a real browser with the real clerk, by keyboard alone: a faulty file, its marked copy, a mended one, a reason,
acceptance, what would change, publication, and taking it back."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit, app
from browser.keys import press, write
from make.casework import valid, workbook

WORKED_THROUGH = 90_000  # milliseconds: the checks have to be loaded once
WHO = "A. Steward"


def march(path: Path, received: object = None) -> Path:
    """A return with a new area, and with whatever stands for the day on which request R02 was received."""
    rows = valid()
    rows["persons"][0]["area"] = "Atlantis"
    rows["requests"][1]["received_date"] = received or rows["requests"][1]["received_date"]
    return workbook(path, rows)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory):
    """The app on a data root of the walk's own."""
    with app(tmp_path_factory.mktemp("walk")) as address:
        yield address


def ready(page: Page) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def name_oneself(page: Page) -> None:
    field = page.get_by_label("Your name, for the register")
    write(field, WHO)
    ready(page)


def submit(opened: Visit, address: str, path: Path) -> None:
    page = opened.page
    page.goto(address + "/submit")
    page.wait_for_selector("h1")
    ready(page)
    name_oneself(page)
    with page.expect_file_chooser() as chooser:
        press(page.get_by_test_id("stFileUploader").get_by_test_id("stBaseButton-secondary"))
    chooser.value.set_files(str(path))
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_enabled()
    press(page.get_by_role("button", name="Submit", exact=True))
    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)  # handed over: its name stands in its card alone
    opened.settled()  # until then its card may have the link of the one that stood in its place, and the page's own block is the smallest one
    card = page.get_by_test_id("stVerticalBlock").filter(has=page.get_by_text(path.name, exact=True)).last
    found = card.get_by_role("link", name="What was found")
    found.wait_for(timeout=WORKED_THROUGH)
    opened.settled()
    press(found)
    page.wait_for_url("**/returns_received?submission=*")
    ready(page)


def test_a_first_time_stewards_walk(visit, walked: str, tmp_path: Path) -> None:
    opened = visit(walked + "/submit")
    page = opened.page

    # A file with a fault that holds it, and a query.
    submit(opened, walked, march(tmp_path / "march.xlsx", "31/06/2024"))
    expect(page.locator("h2").first).to_have_text("■ 1 finding holds this return, and 1 query waits for a reason.")
    expect(page.get_by_role("button", name="Accept this return")).to_have_count(0)

    # The team's own file back, marked, and the findings as a file.
    with page.expect_download() as download:
        press(page.get_by_role("button", name="Download the workbook, marked"))
    marked = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert marked.sheetnames[0] == "findings" and "READ-031" in marked["requests"]["C3"].comment.text
    with page.expect_download() as download:
        press(page.get_by_role("button", name="Findings as CSV"))
    assert "31/06/2024" in Path(download.value.path()).read_text(encoding="utf-8-sig")

    # The mended file is its resubmission: one fixed, one still there.
    submit(opened, walked, march(tmp_path / "march mended.xlsx"))
    expect(page.locator("h2").first).to_have_text("? 1 query waits for a reason. Nothing holds this return.")
    expect(page.get_by_text("Since then: 1 fixed, 1 still there, 0 new.")).to_be_visible()

    # A reason, and acceptance.
    write(page.get_by_label("Reason", exact=True), "A new ward, from April.")
    press(page.get_by_role("button", name="Answer 1 query"))
    expect(page.locator("h2").first).to_have_text("✔ Nothing is in the way: it can be accepted.")
    press(page.get_by_role("button", name="Accept this return"))
    expect(page.locator("h2").first).to_contain_text(f"✔ Accepted by {WHO}")

    # What would change, then publication.
    page.goto(walked + "/publish")
    page.wait_for_selector("h1")
    name_oneself(page)
    press(page.get_by_role("button", name="See what would change"))
    expect(page.get_by_role("button", name="Publish this")).to_be_visible(timeout=WORKED_THROUGH)
    expect(page.get_by_text("Beside nothing: no release shows yet.")).to_be_visible()
    press(page.get_by_role("button", name="Publish this"))
    expect(page.get_by_text("Release r0001 is published, and shows now.")).to_be_visible(timeout=WORKED_THROUGH)
    page.goto(walked + "/timeliness")
    expect(page.get_by_text("release r0001").first).to_be_visible()

    # And back.
    page.goto(walked + "/publish")
    page.wait_for_selector("h1")
    name_oneself(page)
    write(page.get_by_label("Reason", exact=True), "The roll was last year's.")
    press(page.get_by_role("button", name="Withdraw it"))
    expect(page.get_by_role("button", name="Publish it again")).to_be_visible()
    page.goto(walked + "/timeliness")
    expect(page.get_by_text("The roll was last year's.").first).to_be_visible()
    page.goto(walked + "/publish")
    page.wait_for_selector("h1")
    name_oneself(page)
    write(page.get_by_label("Reason", exact=True), "It was right after all.")
    press(page.get_by_role("button", name="Publish it again"))
    page.goto(walked + "/timeliness")
    expect(page.get_by_text("release r0001").first).to_be_visible()
    assert opened.complaints == []
