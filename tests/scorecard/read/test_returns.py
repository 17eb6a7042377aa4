"""A workbook of every return, as teams send it: numbers for codes and IDs, headings of other systems, decimals; then through the suites."""

from __future__ import annotations

from pathlib import Path

import pytest

from make.casework import frames, workbook
from make.faults import VALID
from scorecard.check import check
from scorecard.contract import load_return, returns
from scorecard.read import read
from scorecard.terms import Severity

NEW = ["inclusion", "attendance", "workforce", "improvement_plan", "indicators"]


@pytest.mark.parametrize("name", NEW)
def test_a_workbook_is_read_into_the_rows_that_were_written(name: str, tmp_path: Path) -> None:
    rows, as_at = VALID[name].valid(), VALID[name].AS_AT
    reading = read(workbook(tmp_path / "sent.xlsx", rows, as_at))
    assert reading.contract == load_return(name) and reading.as_at == as_at
    assert list(map(str, reading.findings)) == []
    for sheet, frame in frames(rows).items():
        assert reading.frames[sheet].equals(frame), sheet


@pytest.mark.parametrize("name", NEW)
def test_codes_and_numbers_of_schools_as_numbers_and_every_heading_that_the_contract_lists(name: str, tmp_path: Path) -> None:
    rows, as_at = VALID[name].valid(), VALID[name].AS_AT
    expected = frames(rows)
    for listed in rows.values():
        for row in listed:
            for column, value in row.items():
                if column in ("school_urn", "nc_year") and str(value).isdecimal():
                    row[column] = int(str(value))
    columns = [column for sheet in load_return(name).sheets for column in sheet.columns]
    for place in range(max(len(column.headings) for column in columns)):
        headings = {column.name: column.headings[place % len(column.headings)] for column in columns if column.headings}
        reading = read(workbook(tmp_path / f"{place}.xlsx", rows, as_at, headings=headings))
        assert list(map(str, reading.findings)) == []
        assert all(reading.frames[sheet].equals(frame) for sheet, frame in expected.items())
    assert check(load_return(name), reading.frames, as_at) == []


def test_no_heading_means_two_columns_of_a_sheet_and_no_tab_two_sheets() -> None:
    def plain(text: str) -> str:
        return "".join(filter(str.isalnum, text)).casefold()

    for each in returns():
        tabs = [plain(tab) for sheet in each.sheets for tab in {plain(name): name for name in (sheet.name, *sheet.tabs)}]
        assert len(tabs) == len(set(tabs)), each.name
        for sheet in each.sheets:
            names = [name for column in sheet.columns for name in {plain(heading) for heading in (column.name, *column.headings)}]
            assert len(names) == len(set(names)), sheet.name


@pytest.mark.parametrize("name", ["inclusion", "attendance"])
def test_a_national_pupil_number_is_no_pupil_id(name: str, tmp_path: Path) -> None:
    """It would be kept. The return is held for want of a pupil_id, and the column stays out as any that the contract does not know."""
    reading = read(workbook(tmp_path / "sent.xlsx", VALID[name].valid(), VALID[name].AS_AT, headings={"pupil_id": "UPN"}))
    assert [(each.code, each.column) for each in reading.findings if each.severity is Severity.CRITICAL] == [("READ-023", "pupil_id")]
    sheet = {"inclusion": "suspensions", "attendance": "enrolments"}[name]
    sent, kept = VALID[name].valid()[sheet], reading.frames[sheet].write_csv()
    assert not any(row["pupil_id"] in kept for row in sent)


def test_a_share_of_full_time_with_a_comma_or_in_words_is_a_finding(tmp_path: Path) -> None:
    rows = VALID["workforce"].valid()
    rows["posts"][0]["fte"], rows["posts"][1]["fte"] = "0,6", "part time"
    found = read(workbook(tmp_path / "sent.xlsx", rows, VALID["workforce"].AS_AT)).findings
    assert [(each.code, each.cell) for each in found] == [("READ-034", "D2"), ("READ-033", "D3")]
