"""Folders and zips of CSV files: the very same rows as the workbook, whatever saved them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from make.files import Sheets, csv_folder, csv_text, csv_zip, put, tables, xlsx
from scorecard.read import Reading, faults, read
from scorecard.terms import Severity


@pytest.fixture
def sheets() -> Sheets:
    return put(tables(), "persons", 2, "area", "Łódź “North”")


def same(path: Path, sheets: Sheets, tmp_path: Path) -> Reading:
    reading, wanted = read(path), read(xlsx(tmp_path / "wanted.xlsx", sheets))
    assert [str(each) for each in reading.findings] == []
    assert reading.as_at == wanted.as_at and reading.letters == wanted.letters and reading.authority_code == wanted.authority_code
    for name, frame in wanted.frames.items():
        assert frame.equals(reading.frames[name]), name
    return reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("date", ["%d/%m/%Y", "%Y-%m-%d"])
def test_a_folder_gives_the_rows_of_the_workbook(tmp_path: Path, sheets: Sheets, encoding: str, delimiter: str, date: str) -> None:
    assert same(csv_folder(tmp_path / "folder", sheets, delimiter, encoding, date), sheets, tmp_path).kind == "folder"


def test_plain_csv_as_excel_on_windows_saves_it(tmp_path: Path) -> None:
    sheets = put(tables(), "persons", 2, "area", "Café – “North” £")
    same(csv_folder(tmp_path / "folder", sheets, encoding="cp1252"), sheets, tmp_path)


@pytest.mark.parametrize("folder", ["", "casework/", "March 2024/Team A/", "..\\..\\", "../../", "/", "C:\\returns\\"])
def test_a_zip_gives_them_too_wherever_the_files_are_in_it(tmp_path: Path, sheets: Sheets, folder: str) -> None:
    before = set(tmp_path.parent.rglob("*.csv"))
    assert same(csv_zip(tmp_path / "a.zip", sheets, folder), sheets, tmp_path).kind == "zip"
    assert set(tmp_path.parent.rglob("*.csv")) == before, "nothing is unpacked to the disk"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_endings(tmp_path: Path, sheets: Sheets, newline: str) -> None:
    same(csv_zip(tmp_path / "a.zip", sheets, newline=newline), sheets, tmp_path)


def test_names_in_any_case_and_with_their_aliases(tmp_path: Path, sheets: Sheets) -> None:
    renamed = {"Return": "return", "PERSONS": "persons", "Annual Reviews": "annual_reviews", "Module 3": "assessments"}
    other = {next((new for new, old in renamed.items() if old == name), name): table for name, table in sheets.items()}
    same(csv_folder(tmp_path / "folder", other), sheets, tmp_path)
    (tmp_path / "folder" / "requests.csv").rename(tmp_path / "folder" / "Requests.CSV")
    same(tmp_path / "folder", sheets, tmp_path)


def test_names_with_that_of_the_workbook_before_them(tmp_path: Path, sheets: Sheets) -> None:
    """As LibreOffice saves all sheets of a workbook."""
    same(csv_zip(tmp_path / "a.zip", sheets, "March 2024/send-casework-"), sheets, tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as archive:
        archive.writestr("send-notes.csv", "x")
    assert read(tmp_path / "a.zip").readable is False, "the sheets' names are what all files share no more of"
    one = {"Team A-return": sheets["return"]}
    assert faults.NO_RETURN.code in {each.code for each in read(csv_zip(tmp_path / "b.zip", one)).findings}, "of one file nobody can tell"


def replaced(tmp_path: Path, name: str, content: str | bytes, sheets: Sheets | None = None) -> Reading:
    """The valid folder with another content in one file."""
    folder = csv_folder(tmp_path / "folder", sheets or tables())
    (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(folder)


def test_title_rows_with_commas_do_not_decide_the_delimiter(tmp_path: Path, sheets: Sheets) -> None:
    title = "Children, young people, families, and carers, March 2024\r\n\r\n"
    reading = replaced(tmp_path, "persons", title + csv_text(sheets["persons"], ";"), sheets)
    assert reading.findings == [] and reading.frames["persons"]["_row"][0] == 4


def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path: Path, sheets: Sheets) -> None:
    reading = replaced(tmp_path, "persons", "sep=;\r\n" + csv_text(sheets["persons"], ";"), sheets)
    assert reading.findings == [] and reading.frames["persons"]["_row"][0] == 2


def test_row_numbers_count_records_and_blank_lines(tmp_path: Path) -> None:
    sheets = put(tables(), "persons", 2, "area", "two\nlines")
    text = csv_text(sheets["persons"]).replace("\r\nP02", "\r\n\r\n,,,\r\nP02")
    reading = replaced(tmp_path, "persons", text, sheets)
    assert reading.frames["persons"]["_row"].to_list()[:3] == [2, 5, 6]
    assert [(each.code, each.severity, each.row) for each in reading.findings] == [(faults.BLANK_ROWS.code, Severity.INFO, 3)]


def test_a_quotation_mark_without_its_other_swallows_no_rows(tmp_path: Path) -> None:
    text = csv_text(tables()["persons"]).replace("Christchurch", '"Christchurch', 1)
    reading = replaced(tmp_path, "persons", text)
    assert [(each.code, each.sheet) for each in reading.findings if "persons" in each.sheet] == [(faults.DAMAGED.code, "persons")]
    assert "line" in reading.findings[-1].message and "persons" not in reading.frames and "requests" in reading.frames
    assert reading.readable, "the other sheets are read and checked"


def test_quotation_marks_inside_a_text_are_text(tmp_path: Path) -> None:
    sheets = put(tables(), "persons", 2, "area", 'the "old" town')
    assert replaced(tmp_path, "persons", csv_text(sheets["persons"]), sheets).frames["persons"]["area"][0] == 'the "old" town'
    reading = replaced(tmp_path / "b", "persons", csv_text(tables()["persons"]).replace("Bournemouth East", '5" pipe', 1))
    assert reading.frames["persons"]["area"][0] == '5" pipe'


def test_an_unquoted_comma_that_moves_values_along_is_a_finding(tmp_path: Path) -> None:
    text = csv_text(tables()["persons"]).replace("Christchurch,", "Christchurch, Dorset,", 1)
    reading = replaced(tmp_path, "persons", text)
    assert [(each.code, each.sheet, each.cell, each.row) for each in reading.findings if each.code == faults.TOO_MANY_CELLS.code] == [
        (faults.TOO_MANY_CELLS.code, "persons", "E4", 4)
    ]


def test_a_comma_that_moves_blanks_along_is_one_too(tmp_path: Path) -> None:
    """The values after it end where blanks stood, so nothing stands beyond the headings: the line is longer than all others."""
    text = csv_text(tables()["persons"]).replace("Christchurch,\r\n", "Christchurch, Dorset,\r\n", 1)
    assert "Dorset,\r\n" in text
    reading = replaced(tmp_path, "persons", text)
    assert [(each.code, each.sheet, each.cell) for each in reading.findings] == [(faults.TOO_MANY_CELLS.code, "persons", "E10")]


def test_trailing_delimiters_are_no_cells(tmp_path: Path) -> None:
    text = csv_text(tables()["persons"]).replace("\r\n", ",,,\r\n").replace(",,,\r\n", "\r\n", 1)
    assert replaced(tmp_path, "persons", text).findings == []


def test_short_lines_end_in_blanks(tmp_path: Path) -> None:
    text = csv_text(tables()["persons"]).replace("P08,", "P08,", 1)
    lines = [line.rstrip(",") for line in text.split("\r\n")]
    reading = replaced(tmp_path, "persons", "\r\n".join(lines))
    assert reading.findings == [] and reading.frames["persons"].equals(read(csv_folder(tmp_path / "whole", tables())).frames["persons"])


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04\x00\x00",
        b"\xff\xfeabc",
        "person_id,birth_date".encode("utf-16-le"),
        b"person_id\n\x81\x8d\n",
        "person_id".encode("utf-32"),
    ],
    ids=["a zip", "half a UTF-16 letter", "UTF-16 without its mark", "no letters of any kind", "UTF-32"],
)
def test_a_csv_that_is_not_text_is_a_finding_and_the_others_are_read(tmp_path: Path, content: bytes) -> None:
    reading = replaced(tmp_path, "persons", content)
    assert [(each.code, each.sheet) for each in reading.findings] == [(faults.NOT_A_WORKBOOK.code, "persons")]
    assert "requests" in reading.frames and "persons" not in reading.frames


def test_a_csv_with_nothing_in_it(tmp_path: Path) -> None:
    for content in ("", "\r\n\r\n", "\ufeff"):
        reading = replaced(tmp_path / content.encode().hex(), "persons", content)
        assert [(each.code, each.sheet) for each in reading.findings] == [(faults.NO_HEADING_ROW.code, "persons")]


def test_a_line_of_very_many_cells(tmp_path: Path) -> None:
    reading = replaced(tmp_path, "persons", "a," * 20_000)
    assert [(each.code, each.sheet) for each in reading.findings] == [(faults.DAMAGED.code, "persons")]


def test_two_files_for_one_sheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(csv_zip(tmp_path / "a.zip", tables()), "a") as archive:
        archive.writestr("Team B/REQUESTS.CSV", csv_text(tables()["requests"]))
        archive.writestr("Team B/Return.csv", csv_text(tables()["return"]))
    found = {(each.code, each.sheet, each.severity) for each in read(tmp_path / "a.zip").findings}
    assert found == {(faults.SHEET_TWICE.code, sheet, Severity.CRITICAL) for sheet in ("requests", "return")}


def test_copies_that_macos_and_excel_leave_behind_are_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(csv_zip(tmp_path / "a.zip", tables()), "a") as archive:
        archive.writestr("__MACOSX/._requests.csv", b"\x00\x05\x16\x07")
        archive.writestr("._persons.csv", b"\x00\x05\x16\x07")
        archive.writestr("~$plans.csv", b"x")
        archive.writestr("read me.txt", b"x")
    assert read(tmp_path / "a.zip").findings == []


def test_errors_and_shortened_ids_of_a_csv_that_excel_saved(tmp_path: Path) -> None:
    text = csv_text(tables()["persons"]).replace("P02", "1.23457E+15").replace("P03", "#N/A").replace("P04", "12345.0")
    reading = replaced(tmp_path, "persons", text)
    assert {(each.code, each.cell) for each in reading.findings} == {(faults.BAD_ID.code, "A3"), (faults.EXCEL_ERROR.code, "A4")}
    assert reading.frames["persons"]["person_id"].to_list()[1:4] == [None, None, "12345"]
