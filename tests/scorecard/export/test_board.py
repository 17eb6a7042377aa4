"""The scorecard as files: numbers as numbers with their formats, ratings in their colours, text as text; opened again and read."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from make.exceptional import MARCH, line
from scorecard import export
from scorecard.export.board import FILLS, HEADINGS
from scorecard.measure import measures
from scorecard.released import Line, Reading
from scorecard.terms import ALL, Target
from scorecard.wording import board_rows

HOSTILE = "=1+1"
MEASURES = {each.measure_id: each for each in measures()}


def named(name: str, of: Line) -> Line:
    return replace(of, indicator=replace(of.indicator, indicator_id=name, label=f"Label of {name}"))


def told(value: float | None, unit: str = "count", **reading: object) -> Line:
    return replace(line([1], None, unit=unit), readings=(Reading(MARCH, value, supplied=True, **reading),))  # type: ignore[arg-type]


LINES = {
    "met": line([94, 96], 95, 5),
    "within": line([96, 91], 95, 5),
    "below": line([91, 80.26], 95, 5, better="higher"),
    "free": line([1234], None, unit="count"),
    "waiting": told(None, status="awaiting_data"),
    "spend": told(3.94, "gbp_million"),
    "months": told(6.5, "months"),
    "told": told(67, "percent"),
    "behind": replace(
        line([1], None, unit="count", figure="numerator"),
        readings=(Reading(MARCH, 1200, beside=0.0249),),
        measure=MEASURES["permanent_exclusion_rate"],
    ),
    "words": replace(
        line([50], None),
        targets=(Target("plans_20_weeks_rate", ALL, ALL, ALL, "value", None, None, None, "below national", 0, "the board"),),
    ),
    HOSTILE: replace(line([5, 5], None), indicator=replace(line([5]).indicator, label=HOSTILE, owner="@SUM(A1)", section="-2+3")),
}


def rows():
    found = [
        named(name, of) if name != HOSTILE else replace(of, indicator=replace(of.indicator, indicator_id=name))
        for name, of in LINES.items()
    ]
    return board_rows(found, MARCH)


@pytest.fixture(scope="module")
def content() -> bytes:
    return export.board_book(rows(), "section", {"Timeliness": "=NOW()"}, {"met": "=2+2", HOSTILE: "+cmd"}, "=Title", "Source & more")


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    return book["Scorecard"]


def cell(sheet: Worksheet, name: str, heading: str):
    """The cell of a line under a heading."""
    label = HOSTILE if name == HOSTILE else f"Label of {name}"
    row = next(each[1].row for each in sheet.iter_rows(min_row=3) if each[1].value == label)
    return sheet.cell(row, 1 + HEADINGS.index(heading))


def test_it_has_the_table_its_periods_and_the_key(book: Workbook, sheet: Worksheet) -> None:
    assert [(each.title, each.sheet_state) for each in book.worksheets] == [
        *(("Scorecard", "visible"), ("Periods", "visible"), ("About", "visible"), ("Trends", "hidden")),
    ]
    assert [each.value for each in sheet[2]] == list(HEADINGS)
    about = [each.value for each in book["About"]["A"]]
    assert about[:2] == ["=Title", "Source & more"] and any("At or above target" in each and "green" in each for each in about)


def test_it_prints_on_a3_across_with_its_headings_on_every_page(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 8)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$2" and sheet.freeze_panes == "C3"


@pytest.mark.parametrize(
    ("name", "value", "shape"),
    [
        ("met", 0.96, "0.0%"),
        ("below", 0.803, "0.0%"),  # rounded once, as it is shown
        ("free", 1234, "#,##0"),
        ("spend", 3.94, '"\u00a3"#,##0.00"m"'),
        ("months", 6.5, '#,##0.0" months"'),
        ("told", 0.67, "0%"),
        ("behind", 1200, '#,##0" (0.02)"'),
    ],
)
def test_a_figure_is_a_number_with_its_units_format(sheet: Worksheet, name: str, value: float, shape: str) -> None:
    found = cell(sheet, name, "Latest")
    assert found.data_type == "n" and found.value == pytest.approx(value) and found.number_format == shape


def test_a_status_is_a_word_and_never_a_zero(book: Workbook, sheet: Worksheet) -> None:
    assert cell(sheet, "waiting", "Latest").value == "Awaiting data" and cell(sheet, "waiting", "Rating").value in (None, "")
    periods = book["Periods"]
    place = next(each[0].row for each in periods.iter_rows() if each[0].value == "Label of waiting")
    assert [each.value for each in periods[place]][2:] == [None, "Awaiting data"]
    assert cell(sheet, "free", "Before").value == "\u2013", "there was none"


@pytest.mark.parametrize("rating", ["met", "within", "below"])
def test_a_rating_has_its_colour_its_word_and_its_shape(sheet: Worksheet, rating: str) -> None:
    ground, ink = (each.removeprefix("#") for each in FILLS[rating])
    for heading in ("Latest", "Rating"):
        found = cell(sheet, rating, heading)
        assert (found.fill.fgColor.rgb, found.font.color.rgb, found.font.bold) == (f"FF{ground}", f"FF{ink}", True)
    assert cell(sheet, rating, "Rating").value[0] in "\u2714\u25c6\u2716"
    assert cell(sheet, rating, "Before").fill.fill_type is None


def test_without_a_target_there_is_no_colour(sheet: Worksheet) -> None:
    for name in ("free", "waiting", "words"):
        assert cell(sheet, name, "Latest").fill.fill_type is None
    assert cell(sheet, "met", "Target").value == 0.95 and cell(sheet, "met", "Target").number_format == "0%"
    assert cell(sheet, "words", "Target").value == "Below national" and cell(sheet, "free", "Target").value == "\u2013"


def test_text_is_text_wherever_it_stands(book: Workbook, sheet: Worksheet) -> None:
    for page in book.worksheets:
        for each in (each for row in page.iter_rows() for each in row if each.value is not None):
            assert each.data_type in ("s", "n") and each.hyperlink is None, f"{page.title}!{each.coordinate} runs"
    assert cell(sheet, HOSTILE, "Owner").value == "@SUM(A1)" and cell(sheet, HOSTILE, "Commentary").value == "+cmd"
    assert sheet["A1"].value == "=Title" and sheet["A3"].value == "=NOW()" and cell(sheet, "met", "Commentary").value == "=2+2"


def test_the_small_lines_are_drawn_of_figures_alone(book: Workbook, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        drawn = parts.read("xl/worksheets/sheet1.xml").decode()
    assert drawn.count("<x14:sparkline>") == 4, "the lines that have two figures or more"
    trends = book["Trends"]
    assert {each.data_type for row in trends.iter_rows() for each in row if each.value is not None} == {"n"}
    assert sorted(row[:2] for row in trends.iter_rows(values_only=True) if row[0] is not None) == [(5, 5), (91, 80.26), (94, 96), (96, 91)]


def test_the_csv_is_one_plain_table_with_numbers_and_words_apart() -> None:
    sheet = export.of_board(rows(), "section", {}, {"met": "=2+2"}, "Title", "Source")
    found = {each["Indicator"].lstrip("'"): each for each in csv.DictReader(io.StringIO(export.csv(sheet).decode("utf-8-sig")))}
    met, waiting, hostile = found["Label of met"], found["Label of waiting"], found[HOSTILE]
    assert (met["Latest"], met["Status"], met["Unit"], met["As at"], met["Before"]) == ("96", "", "percent", "2024-03-31", "94")
    assert (met["Target"], met["Commentary"]) == ("95", "'=2+2") and met["Rating"].endswith("At or above target")
    assert (waiting["Latest"], waiting["Status"]) == ("", "Awaiting data")
    assert (hostile["Section"], hostile["Owner"], hostile["Indicator"]) == ("'-2+3", "'@SUM(A1)", "'=1+1")
    assert found["Label of words"]["Target"] == "Below national" and found["Label of free"]["Target"] == ""
    assert found["Label of spend"]["Latest"] == "3.94" and found["Label of below"]["Latest"] == "80.3"


def test_a_scorecard_without_a_line_is_a_workbook_all_the_same() -> None:
    assert load_workbook(io.BytesIO(export.board_book((), "section", {}, {}, "Title", "Source")))["Scorecard"]["A1"].value == "Title"


def test_groups_are_headed_once_each() -> None:
    of = board_rows([line([1], section="A"), line([1], section="A"), line([1], section="B")], MARCH)
    sheet = load_workbook(io.BytesIO(export.board_book(of, "section", {"B": "Second"}, {}, "Title", "Source")))["Scorecard"]
    assert [sheet.cell(row, 1).value for row in (3, 6)] == ["A", "Second"]
