"""Supplied figures: percentages by the catalogue's unit, and what boards type instead of a number."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from make.files import Raw, csv_text, ods, xlsb, xlsx
from scorecard.read import faults, figures, reading
from scorecard.read.container import open_container
from scorecard.read.csvs import CsvFiles
from scorecard.read.workbook import Workbook
from scorecard.terms import Column, Finding, Sheet

CATALOGUE = """indicator_id,measure_id,figure,unit
seen_rate,seen_rate,value,percent
waiting_count,waiting_count,value,count
wait_months,wait_months,value,months
spend,spend,value,gbp_million
posts_fte,posts_fte,value,fte
excluded_rate,excluded_rate,value,per 100 pupils
excluded_primary_count,excluded_rate,numerator,count
audits_count,audits_rate,numerator,count
audits_rate_line,audits_rate,value,percent
"""
SHEET = Sheet("values", "Figures", "", (), (), (Column("measure_id", "id", True), Column("value", "figure")))


@pytest.fixture(autouse=True)
def catalogue(data_root: Path) -> None:
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / "indicators.csv").write_text(CATALOGUE)


def told(text: str, measure_id: str) -> tuple[float | None, list[Finding]]:
    """The value of one cell, and its findings."""
    return read([(measure_id, text)])[0]


def read(rows: list[tuple[str, str]], percentages: tuple[int, ...] = ()) -> list[tuple[float | None, list[Finding]]]:
    names, texts = (pl.Series(each, dtype=pl.String) for each in zip(*rows, strict=True))
    series, faulty, judged = figures.typed(SHEET.column("value"), texts, names, percentages.__contains__)
    found = [[faults.finding(fault, column="value", **words) for fault, mask, words in faulty if mask[place]] for place in range(len(rows))]
    for place, (fault, words) in judged.items():
        found[place].append(faults.finding(fault, column="value", **words))
    return list(zip(series.to_list(), found, strict=True))


VALUES = [
    ("seen_rate", "67", 67),
    ("seen_rate", "67%", 67),
    ("seen_rate", " 67.5 %\u00a0", 67.5),
    ("seen_rate", "67 per cent", 67),
    ("seen_rate", "0.67", 0.67),  # not known to be a percentage: the suite asks
    ("seen_rate", "0.5%", 0.5),
    ("audits_rate", "41.6%", 41.6),
    ("audits_rate_line", "41.6%", 41.6),
    ("nobody_knows", "67%", 67),  # the suite says that there is no such measure
    ("waiting_count", "1632", 1632),
    ("waiting_count", "\u200b12\u00a0", 12),
    ("spend", "3.9", 3.9),
]


@pytest.mark.parametrize(("measure_id", "text", "value"), VALUES)
def test_a_number_and_a_percentage_of_a_measure_that_is_one(measure_id: str, text: str, value: float) -> None:
    assert told(text, measure_id) == (value, [])


FINDINGS = [
    ("seen_rate", "10% (10)", "READ-042", "Enter 10 in value and 10 in numerator."),
    ("seen_rate", "16 (8%)", "READ-042", "Enter 8 in value and 16 in numerator."),
    ("seen_rate", "25% (12/48)", "READ-042", "Enter 25 in value and 12 in numerator, and 48 in denominator."),
    ("seen_rate", "12 of 48", "READ-042", "12 in numerator, 48 in denominator, and what they come to in value"),
    ("seen_rate", "10% [n = 10]", "READ-042", "10 in value and 10 in numerator"),
    ("seen_rate", "9% (8%)", "READ-042", "9 in value; 8 is another measure's figure, which has a row of its own"),
    ("excluded_rate", "7 (0.03)", "READ-042", "Enter 0.03 in value and 7 in numerator."),
    ("excluded_primary_count", "7 (0.03)", "READ-042", "Enter 7 in value; 0.03 is another measure's figure, which has a row of its own."),
    ("waiting_count", "1,632 (12%)", "READ-042", "Enter 1632 in value; 12 is another measure's"),
    ("waiting_count", "12/48", "READ-042", "Enter 12 in value; 48 is another measure's"),
    ("posts_fte", "5 (Jan 24)", "READ-043", "Enter 5 in value, and the date (Jan 24) in observed_on, as dd/mm/yyyy."),
    ("posts_fte", "2.6 (as at 31/01/2024)", "READ-043", "Enter 2.6 in value, and the date (31/01/2024)"),
    ("seen_rate", "41.6% Autumn 2023", "READ-043", "Enter 41.6 in value, and the date (Autumn 2023)"),
    ("waiting_count", "278 (Sept-23)", "READ-043", "Enter 278 in value, and the date (Sept-23)"),
    ("waiting_count", "278 (2023)", "READ-043", "Enter 278 in value, and the date (2023)"),
    ("wait_months", "6-7mths", "READ-044", "not one number but a range. · Enter the one number (the catalogue's unit: months)."),
    ("wait_months", "between 6 and 7 months", "READ-044", "a range"),
    ("seen_rate", ">95%", "READ-044", "about, above or below a number"),
    ("waiting_count", "<5", "READ-044", "If nobody can tell it, leave value empty, enter not_available in status"),
    ("waiting_count", "c. 50", "READ-044", "about, above or below"),
    ("waiting_count", "approx 50", "READ-044", "about, above or below"),
    ("waiting_count", "50+", "READ-044", "about, above or below"),
    ("wait_months", "18mths", "READ-045", "Enter 18 alone (the catalogue's unit: months)"),
    ("wait_months", "18 weeks", "READ-045", "Enter the number alone (the catalogue's unit: months)"),
    ("posts_fte", "2.6 FTE", "READ-045", "Enter 2.6 alone (the catalogue's unit: full-time equivalents)"),
    ("spend", "£3.9m", "READ-045", "Enter 3.9 alone (the catalogue's unit: millions of pounds)"),
    ("spend", "£3,900,000", "READ-045", "Enter the number alone (the catalogue's unit: millions of pounds)"),
    ("seen_rate", "41.6% %", "READ-045", "Enter 41.6 alone (the catalogue's unit: percent)"),
    ("waiting_count", "12 (provisional)", "READ-045", "Enter 12 alone (the catalogue's unit: a count); what has to be said of it goes in comment"),
    ("waiting_count", "↔", "READ-045", "Enter the figure alone"),
    ("waiting_count", "12 ↑", "READ-045", "Enter 12 alone"),
    ("waiting_count", "67%", "READ-046", "the measure is none (the catalogue's unit: a count)"),
    ("excluded_rate", "15.9%", "READ-046", "the measure is none (the catalogue's unit: per 100 pupils)"),
    ("waiting_count", "1,632", "READ-034", "without commas"),
    ("seen_rate", "1,632%", "READ-034", "without commas"),
    ("seen_rate", "10,5%", "READ-033", "without words or signs"),
    ("waiting_count", "31/06/2023", "READ-033", "not a number"),
    ("waiting_count", "many", "READ-033", "not a number"),
    ("waiting_count", "x" * 5000, "READ-033", "not a number"),
    ("waiting_count", "#REF!", "READ-037", "Excel error"),
]  # fmt: skip


@pytest.mark.parametrize(("measure_id", "text", "code", "words"), FINDINGS)
def test_what_boards_type_instead_says_how_to_write_it(measure_id: str, text: str, code: str, words: str) -> None:
    value, findings = told(text, measure_id)
    assert value is None and [each.code for each in findings] == [code]
    assert words in f"{findings[0].message} · {findings[0].remedy}"


STATUSES = {
    "awaiting_data": ("awaiting data", "Awaiting Data (due May 2024)", "Data pending", "not yet available", "Figure due May 2024"),
    "being_scoped": ("Data currently being scoped", "Being scoped", "in development"),
    "to_be_confirmed": ("TBC", "tbc", "T.B.C.", "To be confirmed"),
    "not_available": ("N/A", "na", "currently not avail", "Not available", "not collected", "-", "–", "...", "No data"),
}


@pytest.mark.parametrize(("status", "text"), [(status, text) for status, texts in STATUSES.items() for text in texts])
def test_a_status_in_place_of_a_figure_says_which_one(status: str, text: str) -> None:
    value, findings = told(text, "seen_rate")
    assert value is None and [each.code for each in findings] == ["READ-041"]
    assert findings[0].remedy == f"Enter {status} in the column status, and leave value empty."


def test_each_row_has_the_unit_of_its_own_measure() -> None:
    rows = [
        ("seen_rate", "67%"),
        ("waiting_count", "67%"),
        (" seen_rate ", "0.67"),
        ("waiting_count", "0.67"),
        ("unknown", "0.67"),
        ("seen_rate", "67"),
    ]
    said = [(value, [each.code for each in found]) for value, found in read(rows, (2, 3, 4))]
    assert said == [(67, []), (None, ["READ-046"]), (67, []), (None, ["READ-046"]), (0.67, []), (67, [])]


def test_a_percentage_format_is_a_hundred_times_to_the_digit() -> None:
    texts = {"0.07": 7.0, "0.29": 29.0, "0.416": 41.6, "0.6666666666666666": 66.6666666666667, "1": 100.0, "0": 0.0, "67": 6700.0}
    assert [value for value, _ in read([("seen_rate", text) for text in texts], tuple(range(len(texts))))] == list(texts.values())


def test_without_a_catalogue_a_percentage_is_read_and_nothing_more(data_root: Path) -> None:
    (data_root / "reference" / "indicators.csv").write_text("indicator_id,measure_id,figure,unit\n")
    assert [value for value, _ in read([("seen_rate", "67%"), ("seen_rate", "0.67")], (1,))] == [67, 0.67]


def cells(book: Workbook | CsvFiles, tab: str = "values") -> tuple[list[float | None], list[tuple[str, str]]]:
    """The values that a sheet is read to, and its findings by code and cell."""
    found = reading.Reading()
    reading._read_sheet(found, SHEET, book.grid(tab, True))
    return found.frames["values"]["value"].to_list(), [(each.code, each.cell) for each in found.findings]


def test_a_percentage_format_is_seen_in_the_workbook(tmp_path: Path) -> None:
    rows = [
        ["A title"],
        ["measure_id", "value"],
        ["seen_rate", Raw('s="5"|<v>0.67</v>')],
        ["seen_rate", Raw('s="5"|<f>1/8</f><v>0.125</v>')],
        ["seen_rate", Raw('s="5" t="inlineStr"|<is><t>67</t></is>')],
        ["seen_rate", 0.67],
        ["waiting_count", Raw('s="5"|<v>0.67</v>')],
        ["waiting_count", Raw('s="5"|')],
    ]
    path = xlsx(tmp_path / "sent.xlsx", {"values": rows})
    assert cells(Workbook(open_container(path))) == ([67, 12.5, 67, 0.67, None, None], [("READ-046", "B7")])


def test_of_other_files_a_number_is_what_is_stored(tmp_path: Path) -> None:
    rows: list[list[object]] = [["measure_id", "value"], ["seen_rate", 0.67], ["seen_rate", "67%"]]
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "values.csv").write_text(csv_text(rows))
    books = [
        Workbook(open_container(ods(tmp_path / "sent.ods", {"values": rows}))),
        Workbook(open_container(xlsb(tmp_path / "sent.xlsb", {"values": rows}))),
    ]
    assert [cells(book) for book in books] == [([0.67, 67], [])] * 2
    assert cells(CsvFiles(open_container(tmp_path / "csv")), "values.csv") == ([0.67, 67], [])


def test_a_sheet_without_the_measures_column_knows_no_unit() -> None:
    series, _, judged = figures.typed(SHEET.column("value"), pl.Series(["67%"]), pl.Series([None], dtype=pl.String), lambda _: True)
    assert series.to_list() == [67] and judged == {}
