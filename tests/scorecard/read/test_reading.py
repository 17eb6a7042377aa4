"""A return from beginning to end: what is read, what is found, and where."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from make.casework import valid
from make.casework import workbook as casework
from make.files import Raw, Sheets, Table, csv_folder, edit, ods, one_sheet, part_of, place, put, rows_xml, sheet_xml, tables, xlsx
from scorecard.read import Reading, faults, read
from scorecard.terms import Severity

TYPES = {"person_id": pl.String, "received_date": pl.Date, "phase": pl.String, "rya": pl.Boolean, "_row": pl.Int64}


def say(reading: Reading) -> list[tuple[str, str, str]]:
    return [(each.code, each.sheet, each.cell) for each in reading.findings]


@pytest.fixture
def reading(tmp_path: Path):
    def make(sheets: Sheets, **how) -> Reading:
        return read(xlsx(tmp_path / "a.xlsx", sheets, **how))

    return make


def test_a_valid_return_has_typed_rows_and_no_findings(tmp_path: Path) -> None:
    reading = read(casework(tmp_path / "a.xlsx"))
    assert reading.findings == [] and reading.readable
    rows = valid()
    assert {name: frame.height for name, frame in reading.frames.items()} == {name: len(each) for name, each in rows.items()}
    requests = reading.frames["requests"]
    assert {name: requests.schema[name] for name in TYPES} == TYPES
    assert requests["_row"].to_list() == list(range(2, requests.height + 2))
    assert requests["received_date"].to_list() == [row["received_date"] for row in rows["requests"]]
    assert reading.frames["persons"]["upn"].to_list()[2] == "H801200001001", "kept for the checks; not written to disk"


def test_flags_are_never_null_and_blanks_are_never_anything_else(reading) -> None:
    frames = reading(tables()).frames
    for frame in frames.values():
        for name, kind in frame.schema.items():
            if kind == pl.Boolean:
                assert frame[name].null_count() == 0
            if kind == pl.String:
                assert "" not in frame[name].to_list()


def test_every_cell_that_is_not_of_its_type_is_a_finding_with_its_address(reading) -> None:
    sheets = tables()
    bad = [
        ("requests", 3, "received_date", "31/06/2024", faults.NO_SUCH_DATE),
        ("requests", 4, "received_date", "3 Jan", faults.BAD_DATE),
        ("requests", 5, "rya", "maybe", faults.BAD_FLAG),
        ("persons", 2, "birth_date", "10:15", faults.BAD_DATE),
        ("persons", 3, "person_id", 12.5, faults.BAD_ID),
        ("plans", 4, "case_officer_since", Raw('t="e"|<v>#REF!</v>'), faults.EXCEL_ERROR),
        ("plans", 5, "placement", "#N/A", faults.EXCEL_ERROR),
        ("advice", 6, "requested_date", Raw("|<f>TODAY()</f>"), faults.NO_STORED_VALUE),
        ("annual_reviews", 8, "due_date", 45385, faults.SERIAL_DATE),
    ]
    for sheet, row, column, value, _ in bad:
        sheets = put(sheets, sheet, row, column, value)
    got = reading(sheets)
    assert sorted(say(got)) == sorted((fault.code, sheet, f"{place(sheet, column)}{row}") for sheet, row, column, _, fault in bad)
    for each in got.findings:
        sheet, row, column, value, fault = next(
            entry for entry in bad if (entry[0], entry[1], entry[2]) == (each.sheet, each.row, each.column)
        )
        assert each.severity is fault.severity and each.message and each.remedy
        assert each.value == {faults.EXCEL_ERROR: "#N/A" if value == "#N/A" else "#REF!", faults.NO_STORED_VALUE: ""}.get(fault, str(value))
        kept = got.frames[sheet].filter(pl.col("_row") == row)[column][0]
        assert kept == (dt.date(2024, 4, 3) if fault is faults.SERIAL_DATE else False if fault is faults.BAD_FLAG else None)
    assert got.readable, "reading goes on to the end of the file"


def test_a_column_of_bare_numbers_is_one_note_and_every_bad_cell_its_own_finding(reading) -> None:
    sheets = tables()
    for row in range(2, 14):
        sheets = put(sheets, "requests", row, "received_date", 45000 + row)
        sheets = put(sheets, "requests", row, "closed_date", "tbc")
    got = reading(sheets)
    assert [each.cell for each in got.findings if each.code == faults.SERIAL_DATE.code] == ["C2"]
    assert "and 11 more" in got.findings[0].message
    assert [each.cell for each in got.findings if each.code == faults.BAD_DATE.code] == [f"M{row}" for row in range(2, 14)]


def test_blank_rows_are_skipped_with_a_note_and_row_numbers_stay(reading) -> None:
    table = tables()["persons"]
    table = [*table[:3], [], [" ", None, "\u00a0"], *table[3:]]
    got = reading(one_sheet("persons", table))
    assert [(each.code, each.severity, each.row) for each in got.findings] == [(faults.BLANK_ROWS.code, Severity.INFO, 4)]
    assert "2 blank" in got.findings[0].message
    assert got.frames["persons"]["_row"].to_list()[:4] == [2, 3, 6, 7]


def test_any_other_row_below_the_headings_is_data(reading) -> None:
    table = [*tables()["requests"], ["Total", 12], ["Checked by J. Smith"]]
    got = reading(one_sheet("requests", table))
    assert got.frames["requests"]["person_id"].to_list()[-2:] == ["Total", "Checked by J. Smith"]
    assert got.frames["requests"]["request_id"].to_list()[-2:] == ["12", None], "the suite says that it has no parent and no date"


def test_a_row_of_nothing_but_errors_or_uncalculated_formulas_is_not_blank(reading) -> None:
    table = [*tables()["persons"], [None, Raw('t="e"|<v>#REF!</v>')], [Raw("|<f>A1</f>")]]
    got = reading(one_sheet("persons", table))
    assert set(say(got)) == {(faults.EXCEL_ERROR.code, "persons", "B16"), (faults.NO_STORED_VALUE.code, "persons", "A17")}


def test_a_sheet_of_nothing_but_uncalculated_formulas_says_so_cell_by_cell(reading) -> None:
    table: Table = [tables()["persons"][0], *([Raw("|<f>X1</f>"), Raw("|<f>Y1</f>")] for _ in range(3))]
    got = reading(one_sheet("persons", table))
    cells = [(faults.NO_STORED_VALUE.code, "persons", f"{letter}{row}") for row in (2, 3, 4) for letter in "AB"]
    assert sorted(say(got)) == sorted([*cells, (faults.NO_ROWS.code, "persons", "")])


def test_what_openpyxl_leaves_uncalculated(tmp_path: Path) -> None:
    """A workbook that a program wrote, with a formula that Excel has never seen: no value is stored. Then with one."""
    rows = valid()
    rows["requests"][3]["received_date"] = "=DATE(2023,2,5)"
    path = casework(tmp_path / "a.xlsx", rows)
    assert say(read(path)) == [(faults.NO_STORED_VALUE.code, "requests", "C5")]
    edit(
        path,
        "xl/worksheets/sheet7.xml",
        lambda text: text.replace("<f>DATE(2023,2,5)</f><v />", "<f>DATE(2023,2,5)</f><v>44962</v>").replace(
            "<f>DATE(2023,2,5)</f><v></v>", "<f>DATE(2023,2,5)</f><v>44962</v>"
        ),
    )
    got = read(path)
    assert say(got) == [(faults.SERIAL_DATE.code, "requests", "C5")]
    assert got.frames["requests"]["received_date"][3] == dt.date(2023, 2, 5)


def test_errors_in_columns_outside_the_contract_do_not_matter(reading) -> None:
    table = [[*row, "Comment" if n == 0 else Raw('t="e"|<v>#DIV/0!</v>')] for n, row in enumerate(tables()["persons"])]
    table[3][-1] = Raw("|<f>A1</f>")
    assert say(reading(one_sheet("persons", table))) == [(faults.UNKNOWN_COLUMN.code, "persons", "E1")]


def merged(reading, *ranges: str, above: int = 0, table: Table | None = None) -> list[tuple[str, str, str]]:
    rows: Table = [["title"]] * above + (table or tables()["persons"])
    xml = sheet_xml(
        rows_xml(rows), f"<mergeCells>{''.join(f'<mergeCell ref={each!r}/>' for each in ranges)}</mergeCells>".replace("'", '"')
    )
    return say(reading({**tables(), "persons": xml}))


def test_merged_cells_in_the_data_are_findings_and_in_titles_are_not(reading) -> None:
    assert merged(reading, "A1:D1", "A2:D3", above=3) == []
    assert merged(reading, "A5:A6", above=3) == [(faults.MERGED.code, "persons", "A5")]
    assert merged(reading, "C7:D7", "F2:G9", above=3) == [(faults.MERGED.code, "persons", "C7")], "only in the contract's columns"
    assert merged(reading, "B3:B3") == [], "one cell is not merged"
    assert merged(reading, "A1:B1") == [], "in the heading row itself"


def test_a_heading_that_is_merged_with_a_blank_row_below_is_no_data(reading) -> None:
    table = tables()["persons"]
    assert merged(reading, "A1:A2", "B1:B2", table=[table[0], [], *table[1:]]) == [(faults.BLANK_ROWS.code, "persons", "")]
    assert merged(reading, "A1:A2") == [(faults.MERGED.code, "persons", "A1")], "the row below the headings is data"


def test_merged_cells_say_their_range(reading) -> None:
    xml = sheet_xml(rows_xml(tables()["persons"]), '<mergeCells><mergeCell ref="B4:C6"/></mergeCells>')
    got = reading({**tables(), "persons": xml}).findings[0]
    assert "(B4:C6)" in got.message and (got.row, got.column) == (4, "birth_date")


def test_merged_cells_and_errors_of_an_ods(tmp_path: Path) -> None:
    sheets = put(
        tables(),
        "persons",
        3,
        "area",
        Raw(
            '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1" office:value-type="string"><text:p>Poole</text:p></table:table-cell>'
        ),
    )
    sheets = put(
        sheets,
        "persons",
        5,
        "birth_date",
        Raw(
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        ),
    )
    sheets = put(sheets, "persons", 6, "birth_date", Raw('<table:table-cell table:formula="of:=[.X1]"/>'))
    assert set(say(read(ods(tmp_path / "a.ods", sheets)))) == {
        (faults.MERGED.code, "persons", "C3"),
        (faults.EXCEL_ERROR.code, "persons", "B5"),
        (faults.NO_STORED_VALUE.code, "persons", "B6"),
    }


def test_hidden_sheets_and_hidden_or_filtered_rows_are_read_with_a_note(reading) -> None:
    xml = sheet_xml(rows_xml(tables()["persons"], hidden=[3, 4]), '<autoFilter ref="A1:D15"/>')
    got = reading({**tables(), "persons": xml}, states={"plans": "hidden", "advice": "veryHidden"})
    assert {(each.code, each.sheet, each.severity) for each in got.findings} == {
        (faults.HIDDEN_ROWS.code, "persons", Severity.INFO),
        (faults.HIDDEN_SHEET.code, "plans", Severity.INFO),
        (faults.HIDDEN_SHEET.code, "advice", Severity.INFO),
    }
    assert "2 hidden" in next(each.message for each in got.findings if each.sheet == "persons")
    assert got.frames["persons"].height == 14 and got.frames["plans"].height == 6


def test_missing_sheets_are_all_named_and_the_others_are_read(reading) -> None:
    sheets = {name: table for name, table in tables().items() if name not in ("plans", "advice")}
    got = reading(sheets)
    assert {(each.code, each.sheet, each.severity) for each in got.findings} == {
        (faults.NO_SHEET.code, name, Severity.CRITICAL) for name in ("plans", "advice")
    }
    assert got.readable and set(got.frames) == {"persons", "requests", "assessments", "annual_reviews"}


def test_a_sheet_that_is_there_twice(reading) -> None:
    got = reading({**tables(), "Module 2": tables()["requests"]})
    assert [(each.code, each.sheet, each.severity) for each in got.findings] == [(faults.SHEET_TWICE.code, "requests", Severity.CRITICAL)]
    assert "requests, Module 2" in got.findings[0].message


def test_sheets_outside_the_contract_are_a_note_and_are_not_read(reading) -> None:
    got = reading({**tables(), "Notes & queries": [["31/06/2024", Raw('t="e"|<v>#REF!</v>')]], "Pivot": sheet_xml("<row><c><v>not closed")})
    assert [(each.code, each.sheet, each.value, each.severity) for each in got.findings] == [
        (faults.UNKNOWN_SHEET.code, name, name, Severity.INFO) for name in ("Notes & queries", "Pivot")
    ]


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ([], faults.NO_HEADING_ROW),
        ([["person_id", "birth_date"]], faults.NO_ROWS),
        ([["person_id", "birth_date"], [" "], []], faults.NO_ROWS),
    ],
)
def test_an_empty_sheet(reading, table: Table, fault: faults.Fault) -> None:
    got = reading(one_sheet("persons", table))
    assert (fault.code, "persons", "") in say(got) and "persons" not in got.frames and got.readable


def test_a_workbook_without_any_row(reading) -> None:
    got = reading({name: table[:1] if name != "return" else table for name, table in tables().items()})
    assert [each.code for each in got.findings] == [faults.NO_ROWS.code] * 6 + [faults.NO_ROWS_AT_ALL.code] and not got.readable


def test_one_damaged_sheet_does_not_stop_the_others(reading) -> None:
    sheets = tables()
    got = reading(sheets, parts={part_of(sheets, "persons"): b"<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></row>"})
    assert (
        [(each.code, each.sheet) for each in got.findings] == [(faults.DAMAGED.code, "persons")] and got.readable and len(got.frames) == 5
    )


def test_very_long_text_is_kept_whole_and_cut_in_findings(reading) -> None:
    long = "x" * 32_767
    sheets = put(put(tables(), "advice", 2, "service", long), "advice", 3, "requested_date", long)
    got = reading(sheets)
    assert got.frames["advice"]["service"][0] == long
    assert len(got.findings[0].value) == faults.LONGEST_VALUE and got.findings[0].value.endswith("…")


def test_text_that_looks_like_a_formula_or_mark_up_stays_text(reading) -> None:
    texts = ["=1+1", "+44 1202", "-5", "@SUM(A1)", "<img src=x onerror=alert(1)>"]
    sheets = tables()
    for row, text in enumerate(texts, start=2):
        sheets = put(sheets, "advice", row, "service", text)
    assert reading(sheets).frames["advice"]["service"].to_list() == texts


def test_ids_that_are_numbers_in_one_sheet_and_text_in_another_are_the_same(reading) -> None:
    sheets = put(put(tables(), "persons", 3, "person_id", 12345.0), "requests", 3, "person_id", "12345.0")
    got = reading(put(sheets, "plans", 2, "person_id", " 12345 "))
    assert got.findings == []
    assert {got.frames[name]["person_id"].to_list().count("12345") for name in ("persons", "requests", "plans")} == {1}


def test_ids_that_lost_their_digits(reading) -> None:
    sheets = put(put(tables(), "persons", 3, "person_id", 12345678901234500), "persons", 4, "person_id", "12345678901234500")
    got = reading(put(sheets, "persons", 5, "person_id", "12.50"))
    assert say(got) == [(faults.BAD_ID.code, "persons", "A3")] and "15 digits" in got.findings[0].message
    assert got.frames["persons"]["person_id"].to_list()[1:4] == [None, "12345678901234500", "12.50"]


def test_a_csv_cannot_say_which_of_its_numbers_were_text(tmp_path: Path) -> None:
    got = read(
        csv_folder(tmp_path / "f", put(put(tables(), "persons", 3, "person_id", "12.5"), "persons", 4, "person_id", "12345678901234500"))
    )
    assert say(got) == [(faults.BAD_ID.code, "persons", "A3")] and got.frames["persons"]["person_id"][2] == "12345678901234500"


def test_dates_of_a_1904_workbook(reading) -> None:
    shifted = {
        name: [
            [Raw(f's="1"|<v>{(value - dt.date(1904, 1, 1)).days}</v>') if isinstance(value, dt.date) else value for value in row]
            for row in table
        ]
        for name, table in tables().items()
    }
    got, wanted = reading(shifted, date_1904=True), reading(tables())
    assert got.findings == [] and got.as_at == wanted.as_at
    assert all(frame.equals(got.frames[name]) for name, frame in wanted.frames.items())


def test_tabs_with_spaces_and_case_and_quotation_marks(reading) -> None:
    renamed = {
        {"annual_reviews": "Annual Reviews ", "persons": "PERSONS", "return": "Return"}.get(name, name): table
        for name, table in tables().items()
    }
    assert reading({**renamed, 'It\'s "odd" <&>': [["x"]]}).readable


def test_every_finding_comes_back_however_many(reading) -> None:
    head = tables()["persons"][0]
    table = [head, *([f"P{n}", "31/06/2024", None, None] for n in range(20_000))]
    got = reading(one_sheet("persons", table))
    assert len(got.findings) == 20_000 and got.findings[-1].cell == "B20001"
