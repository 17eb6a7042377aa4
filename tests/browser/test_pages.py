"""What single pages do in a real browser: charts in the dark, tables and files of a chart, gaps, and what an empty data root says.
(What holds for every page: test_every_page.py.)"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect


def lightness(colour: str) -> float:
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("path", ["/timeliness", "/exclusions", "/attendance", "/workforce"])
def test_dark_mode_is_dark_and_its_charts_can_be_read(visit, address: str, path: str) -> None:
    page = visit(address + path, scheme="dark").page
    style = "(each, name) => getComputedStyle(each)[name]"
    assert lightness(page.locator("[data-testid=stApp]").evaluate(style, "backgroundColor")) < 50
    assert lightness(page.locator("h3").first.evaluate(style, "color")) > 200
    labels = page.locator("svg.marks .role-axis-label text").evaluate_all("found => found.map(each => each.getAttribute('fill'))")
    lines = page.locator("svg.marks .mark-line path").evaluate_all("found => found.map(each => each.getAttribute('stroke'))")
    said = page.locator("svg.marks .mark-text text").evaluate_all("found => found.map(each => each.getAttribute('fill'))")
    for colour in [*labels, *lines, *said]:
        assert colour != "black", "the colour of what was given none"
        if colour and colour.startswith("#") and len(colour) == 7:
            assert lightness(",".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))) > 110, colour


def test_the_table_behind_a_chart_opens(visit, address: str) -> None:
    opened = visit(address + "/timeliness")
    expander = opened.page.locator("[data-testid=stExpander]").first
    expander.locator("summary").click()
    table = expander.locator("table")
    table.wait_for()
    assert table.locator("tbody tr").count() == 24
    newest = [each.strip() for each in table.locator("tbody tr").first.locator("td, th").all_inner_texts()]
    value = opened.headings()[0].split(" ")[0]
    assert newest[0] == "Mar\u00a02024" and value in newest
    assert "Of the plans issued this month" in expander.inner_text()


def test_a_gap_is_drawn_as_a_gap(visit, address: str) -> None:
    """July 2022 has exceptions alone: that line is drawn in two pieces."""
    page = visit(address + "/timeliness?months=All+months").page
    paths = page.locator("[data-testid=stVegaLiteChart]").nth(1).locator("svg.marks .mark-line path")
    shapes = paths.evaluate_all("found => found.map(each => each.getAttribute('d'))")
    assert sorted(each.count("M") for each in shapes) == [1, 2]


def test_no_line_goes_on_over_two_school_years(visit, address: str) -> None:
    """Two school years of four cohorts are eight lines, and each ends before the next September begins."""
    page = visit(address + "/attendance?months=All+months").page
    charts = page.locator("[data-testid=stVegaLiteChart]")
    widths = "found => found.map(each => each.getBBox()).map(each => [each.x, each.x + each.width])"
    by_year, by_provision = (charts.nth(place).locator("svg.marks .mark-line path") for place in (0, 1))
    assert by_year.count() == 2 and by_provision.count() == 8
    ends = sorted(set((round(first), round(last)) for first, last in by_provision.evaluate_all(widths)))
    assert len(ends) == 2 and ends[0][1] < ends[1][0], "the older year's lines end before the newer's begin"


@pytest.mark.parametrize("path", ["/exclusions", "/attendance", "/workforce"])
def test_filters_and_tables_of_the_school_pages_open_by_keyboard(visit, address: str, path: str) -> None:
    page = visit(address + path).page
    names = ["Months"] if path == "/workforce" else ["Phase", "SEN provision", "Months"]
    assert [page.get_by_role("combobox", name=each, exact=True).count() for each in names] == [1] * len(names)
    assert page.get_by_role("combobox").count() == len(names)
    expander = page.locator("[data-testid=stExpander]").first
    expander.locator("summary").focus()
    page.keyboard.press("Enter")
    expander.locator("table").wait_for()


def test_what_a_cell_holds_stays_text(visit, address: str) -> None:
    page = visit(address + "/returns_received").page
    newest = page.url
    page.get_by_role("combobox", name="Return").click()
    page.get_by_role("option").filter(has_text="3 April 2024").click()
    expect(page).not_to_have_url(newest)
    # Opened anew: a table that has got more rows draws as many as it had, until it is scrolled (Streamlit 1.67).
    page = visit(page.url).page
    found = page.locator("[data-testid=stDataFrame]").nth(1)
    found.get_by_text("F212").first.wait_for(state="attached")
    for each in ("<script>", "=HYPERLINK", "**bold**"):
        expect(found).to_contain_text(each)
    assert found.locator("a, script, strong").count() == 0
    assert page.title() == "Returns received · SEND Scorecard"
    assert page.get_by_text("4 findings hold this return, and 1 query waits for a reason.").count() == 1


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "Nothing has been published yet."),
        ("/backlog", "python -m scorecard publish"),
        ("/exclusions", "python -m scorecard publish"),
        ("/submit", "Nothing has been sent"),
        ("/returns_received", "Nothing has come yet."),
        ("/month", "None has come yet."),
        ("/worklists", "Nothing has been published yet."),
        ("/exceptions", "Nothing has been published yet."),
    ],
)
def test_an_empty_data_root_explains_itself(visit, empty_address: str, path: str, said: str) -> None:
    opened = visit(empty_address + path)
    assert said in opened.page.locator("[data-testid=stMain]").inner_text()
    assert "No sign-in is set up" in opened.page.locator("[data-testid=stMain]").inner_text()
    assert opened.complaints == []


def test_files_are_made_when_asked_for(visit, address: str) -> None:
    page = visit(address + "/timeliness").page
    page.locator("[data-testid=stPopover] button").first.click()
    for words, ending, start in (
        ("Chart as PNG", ".png", b"\x89PNG"),
        ("Chart as SVG", ".svg", b"<svg"),
        ("Table as XLSX", ".xlsx", b"PK"),
        ("Table as CSV", ".csv", b"\xef\xbb\xbfMonth,"),
    ):
        with page.expect_download() as waited:
            page.get_by_role("button", name=words, exact=True).click()
        assert waited.value.suggested_filename.endswith(f"_2024-03_r0001{ending}")
        assert Path(waited.value.path()).read_bytes().startswith(start)


def test_a_source_line_leads_to_its_definition(visit, address: str) -> None:
    page = visit(address + "/timeliness").page
    link = page.get_by_role("link", name="New EHC plans issued within 20 weeks", exact=True).first
    target = link.evaluate("each => each.href")
    opened = visit(target)
    assert opened.headings() == ["New EHC plans issued within 20 weeks"]
