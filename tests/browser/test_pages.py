"""Every page in a real browser: it opens without an error, tells nobody else, and can be read with any eye, at any width."""

import itertools
import re
from pathlib import Path

import pytest

PAGES = {
    "Scorecard": "/",
    "Measure": "/measure?indicator=plans_20_weeks_rate",
    "Every measure": "/measures",
    "Timeliness": "/timeliness",
    "Backlog": "/backlog",
    "Exclusions": "/exclusions",
    "Attendance": "/attendance",
    "Workforce": "/workforce",
    "Improvement plan": "/improvement_plan",
    "Definitions": "/definitions",
    "Submit": "/submit",
    "The month": "/month",
    "Returns received": "/returns_received",
    "History": "/history",
    "Publish": "/publish",
    "Worklists": "/worklists",
    "Exceptions": "/exceptions",
    "Highlight report": "/highlight_report",
    "Briefings": "/briefings",
}
CHARTS = {"Measure": 1, "Timeliness": 6, "Backlog": 5, "Exclusions": 10, "Attendance": 6, "Workforce": 8, "Improvement plan": 1}
SPANS = {  # of a chart, in words; the others' are by month
    "Measure": "^SPC chart of New EHC plans issued within 20 weeks",
    "Exclusions": "by half-term|, 15 February 2024",
    "Attendance": "by half-term",
    "Improvement plan": "by priority and rating, as at 31 March 2024",
}
each_page = pytest.mark.parametrize(("title", "path"), PAGES.items(), ids=list(PAGES))


@each_page
def test_a_page_opens_whole(visit, address: str, title: str, path: str) -> None:
    opened = visit(address + path)
    page = opened.page
    assert page.locator("h1").all_inner_texts() == [title]
    assert page.title() == f"{title} · SEND Scorecard"
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert "Synthetic sample: no real children" in page.locator("body").inner_text()
    assert opened.complaints == []
    assert opened.hosts <= {"127.0.0.1", ""}, "the page asks this computer alone"
    levels = [int(each[1]) for each in page.locator("h1, h2, h3, h4").evaluate_all("found => found.map(each => each.tagName)")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    drawn = page.locator("[data-testid=stVegaLiteChart]")
    assert drawn.count() == CHARTS.get(title, 0)
    for place in range(drawn.count()):  # each says in words what it shows, and shows something
        said = drawn.nth(place).get_attribute("aria-label") or ""
        assert opened.headings()[place] in said and re.search(SPANS.get(title, "by month"), said)
        assert drawn.nth(place).locator("svg.marks .mark-line path, svg.marks .mark-rect path").count() > 0


@each_page
def test_nothing_is_wider_than_a_phone_nor_than_a_screen_at_four_times_its_size(visit, address: str, title: str, path: str) -> None:
    """A phone's 390 pixels; and 320, which is what a screen of 1280 has at 400 per cent (WCAG 2.2, 1.4.10)."""
    opened = visit(address + path, width=390)
    for table in opened.page.locator("[data-testid=stExpander] summary").all()[:2]:
        table.click()
    for width in (390, 320):
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.still()
        wide = opened.page.evaluate(
            "[document.documentElement.scrollWidth, ...[...document.querySelectorAll('[data-testid=stMain]')].map(each => each.scrollWidth)]"
        )
        assert max(wide) <= width
    assert opened.complaints == []


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
    page.get_by_role("combobox", name="Return").click()
    page.get_by_role("option").filter(has_text="3 April 2024").click()
    found = page.locator("[data-testid=stDataFrame]").nth(1)
    found.get_by_text("F212").first.wait_for(state="attached")
    text = found.text_content() or ""
    assert "<script>" in text and "=HYPERLINK" in text and "**bold**" in text
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


@pytest.mark.parametrize(
    "path",
    [
        "/",
        PAGES["Measure"],
        "/measures",
        "/timeliness",
        "/backlog",
        "/exclusions",
        "/attendance",
        "/workforce",
        "/improvement_plan",
        "/definitions",
    ],
)
def test_on_paper_a_page_is_dark_on_white_and_nothing_is_cut(visit, address: str, path: str) -> None:
    opened = visit(address + path, scheme="dark")
    page = opened.page
    page.emulate_media(media="print")
    width = 1062 if path == "/" else 703  # A4 without its margins: the scorecard lies on its side
    page.set_viewport_size({"width": width, "height": 1000})
    opened.still()
    assert (
        page.evaluate("Math.max(...[...document.querySelectorAll('[data-testid=stMain], svg.marks')].map(each => each.scrollWidth))")
        <= width
    )
    assert page.locator("[data-testid=stExpander]:visible, [data-testid=stHeader]:visible, [data-testid=stPopover]:visible").count() == 0
    assert page.locator(".st-key-filters").count() == 0 or not page.locator(".st-key-filters").is_visible()
    style = "(each, name) => getComputedStyle(each)[name]"
    assert lightness(page.locator("h1").evaluate(style, "color")) < 60
    assert lightness(page.locator("[data-testid=stApp]").evaluate(style, "backgroundColor")) > 240


def test_a_source_line_leads_to_its_definition(visit, address: str) -> None:
    page = visit(address + "/timeliness").page
    link = page.get_by_role("link", name="New EHC plans issued within 20 weeks", exact=True).first
    target = link.evaluate("each => each.href")
    opened = visit(target)
    assert opened.headings() == ["New EHC plans issued within 20 weeks"]
