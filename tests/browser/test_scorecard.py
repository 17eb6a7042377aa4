"""The board's scorecard and a measure's own page in a real browser: arranged and narrowed, taken away, printed, read on a phone."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit

LINES = 97  # 57 of the monthly scorecard, 40 of the termly one
WITHIN = {"A4": 1062, "A3": 1527}  # pixels across a sheet on its side, without its margins
LINE = ".st-key-on_paper table.plain tbody th"


def lines(page: Page) -> list[str]:
    """Every line that is shown, as the table for paper has them: all are in it, whatever the wide table has scrolled to."""
    return page.locator(LINE).all_text_contents()


def groups(page: Page) -> list[str]:
    return page.locator(".st-key-on_paper h3").all_text_contents()


def choose(opened: Visit, name: str, option: str) -> None:
    opened.page.get_by_role("combobox", name=name, exact=True).click()
    opened.page.get_by_role("option", name=option, exact=True).click()
    opened.settled()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_every_line_of_both_scorecards_stands_there(visit, address: str) -> None:
    opened = visit(address)
    shown = lines(opened.page)
    assert len(shown) == LINES and shown[0].startswith("1 ") and shown[-1].startswith("T40 ")
    grid = opened.page.locator("[data-testid=stDataFrame] table[role=grid]").first
    assert int(grid.get_attribute("aria-rowcount") or 0) == LINES + 1, "and its heading"
    assert groups(opened.page)[0] == "EHC plans, SEN support, assessments and requests" and opened.complaints == []


def test_what_is_chosen_stays_in_the_address_and_a_link_reopens_it(visit, address: str) -> None:
    opened = visit(address)
    page = opened.page
    choose(opened, "Arranged by", "Priority")
    numbers = [int(each[0]) for each in groups(page) if each[0].isdigit()]
    assert numbers == sorted(numbers) and len(set(numbers)) > 3
    assert len(lines(page)) == LINES, "arranged otherwise, none is lost"

    choose(opened, "Show", "Exceptions")
    exceptions = lines(page)
    assert 0 < len(exceptions) < LINES
    page.get_by_role("textbox", name="Find").fill("20 weeks")
    page.keyboard.press("Enter")
    page.wait_for_url("**find=20*")
    expect(page.locator(LINE)).not_to_have_count(len(exceptions))
    opened.settled()
    found = lines(page)
    assert 0 < len(found) < len(exceptions) and all("20 weeks" in each for each in found) and set(found) <= set(exceptions)
    assert asked(page) == {"arranged": ["Priority"], "show": ["Exceptions"], "find": ["20 weeks"]}

    again = visit(page.url)
    assert lines(again.page) == found and groups(again.page) == groups(page)
    assert opened.complaints == again.complaints == []


def test_exceptions_are_what_is_red_or_of_concern(visit, address: str) -> None:
    opened = visit(address + "/?show=Outside+tolerance")
    red = set(lines(opened.page))
    rows = opened.page.locator(".st-key-on_paper tbody tr").all_text_contents()
    assert red and all("\u2716" in each for each in rows)
    assert red <= set(lines(visit(address + "/?show=Exceptions").page))


def test_what_nothing_answers_says_so(visit, address: str) -> None:
    opened = visit(address + "/?find=unheard+of")
    assert lines(opened.page) == [] and opened.page.get_by_test_id("stAlert").count() == 1
    assert opened.complaints == []


def test_it_is_taken_away_as_workbook_and_as_csv(visit, address: str) -> None:
    page = visit(address).page
    page.locator("[data-testid=stPopover] button").first.click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Scorecard as XLSX", exact=True).click()
    assert waited.value.suggested_filename == "scorecard_2024-03-31.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(Path(waited.value.path()).read_bytes()))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "New EHC plans issued within 20 weeks, exceptions included" in cells
    with page.expect_download() as waited:
        page.get_by_role("button", name="Scorecard as CSV", exact=True).click()
    assert waited.value.suggested_filename == "scorecard_2024-03-31.csv"
    text = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    assert text.count("\n") == LINES + 1 and "New EHC plans issued within 20 weeks" in text


def test_the_plain_table_opens_and_leads_to_a_measures_page(visit, address: str) -> None:
    opened = visit(address + "/?find=20+weeks")
    page = opened.page
    page.locator("[data-testid=stExpander] summary").filter(has_text="plain text").focus()
    page.keyboard.press("Enter")
    link = page.locator(".st-key-as_text th a").first
    expect(link).to_be_visible()
    label = re.sub(r"^\d+ ", "", link.inner_text())
    link.click()
    page.wait_for_url("**/measure?indicator=*")
    expect(page.locator("h2").first).to_have_text(label)
    assert opened.complaints == []


def test_open_leads_to_a_measures_page(visit, address: str) -> None:
    """The wide table is drawn, not built of links: over a link its pointer changes."""
    page = visit(address + "/?find=20+weeks", width=2400).page
    table = page.locator("[data-testid=stDataFrame]").first
    table.locator("th", has_text="Its page").wait_for(state="attached")
    box = table.bounding_box()
    assert box
    for across in range(int(box["width"]) - 40, 400, -20):
        page.mouse.move(box["x"] + across, box["y"] + 60)
        page.wait_for_timeout(60)
        if table.locator("canvas").first.evaluate("each => each.style.cursor") == "pointer":
            break
    with page.context.expect_page() as waited:
        page.mouse.click(box["x"] + across, box["y"] + 60)
    leads_to = waited.value
    leads_to.wait_for_url("**/measure?indicator=plans_20_weeks_rate")
    leads_to.close()


def test_the_filters_are_reached_and_worked_by_keyboard(visit, address: str) -> None:
    opened = visit(address)
    page = opened.page
    names = ["Scorecard", "As at", "Arranged by", "Show"]
    assert [page.get_by_role("combobox", name=each, exact=True).count() for each in names] == [1] * 4
    reached: list[str] = []
    page.get_by_role("combobox", name="Scorecard", exact=True).focus()
    for _ in range(12):
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.placeholder || ''"))
        page.keyboard.press("Tab")
    places = [next(place for place, each in enumerate(reached) if each.endswith(name) or name in each) for name in (*names, "Find")]
    assert places == sorted(places), "in the order that they stand in"
    page.get_by_role("combobox", name="Show", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**show=*")
    expect(page.locator(LINE)).not_to_have_count(LINES)
    assert len(lines(page)) < LINES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_plain_table_stands_for_the_wide_one(visit, address: str, scheme: str) -> None:
    opened = visit(address, width=390, scheme=scheme)
    page = opened.page
    expect(page.locator(".st-key-on_paper table").first).to_be_visible()
    assert page.locator("[data-testid=stDataFrame]:visible").count() == 0
    assert page.locator(".st-key-on_paper table").first.locator("thead th:visible").count() == 3
    cut = page.locator(".st-key-on_paper th:visible, .st-key-on_paper td:visible").evaluate_all(
        "found => found.filter(each => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > innerWidth).length"
    )
    assert cut == 0 and opened.complaints == []


@pytest.mark.parametrize("paper", WITHIN)
def test_on_paper_every_column_is_there(visit, address: str, paper: str) -> None:
    opened = visit(address)
    page = opened.page
    sheets = page.pdf(format=paper, landscape=True)
    boxes = [tuple(map(float, each)) for each in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheets)]
    assert boxes and all(across > down for across, down in boxes), "no sheet stands upright among them, nor holds the title alone"
    assert len(boxes) <= {"A4": 8, "A3": 5}[paper]

    page.emulate_media(media="print")
    page.set_viewport_size({"width": WITHIN[paper], "height": 800})
    opened.still()
    assert page.locator("[data-testid=stDataFrame]:visible, [data-testid=stExpander]:visible, .st-key-filters:visible").count() == 0
    tables = page.locator(".st-key-on_paper table")
    assert tables.count() > 5 and len(lines(page)) == LINES
    assert max(tables.evaluate_all("found => found.map(each => each.getBoundingClientRect().right)")) <= WITHIN[paper]
    cut = page.locator(".st-key-on_paper th, .st-key-on_paper td").evaluate_all(
        "found => found.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText)"
    )
    assert cut == []


def test_another_indicator_may_be_chosen_and_the_address_follows(visit, address: str) -> None:
    opened = visit(address + "/measure?indicator=plans_20_weeks_rate")
    page = opened.page
    expect(page.locator("h2").first).to_have_text("New EHC plans issued within 20 weeks, exceptions included")
    box = page.get_by_role("combobox", name="Indicator", exact=True)
    box.click()
    box.fill("Decisions to assess")
    page.get_by_role("option").filter(has_text="Decisions to assess").first.click()
    page.wait_for_url("**/measure?indicator=decision_6_weeks_rate")
    expect(page.locator("h2").first).to_contain_text("Decisions to assess")
    opened.settled()
    again = visit(page.url)
    assert again.page.locator("h2").first.inner_text() == page.locator("h2").first.inner_text()
    assert opened.complaints == again.complaints == []


def test_an_indicator_that_nobody_knows_is_said(visit, address: str) -> None:
    page = visit(address + "/measure?indicator=%3Cb%3E").page
    said = page.get_by_test_id("stAlert").first.inner_text()
    assert said == "The link asks for indicator \u201cb\u201d, which this release does not have. Another is shown instead."
    assert page.locator("h2").count() > 3


def test_cohorts_stand_side_by_side_and_one_of_them_alone(visit, address: str) -> None:
    opened = visit(address + "/measure?indicator=plans_20_weeks_rate")
    page = opened.page
    assert page.locator("[data-testid=stVegaLiteChart]").count() == 1
    page.get_by_role("radio", name="phase", exact=True).or_(page.get_by_role("button", name="phase", exact=True)).click()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(2)
    opened.settled()
    assert opened.headings()[1].endswith("by phase")
    chart = page.locator("[data-testid=stVegaLiteChart]").nth(1)
    assert chart.locator("svg.marks .mark-line path").count() >= 4, "a line for each phase"
    box = page.get_by_role("combobox", name="One of them, with its limits", exact=True)
    box.click()
    box.fill("Primary")
    page.get_by_role("option", name="Primary", exact=True).click()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(3)
    opened.settled()
    assert opened.headings()[2].endswith(": Primary") and opened.complaints == []


def test_every_period_stands_in_a_table_newest_first(visit, address: str) -> None:
    page = visit(address + "/measure?indicator=plans_20_weeks_rate").page
    table = page.locator("xpath=//h2[contains(., 'Every period')]/following::table[1]")
    expect(table.locator("tbody tr"), "January 2022 to March 2024").to_have_count(27)
    rows = [each.strip() for each in table.locator("tbody tr").all_inner_texts()]
    assert rows[0].replace("\u00a0", " ").startswith("Mar 2024") and rows[-1].replace("\u00a0", " ").startswith("Jan 2022")
    latest = page.get_by_test_id("stMetric").first.inner_text().split("\n")
    assert any(each in rows[0] for each in latest[1:]), "the newest is the one that the tile says"
