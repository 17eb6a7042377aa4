"""Tabs, heading rows and headings: by our names, SEN2's, the official exports' and the authority's own."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from make.files import Raw, Table, one_sheet, put, tables, xlsx
from scorecard.contract import load_return
from scorecard.read import Reading, faults, read
from scorecard.read.grid import Grid
from scorecard.read.headings import find_headings, match_tabs, plain_tab
from scorecard.terms import Severity

CASEWORK = load_return("casework")

# Headings of the official SEN2 export and template (the template's own line breaks and brackets).
OFFICIAL = {
    "persons": {
        "person_id": ["persontableid", "Person ID\n\n(This must be a unique ID for each Person record)"],
        "birth_date": ["personbirthdate", "Date of Birth \n(ccyy-mm-dd)"],
        "upn": ["upn", "UPN - Unique Pupil Number"],
    },
    "requests": {
        "person_id": ["persontableid", "Person ID\n\n(This must match the relevant ID in the Person record table)"],
        "request_id": ["requeststableid", "Requests record ID\n\n(This must be a unique ID for each Requests record)"],
        "received_date": ["receiveddate", "Date request was received", "Date Request Was Received"],
        "request_source": ["requestsource", "Source of request for an EHC needs assessment"],
        "rya": ["rya", "Initial Request Whilst In RYA"],
        "request_outcome": ["requestoutcome", "Request Outcome"],
        "request_outcome_date": ["requestoutcomedate", "Request Outcome Date"],
        "request_mediation": ["requestmediation", "Request Mediation"],
        "request_tribunal": ["requesttribunal", "Request Tribunal"],
        "exported": ["exported", "Exported - Child or young person moves out of LA before assessment is completed"],
    },
    "assessments": {
        "request_id": ["requeststableid", "Requests record ID\n\n(This must match the relevant ID in the Requests table)"],
        "assessment_outcome": ["assessmentoutcome", "Assessment Outcome - Decision to issue EHC plan"],
        "assessment_outcome_date": ["assessmentoutcomedate", "Assessment Outcome Date"],
        "assessment_mediation": ["assessmentmediation", "Assessment Mediation"],
        "assessment_tribunal": ["assessmenttribunal", "Assessment Tribunal"],
        "week20": ["week20", "Twenty week time limit exceptions apply"],
    },
    "plans": {
        "plan_id": ["namedplantableid", "activeplanstableid"],
        "person_id": ["persontableid", "Person ID\\n\\n(This must match the relevant ID in the Person record table)"],
        "start_date": ["startdate", "EHC Plan Start Date"],
        "cease_date": ["ceasedate", "Date EHC plan ceased"],
        "cease_reason": ["ceasereason", "Reason EHC plan ceased"],
        "primary_need": ["sentype", "SEN Type of Need"],
        "phase_transfer_due_date": ["phasetransferduedate", "Phase transfer review - due date for any amended plan"],
        "phase_transfer_final_date": ["phasetransferfinaldate", "Phase transfer review - final plan date"],
    },
    "annual_reviews": {
        # The words rule: the meeting is the meeting, the decision is the decision.
        "meeting_date": ["reviewmeeting", "Annual Review Meeting Date"],
        "decision_date": ["lastreview", "EHC Plan Review Decisions Date"],
        "decision": ["reviewoutcome", "Annual Review Decision"],
    },
}


def grid(*rows: list[str | None]) -> Grid:
    return Grid(
        "x", pl.DataFrame([list(column) for column in zip(*rows, strict=True)], schema=[str(n) for n in range(len(rows[0]))], orient="col")
    )


@pytest.mark.parametrize(
    ("sheet", "column", "heading"),
    [(sheet, column, each) for sheet, columns in OFFICIAL.items() for column, headings in columns.items() for each in headings],
)
def test_official_headings(sheet: str, column: str, heading: str) -> None:
    headed, _ = find_headings(CASEWORK.sheet(sheet), grid([heading, "something else"]))
    assert headed is not None and headed.places == {column: 0}


@pytest.mark.parametrize(
    "heading",
    [
        "received_date",
        "Received Date",
        " RECEIVED-DATE ",
        "received\u00a0date",
        "Received.Date:",
        "received_date [receiveddate]",
        "Received date (dd/mm/yyyy)",
        "received\ndate *",
    ],
)
def test_headings_are_matched_without_case_spaces_and_punctuation(heading: str) -> None:
    headed, _ = find_headings(CASEWORK.sheet("requests"), grid([heading]))
    assert headed is not None and headed.places == {"received_date": 0}


@pytest.mark.parametrize(
    "heading",
    [
        "Pupils (sole and dual main)",
        "Pupils (sole and dual main) (required)",
        "Headcount (sole [and dual]) [n]",
        "Pupils (sole and dual main) [headcount] *",
    ],
)
def test_brackets_of_a_heading_s_own_and_others_behind_them(heading: str) -> None:
    headed, _ = find_headings(load_return("inclusion").sheet("roll"), grid([heading, "Pupils (all)"]))
    assert headed is not None and headed.places == {"headcount": 0}


def test_no_heading_means_two_columns_of_a_sheet() -> None:
    from scorecard.reference import plain

    for sheet in CASEWORK.sheets:
        meant: dict[str, str] = {}
        for column in sheet.columns:
            for heading in (column.name, *column.headings):
                assert meant.setdefault(plain(heading), column.name) == column.name, f"{sheet.name}: {heading}"


@pytest.mark.parametrize(
    ("tab", "sheet"),
    [("requests", "requests"), ("Requests ", "requests"), ("REQUESTS", "requests"), ("Annual Reviews", "annual_reviews"), ("annual-reviews", "annual_reviews"), ("Module 2", "requests"), ("EHC plans", "plans"), ("Team A/requests.csv", "requests"), ("REQUESTS.CSV", "requests"), ("Requests (2)", None), ("old requests", None), ("Sheet1", None)],
)  # fmt: skip
def test_tabs(tab: str, sheet: str | None) -> None:
    assert match_tabs(CASEWORK.sheets, [tab]) == (({sheet: [tab]}, []) if sheet else ({}, [tab]))
    assert plain_tab("a/b/Return.CSV") == "return"


def test_an_authority_s_own_headings(data_root: Path, tmp_path: Path) -> None:
    renamed = put(tables(), "requests", 1, "received_date", "Rec'd on")
    path = xlsx(tmp_path / "a.xlsx", renamed)
    assert faults.NO_COLUMN.code in {each.code for each in read(path).findings}
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / "aliases.csv").write_text(
        "sheet,heading,column\nRequests,recd ON,received_date\nplans,recd on,start_date\nrequests,x,no_such_column\n"
    )
    reading = read(path)
    assert reading.findings == [] and reading.frames["requests"].equals(read(xlsx(tmp_path / "b.xlsx", tables())).frames["requests"])


def test_an_authority_s_own_heading_goes_before_ours(data_root: Path) -> None:
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / "aliases.csv").write_text("sheet,heading,column\nrequests,Date case closed,request_outcome_date\n")
    headed, _ = find_headings(CASEWORK.sheet("requests"), grid(["Date case closed"]))
    assert headed is not None and headed.places == {"request_outcome_date": 0}


def found(reading: Reading) -> set[tuple[str, str, str]]:
    return {(each.code, each.sheet, each.cell) for each in reading.findings}


def test_title_rows_blank_rows_and_blank_columns_before_the_headings(tmp_path: Path) -> None:
    table: Table = [["SEND casework, requests"], ["As at", "31/03/2024"], [], *tables()["requests"]]
    table = [[None, None, *row] for row in table]
    table[6][2 + 2] = "31/06/2024"
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("requests", table)))
    assert found(reading) == {(faults.NO_SUCH_DATE.code, "requests", "E7")}
    assert reading.frames["requests"]["_row"].to_list() == list(range(5, 17))
    assert reading.letters["requests"]["person_id"] == "C" and reading.letters["requests"]["received_date"] == "E"


@pytest.mark.parametrize("row", [1, 2, 15])
def test_the_heading_row_is_looked_for_in_the_first_fifteen_rows(tmp_path: Path, row: int) -> None:
    table: Table = [[f"line {n}"] if n % 2 else [] for n in range(1, row)] + tables()["requests"]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("requests", table)))
    assert reading.findings == [] and reading.frames["requests"]["_row"][0] == row + 1


def test_a_heading_row_further_down_is_not_found(tmp_path: Path) -> None:
    table: Table = [["x"]] * 15 + tables()["requests"]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("requests", table)))
    assert [(each.code, each.sheet, each.severity) for each in reading.findings] == [
        (faults.NO_HEADING_ROW.code, "requests", Severity.CRITICAL)
    ]
    assert "requests" not in reading.frames and "persons" in reading.frames


def test_the_row_in_which_most_columns_are_named_is_the_heading_row(tmp_path: Path) -> None:
    table: Table = [["Phase", "Request outcome"], *tables()["requests"]]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("requests", table)))
    assert reading.findings == [] and reading.frames["requests"].height == 12


def test_a_missing_required_column_and_a_missing_optional_one(tmp_path: Path) -> None:
    table = [
        [value for place, value in enumerate(row) if table_head[place] not in ("phase", "rya", "closed_date")]
        for row in tables()["requests"]
        for table_head in [tables()["requests"][0]]
    ]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("requests", table)))
    assert [(each.code, each.sheet, each.column, each.severity) for each in reading.findings] == [
        (faults.NO_COLUMN.code, "requests", "phase", Severity.CRITICAL)
    ]
    frame = reading.frames["requests"]
    assert frame["phase"].null_count() == frame["closed_date"].null_count() == frame.height and not frame["rya"].any()
    assert frame.schema["closed_date"] == pl.Date and frame.schema["rya"] == pl.Boolean


def test_two_headings_that_mean_one_column(tmp_path: Path) -> None:
    table = [[*row, "Date request was received" if n == 0 else None] for n, row in enumerate(tables()["requests"])]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("requests", table)))
    assert [(each.code, each.sheet, each.column, each.cell, each.severity) for each in reading.findings] == [
        (faults.COLUMN_TWICE.code, "requests", "received_date", "N1", Severity.CRITICAL)
    ]
    assert "C1" in reading.findings[0].message


def test_columns_outside_the_contract_are_a_note_and_are_not_kept(tmp_path: Path) -> None:
    table = [
        [*row, *(("Surname", "Postcode", None, None) if n == 0 else ("Smith", "#REF!", "a comment", None))]
        for n, row in enumerate(tables()["persons"])
    ]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("persons", table)))
    assert [(each.code, each.cell, each.value, each.severity) for each in reading.findings] == [
        (faults.UNKNOWN_COLUMN.code, "E1", "Surname", Severity.INFO),
        (faults.UNKNOWN_COLUMN.code, "F1", "Postcode", Severity.INFO),
        (faults.UNKNOWN_COLUMN.code, "G1", "", Severity.INFO),
    ]
    assert reading.frames["persons"].columns == ["person_id", "birth_date", "area", "upn", "_row"]


def test_very_many_columns_outside_the_contract_are_twenty_notes(tmp_path: Path) -> None:
    table = [[*row, *(f"Week {n}" if at == 0 else None for n in range(300))] for at, row in enumerate(tables()["persons"])]
    notes = read(xlsx(tmp_path / "a.xlsx", one_sheet("persons", table))).findings
    assert [each.code for each in notes] == [faults.UNKNOWN_COLUMN.code] * 20
    assert (notes[0].value, notes[19].value) == ("Week 0", "Week 19") and "(and 280 more columns like it)" in notes[19].message
    assert "more" not in notes[18].message
    table = [row[: 4 + 20] for row in table]
    assert not any("more" in each.message for each in read(xlsx(tmp_path / "b.xlsx", one_sheet("persons", table))).findings)


def test_a_heading_in_other_letters_is_said_to_be(tmp_path: Path) -> None:
    table = [["реrson_id", *row[1:], "Zoë’s – notes"] if at == 0 else [*row, "x"] for at, row in enumerate(tables()["persons"])]
    notes = read(xlsx(tmp_path / "a.xlsx", one_sheet("persons", table))).findings
    assert [(each.code, each.cell) for each in notes if each.code == faults.LOOKALIKE.code] == [(faults.LOOKALIKE.code, "A1")]
    assert "CYRILLIC SMALL LETTER ER, CYRILLIC SMALL LETTER IE" in next(
        each.message for each in notes if each.code == faults.LOOKALIKE.code
    )


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    table = [[*row, None, *row] for row in tables()["persons"]]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("persons", table)))
    assert {each.cell for each in reading.findings if each.code == faults.COLUMN_TWICE.code} == {"F1", "G1", "H1", "I1"}


def test_two_tables_one_below_the_other(tmp_path: Path) -> None:
    table = [*tables()["persons"], [], *tables()["persons"]]
    reading = read(xlsx(tmp_path / "a.xlsx", one_sheet("persons", table)))
    assert (faults.BAD_DATE.code, "persons", "B17") in found(reading), "the second heading row is data, and its words are no dates"
    assert reading.frames["persons"].height == 29


def test_a_heading_that_is_a_formula_without_a_stored_value_or_an_error(tmp_path: Path) -> None:
    sheets = put(tables(), "persons", 1, "birth_date", Raw("|<f>X1</f>"))
    sheets = put(sheets, "persons", 1, "area", Raw('t="e"|<v>#REF!</v>'))
    assert found(read(xlsx(tmp_path / "a.xlsx", sheets))) == {
        (faults.NO_STORED_VALUE.code, "persons", "B1"),
        (faults.EXCEL_ERROR.code, "persons", "C1"),
        (faults.NO_COLUMN.code, "persons", ""),
        (faults.UNKNOWN_COLUMN.code, "persons", "B1"),
        (faults.UNKNOWN_COLUMN.code, "persons", "C1"),
    }
