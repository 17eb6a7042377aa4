"""Tables as files: numbers are numbers, text is text, and nothing in a cell can run."""

import csv
import datetime as dt
import io

import openpyxl
import pytest

from scorecard import charts, export
from scorecard.charts import Series
from scorecard.released import Point

MARCH, APRIL = dt.date(2024, 3, 31), dt.date(2024, 4, 30)
RATE = Series("Issued", "percent", (Point(MARCH, 55, 82, 67.07317, ""), Point(APRIL, 0, 0, None, "z")))
RUNS = ['=HYPERLINK("http://example.invalid")', "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1"]


def sheet(cell: export.Cell) -> export.Sheet:
    return export.Sheet(("Area", "=cmd()"), ((cell, 1.5),), "=title", "@source")


def test_a_rate_comes_with_its_counts_as_it_is_shown_and_a_sign_where_it_has_none() -> None:
    made = export.of_picture(charts.lines((RATE,)), "Title", "Source")
    assert made.headings == ("Month", "Issued (percent)", "Issued: numerator", "Issued: denominator")
    assert made.rows == (("2024-03-31", 67.1, 55, 82), ("2024-04-30", "z", 0, 0))


@pytest.mark.parametrize("cell", RUNS)
def test_nothing_in_a_csv_runs(cell: str) -> None:
    headings, row = csv.reader(io.StringIO(export.csv(sheet(cell)).decode("utf-8-sig"), newline=""))
    assert row == [f"'{cell}", "1.5"] and headings == ["Area", "'=cmd()"]


@pytest.mark.parametrize("cell", RUNS)
def test_text_is_text_in_a_workbook(cell: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export.xlsx(sheet(cell))))
    assert book.sheetnames == ["Figures", "About"]
    for each in (*book["Figures"]["A"], *book["Figures"][1], *book["About"]["A"]):
        assert each.data_type == "s" and each.hyperlink is None
    assert book["Figures"]["B2"].value == 1.5 and book["About"]["A1"].value == "=title"


def test_a_negative_number_stays_a_number() -> None:
    assert export.csv(sheet(-2.5)).decode("utf-8-sig").splitlines()[1] == "-2.5,1.5"


def test_a_table_without_rows_is_written() -> None:
    empty = export.Sheet(("Month",), (), "Title", "Source")
    assert export.csv(empty).decode("utf-8-sig") == "Month\r\n" and export.xlsx(empty)[:2] == b"PK"
