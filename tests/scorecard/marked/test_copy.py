"""A marked copy: the team's workbook as it was, coloured and explained, with a list in front; or the findings alone, saying why."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from make.casework import workbook
from make.files import csv_zip, edit, ods, ole, put, tables, xlsb
from make.light_worker import LightWorker
from make.marking import copy_of, kept, listed, opened, written
from scorecard.load import load
from scorecard.marked import MarkedError, cells, copy, listing, marked
from scorecard.read import read
from scorecard.retain import retain
from scorecard.terms import Finding, Severity

C, W, N = Severity.CRITICAL, Severity.WARNING, Severity.INFO
HOSTILE = ('=HYPERLINK("http://example.invalid")', "+1+cmd|' /C calc'!A0", "-2", "@SUM(1)", "\x07bell", "#REF!", "<b>x</b>")


def found(code: str, severity: Severity, sheet: str = "requests", cell: str = "C3", value: str = "", **rest: object) -> Finding:
    row = int("".join(each for each in cell if each.isdigit())) if cell else None
    return Finding(code, severity, sheet, f"{code} says so.", f"Mend {code}.", "received_date", row, cell, value, **rest)  # type: ignore[arg-type]


def test_a_faulty_workbook_comes_back_with_its_cells_marked(tmp_path: Path) -> None:
    path = written(
        tmp_path / "held.xlsx", put(put(tables(), "requests", 3, "received_date", "31/06/2024"), "persons", 2, "area", "Atlantis")
    )
    loaded = load(LightWorker(), path, "A. Steward")
    assert loaded.snapshot is not None
    book = opened(marked(loaded.snapshot.snapshot_id))
    cell = book["requests"]["C3"]
    assert cell.value == "31/06/2024" and cell.fill.start_color.rgb == listing.FILLS[C].start_color.rgb
    assert cell.comment.text.startswith("READ-031 (Holds the return): This date does not exist.\nTo do: Enter the right day")
    assert book["persons"]["C2"].fill.start_color.rgb == listing.FILLS[W].start_color.rgb
    assert book.sheetnames[0] == "findings" and book.active.title == "findings"
    assert [each.title for each in book.worksheets if each.sheet_view.tabSelected] == ["findings"]
    first = listed(book)["Every finding"][0]
    assert first[:4] == ["Holds the return", "requests", "C3", "31/06/2024"] and first[6] == "READ-031"
    assert book["requests"]["C4"].comment is None and book["requests"]["C4"].fill.fill_type is None


def test_what_the_team_sent_is_kept(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["requests"]
    page["C3"].number_format, page["C3"].font = "dd mmm yyyy", Font(bold=True, name="Arial")
    page["A5"].fill, page["Z1"] = PatternFill("solid", start_color="FF00FF00"), "=SUM(1,2)"
    page["D3"].comment = Comment("Ask Tom.", "Tom")
    page["E3"].comment = Comment("Seen.", "Tom")
    page["E4"] = "=NOW()"
    page["E4"].data_type = "s"  # text that looks like a formula
    page.column_dimensions["C"].width, page.freeze_panes = 33, "B2"
    page.row_dimensions[7].hidden = True
    book["plans"].sheet_state = "hidden"
    book.save(path)
    made = copy_of(path, [found("X-1", C), found("X-2", W, cell="D3")])
    for before in book.worksheets:
        after = made[before.title]
        assert (after.sheet_state, after.freeze_panes, after.dimensions) == (before.sheet_state, before.freeze_panes, before.dimensions)
        for row in before.iter_rows():
            for cell in row:
                same = after[cell.coordinate]
                assert (same.value, same.data_type, same.number_format, same.font.name) == (
                    cell.value,
                    cell.data_type,
                    cell.number_format,
                    cell.font.name,
                )
    page = made["requests"]
    assert page["C3"].font.bold and page["C3"].number_format == "dd mmm yyyy"
    assert page["A5"].fill.start_color.rgb == "FF00FF00" and page["Z1"].data_type == "f" and page["E4"].data_type == "s"
    assert page["D3"].comment.text.startswith("X-2 (Query)") and page["D3"].comment.text.endswith("The comment that was here:\nAsk Tom.")
    assert page["E3"].comment.text == "Seen."
    assert page.column_dimensions["C"].width == 33 and page.row_dimensions[7].hidden


def test_findings_of_one_cell_share_a_comment_the_worst_first(tmp_path: Path) -> None:
    book = copy_of(workbook(tmp_path / "a.xlsx"), [found("X-1", N), found("X-2", C), found("X-3", W)])
    cell = book["requests"]["C3"]
    assert [line.split()[0] for line in cell.comment.text.splitlines() if line.startswith("X-")] == ["X-2", "X-3", "X-1"]
    assert cell.fill.start_color.rgb == listing.FILLS[C].start_color.rgb


def test_a_comment_does_not_grow_without_end(tmp_path: Path) -> None:
    book = copy_of(workbook(tmp_path / "a.xlsx"), [found(f"X-{each}", C) for each in range(40)])
    assert "And 35 more of this place" in book["requests"]["C3"].comment.text and len(book["requests"]["C3"].comment.text) < 1000
    assert len(listed(book)["Every finding"]) == 40


def test_a_finding_without_a_cell_stands_on_the_heading_or_on_the_list_alone(tmp_path: Path) -> None:
    sheets = tables()
    sheets["Module 2"] = [["Requests as sent"], [], *sheets.pop("requests")]  # another tab name, headings in row 3
    findings = [
        Finding("X-1", C, "requests", "About the column.", "Mend.", "received_date", 9),
        Finding("X-2", C, "requests", "About a column that is not there.", "Mend.", "no_such"),
        Finding("X-3", C, "requests", "About the sheet.", "Mend."),
        Finding("X-4", C, "advice", "The sheet is missing.", "Mend."),
        Finding("X-5", C, "", "About the file.", "Mend."),
        Finding("X-6", C, "return", "About the cover.", "Mend.", "note"),
    ]
    del sheets["advice"]
    book = copy_of(written(tmp_path / "a.xlsx", sheets), findings)
    page = book["Module 2"]
    assert page["C3"].comment.text.startswith("X-1")
    assert [line[:3] for line in page["A3"].comment.text.splitlines() if line.startswith("X-")] == ["X-2", "X-3"]
    assert book["return"]["A1"].comment.text.startswith("X-6")
    rows = {row[6]: row for row in listed(book)["Every finding"]}
    assert len(rows) == 6 and rows["X-4"][2] in (None, "") and rows["X-5"][2] in (None, "") and rows["X-3"][2] == "A3"


def test_links_lead_to_the_cell_whatever_the_tab_is_called(tmp_path: Path) -> None:
    tab = "Tom's (old) requests, 2nd"
    sheets = {**tables(), tab: [["x"]]}
    book = copy_of(written(tmp_path / "a.xlsx", sheets), [found("X-1", C, tab, "A1"), found("X-2", C)])
    places = {cell.hyperlink.location for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink}
    assert places == {"'Tom''s (old) requests, 2nd'!A1", "'requests'!C3"}
    assert not [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink and cell.hyperlink.target]


def test_nothing_in_what_we_write_can_run(tmp_path: Path) -> None:
    findings = [
        Finding("X-1", C, "requests", f"{text} is wrong.", text, "phase", row, f"E{row}", text) for row, text in enumerate(HOSTILE, 2)
    ]
    path = workbook(tmp_path / "=cmd.xlsx")
    book = copy_of(path, findings)
    sheet = book.worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None]
    shown = [row[3] for row in listed(book)["Every finding"]]
    assert shown == [text.replace("\x07", "�") for text in HOSTILE]
    quoted = {cell.value for row in sheet.iter_rows() for cell in row if cell.quotePrefix}
    assert set(HOSTILE[:4]) <= quoted
    with zipfile.ZipFile(io.BytesIO(marked(kept(path, findings)).content)) as archive:
        texts = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name and name.endswith(".xml")]
    assert not [text for text in texts if b"<f>" in text]


def test_of_many_findings_the_list_has_them_all_and_the_first_have_comments(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    findings = [found("X-1", C, cell=f"{letter}{row}", value="=1") for row in range(2, 752) for letter in "CDEF"]
    book = copy_of(path, findings)
    assert len(listed(book)["Every finding"]) == 3_000 and listed(book)["What to mend, worst first"][0][3] == "3,000"
    comments = [cell for row in book["requests"].iter_rows() for cell in row if cell.comment]
    assert len(comments) == cells.MOST_COMMENTS
    assert book["requests"]["F751"].fill.start_color.rgb == listing.FILLS[C].start_color.rgb, "a colour even where there is no comment"
    said = [row[0].value for row in book.worksheets[0].iter_rows(max_row=8)]
    assert any("3,000 cells are coloured, the first 2,000 with a comment" in str(each) for each in said)


def test_more_links_than_excel_takes_are_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_LINKS", 5)
    book = copy_of(workbook(tmp_path / "a.xlsx"), [found("X-1", C, cell=f"C{row}") for row in range(2, 22)])
    assert sum(1 for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink) == 5
    assert len(listed(book)["Every finding"]) == 20


def test_a_marked_copy_that_comes_back_mended_has_only_its_new_marks(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    again = tmp_path / "again.xlsx"
    again.write_bytes(marked(kept(path, [found("X-1", C), found("X-2", W, cell="D3")])).content)
    assert [each for each in read(again).findings] == [], "neither the list nor the marks are findings"
    book = copy_of(again, [found("X-9", C, cell="D3")])
    assert book.sheetnames.count("findings") == 1 and "findings 2" not in book.sheetnames
    assert book["requests"]["C3"].comment is None and book["requests"]["C3"].fill.fill_type is None
    assert "X-2" not in book["requests"]["D3"].comment.text


def test_a_sheet_of_the_teams_own_named_findings_stays(tmp_path: Path) -> None:
    book = copy_of(written(tmp_path / "a.xlsx", {**tables(), "Findings": [["ours"]]}), [found("X-1", C)])
    assert book.sheetnames[0] == "findings 2" and book["Findings"]["A1"].value == "ours"


def test_a_finding_inside_merged_cells_is_marked_where_they_begin(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["requests"].merge_cells("C3:D5")
    book.save(path)
    assert copy_of(path, [found("X-1", C, cell="D4")])["requests"]["C3"].comment.text.startswith("X-1")


def test_macros_are_left_out_of_the_copy(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    plain, with_macros = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-excel.sheet.macroEnabled.main"
    edit(path, "[Content_Types].xml", lambda text: text.replace(plain, with_macros))
    made = marked(kept(path, [found("X-1", C)], kind="xlsm"))
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert made.whole and not [name for name in archive.namelist() if "vba" in name]
        assert b"macroEnabled" not in archive.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("kind", "make", "why"),
    [
        ("xlsb", lambda path: xlsb(path, tables()), "an .xlsb workbook"),
        ("ods", lambda path: ods(path, tables()), "an .ods workbook"),
        ("zip", lambda path: csv_zip(path, tables()), "CSV files"),
        ("bin", lambda path: ole(path, "Workbook"), "old .xls"),
        ("xlsx", lambda path: edit(workbook(path), "xl/workbook.xml", lambda text: text[:200]), "could not be copied"),
        ("xlsx", None, "no longer kept"),
    ],
)
def test_what_cannot_be_copied_gives_the_findings_alone_and_says_why(tmp_path: Path, kind: str, make, why: str) -> None:
    made = marked(kept(make(tmp_path / f"a.{kind}") if make else None, [found("X-1", C), found("X-2", W, value="=1")], kind=kind))
    assert not made.whole and why in made.why
    book = opened(made)
    assert book.sheetnames == ["findings"] and [row[6] for row in listed(book)["Every finding"]] == ["X-1", "X-2"]
    assert any(why in str(row[0].value) for row in book["findings"].iter_rows(max_row=6))


def test_a_workbook_that_is_too_large_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy, "MOST_XML", 1000)
    made = marked(kept(workbook(tmp_path / "a.xlsx"), [found("X-1", C)]))
    assert not made.whole and "too large" in made.why


def test_a_file_that_nobody_could_place_has_its_findings_too(tmp_path: Path) -> None:
    book = copy_of(workbook(tmp_path / "a.xlsx"), [found("X-1", C, "return", "B4"), found("X-2", C, "", "")], return_name="")
    assert book["return"]["B4"].comment.text.startswith("X-1") and len(listed(book)["Every finding"]) == 2


def test_nothing_found_is_said(tmp_path: Path) -> None:
    book = copy_of(workbook(tmp_path / "a.xlsx"), [])
    assert "Nothing was found wrong." in [row[0].value for row in book.worksheets[0].iter_rows(max_row=4)]


def test_a_submission_that_is_not_there_or_no_longer_kept(tmp_path: Path, data_root: Path) -> None:
    with pytest.raises(MarkedError, match="There is no submission casework/x"):
        marked("casework/x")
    there = kept(workbook(tmp_path / "a.xlsx"), [found("X-1", C)])
    next(data_root.rglob("findings.parquet")).unlink()
    with pytest.raises(MarkedError, match="no longer kept"):
        marked(there)


def test_dates_and_times_stand_as_people_write_them(tmp_path: Path) -> None:
    book = copy_of(workbook(tmp_path / "a.xlsx"), [found("X-1", C)])
    title = str(book.worksheets[0]["A2"].value)
    assert title.startswith("casework as at 31/03/2024, received ") and f"{dt.datetime.now(dt.UTC):%Y}" in title


def test_of_what_was_erased_there_are_the_findings_without_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "held.xlsx", put(tables(), "requests", 3, "received_date", "31/06/2024"))
    loaded = load(LightWorker(), path, "A. Steward")
    assert loaded.snapshot is not None
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", "0")
    monkeypatch.setenv("SCORECARD_KEEP_FILES_MONTHS", "0")
    retain("A. Steward")
    made = marked(loaded.snapshot.snapshot_id)
    assert not made.whole and "erased when their time is up" in made.why
    book = opened(made)
    words = " ".join(str(cell.value) for row in book["findings"].iter_rows() for cell in row if cell.value)
    assert "Erased on" in words and "This date does not exist." in words and "31/06/2024" not in words
