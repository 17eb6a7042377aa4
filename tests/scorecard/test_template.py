"""Templates: made from the contracts, read without a finding of their own, and right when filled in rightly."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from make import attendance, casework, improvement_plan, inclusion, indicators, workforce
from make.casework import Row
from scorecard import reference
from scorecard.contract import load_return, returns
from scorecard.read import read
from scorecard.template import template

VALID: dict[str, tuple[dt.date, Callable[..., dict[str, list[Row]]]]] = {
    each.__name__.rpartition(".")[2]: (each.AS_AT, each.valid)
    for each in (attendance, casework, improvement_plan, inclusion, indicators, workforce)
}
NAMES = [each.name for each in returns()]


def empty(name: str, authority: str = "") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(name, authority)))


def filled(name: str, path: Path) -> Path:
    """The template with the valid rows typed in, each value in the form that its column's format gives it."""
    as_at, rows = VALID[name][0], VALID[name][1]()
    book = empty(name, "E06000058")
    front = {row[0].value: row[1] for row in book["return"].iter_rows()}
    front["as_at"].value = as_at
    for sheet in load_return(name).sheets:
        page = book[sheet.name]
        for number, row in enumerate(rows[sheet.name], start=2):
            for place, column in enumerate(sheet.columns, start=1):
                value = row.get(column.name)
                cell = page.cell(number, place, ("Yes" if value else "No") if isinstance(value, bool) else value)
                cell.number_format = "dd/mm/yyyy" if column.type == "date" else "@" if column.type in ("id", "code") else "General"
    book.save(path)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_template_filled_in_correctly_passes_every_check(name: str, tmp_path: Path) -> None:
    from scorecard.check import check

    reading = read(filled(name, tmp_path / "a.xlsx"))
    assert reading.findings == [] and reading.contract is not None and reading.as_at == VALID[name][0]
    assert {sheet: frame.height for sheet, frame in reading.frames.items()} == {
        sheet: len(rows) for sheet, rows in VALID[name][1]().items()
    }
    assert check(reading.contract, reading.frames, reading.as_at, (), reading.letters) == []


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_template_is_only_found_to_be_empty(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(template(name))
    reading = read(path)
    sheets = len(load_return(name).sheets)
    # the authority's code, the as-at date, each sheet's rows, and that there is no row at all
    assert sorted(each.code for each in reading.findings) == sorted(["READ-060", "READ-012", *["READ-025"] * sheets, "READ-014"])


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_has_its_headings_formats_lists_and_frozen_first_row(name: str) -> None:
    book, contract = empty(name), load_return(name)
    assert book.sheetnames == ["return", *(sheet.name for sheet in contract.sheets), "notes", "codes"]
    assert book["return"]["B2"].value == name
    for sheet in contract.sheets:
        page = book[sheet.name]
        assert page.freeze_panes == "A2"
        rules = {str(each.sqref).split(":")[0]: each for each in page.data_validations.dataValidation}
        formats = {place: each.number_format for each in page.column_dimensions.values() for place in range(each.min, each.max + 1)}
        for place, column in enumerate(sheet.columns, start=1):
            heading = page.cell(1, place)
            assert heading.value == (f"{column.name} (required)" if column.required else column.name)
            assert formats[place] == {"date": "dd/mm/yyyy", "id": "@", "code": "@", "text": "@", "area": "@", "integer": "0"}.get(
                column.type, "General"
            )
            rule = rules.get(f"{heading.column_letter}2")
            expected = ["Yes", "No"] if column.type == "flag" else list(reference.codes(column))
            expected = list(reference.areas().values()) if column.type == "area" else expected
            if expected:
                assert rule is not None and rule.type == "list" and chosen(book, rule.formula1) == expected
                assert rule.errorStyle in (None, "stop") or column.type == "area"
            else:
                assert (rule.type if rule else None) == ("date" if column.type == "date" else None)


def chosen(book: openpyxl.Workbook, formula: str) -> list[object]:
    """What a drop-down list of this formula offers."""
    tab, _, cells = formula.partition("!")
    return [row[0].value for row in book[tab][cells.replace("$", "")]]


@pytest.mark.parametrize("name", NAMES)
def test_the_notes_say_all_that_the_contract_says(name: str) -> None:
    said = [[cell.value for cell in row] for row in empty(name)["notes"].iter_rows()]
    text = "\n".join(str(cell) for row in said for cell in row if cell)
    for sheet in load_return(name).sheets:
        for column in sheet.columns:
            (row,) = [each for each in said if each[:2] == [sheet.name, column.name] and each[3] in ("required", "may be empty")]
            assert (
                column.holds in str(row[2])
                and row[2]
                and (row[3] == "required") == column.required
                and (row[4] or "") == ", ".join(reference.codes(column))
            )
        for each in sheet.checks:
            assert each.code in text and each.remedy.split("{")[0] in text
    assert "{" not in text, "no message keeps a gap that only a program can read"


def test_a_query_and_a_check_that_holds_are_told_apart() -> None:
    weights = {row[3].value: row[2].value for row in empty("workforce")["notes"].iter_rows()}
    checks = {each.code: each.severity.value for sheet in load_return("workforce").sheets for each in sheet.checks}
    for code, severity in checks.items():
        assert weights[code].startswith({"critical": "Holds", "warning": "A query", "info": "A note"}[severity])


def test_a_template_knows_its_authority_where_that_is_known() -> None:
    assert empty("casework", "E06000058")["return"]["B3"].value == "E06000058"
    assert empty("casework")["return"]["B3"].value in (None, "")


def test_only_our_own_tabs_are_passed_over(tmp_path: Path) -> None:
    path = filled("workforce", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notes 2")["A1"] = "x"
    book.create_sheet("findings")["A1"] = "x"
    book.save(path)
    assert [(each.code, each.sheet) for each in read(path).findings] == [("READ-051", "Notes 2")]
