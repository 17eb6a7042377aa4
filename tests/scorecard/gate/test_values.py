"""Findings without values: whatever a row held, nothing of it is left; what the contract says is."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from scorecard import contract, faults
from scorecard.gate import without_values
from scorecard.terms import Finding, Severity

HELD = "Zebedee 2009-04-01"
CASEWORK = contract.load_return("casework")
CHECKS = [(each, sheet, check) for each in contract.returns() for sheet in each.sheets for check in sheet.checks]
FAULTS = [each for each in vars(faults).values() if isinstance(each, faults.Fault)]


@pytest.mark.parametrize(("of", "sheet", "check"), CHECKS, ids=lambda each: getattr(each, "code", ""))
def test_nothing_of_a_row_is_left_in_what_a_check_said(of, sheet, check) -> None:
    words = defaultdict(lambda: HELD)
    said = Finding(
        check.code, check.severity, sheet.name, check.message.format_map(words), check.remedy.format_map(words), check.column or "", 12
    )
    bare = without_values(said, of)
    assert HELD not in str(bare)
    assert (bare.code, bare.sheet, bare.column, bare.row, bare.severity) == (check.code, sheet.name, said.column, 12, check.severity)
    plain = re.sub(r"\{[^}]*\}", "…", check.message)
    assert bare.message == plain and (bare.message == said.message) == ("{" not in check.message)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.code)
def test_nothing_of_a_cell_is_left_in_what_reading_said(fault: faults.Fault) -> None:
    words = {name: HELD for name in re.findall(r"\{(\w+)\}", fault.message + fault.remedy) if name not in ("sheet", "column")}
    said = faults.finding(fault, "requests", "received_date", 12, "C12", HELD, **words)
    assert HELD in str(said)
    bare = without_values(said, CASEWORK)
    assert HELD not in str(bare) and bare.value == "" and "{" not in str(bare)
    assert (bare.cell, bare.row, bare.column) == ("C12", 12, "received_date")


def test_names_of_tabs_and_headings_that_are_none_of_ours_go_too() -> None:
    tab = faults.finding(faults.UNKNOWN_SHEET, HELD, value=HELD, sheets="requests")
    assert HELD not in str(without_values(tab, CASEWORK)) and without_values(tab, CASEWORK).sheet == "…"
    assert without_values(faults.finding(faults.NO_ROWS, "requests"), None).sheet == "…", "of no return, nobody can tell"
    assert without_values(faults.finding(faults.BLANK_ROWS, "requests", HELD, 3, count=HELD), CASEWORK).column == ""
    assert without_values(faults.finding(faults.NO_AS_AT, "return", "as_at", item="as_at"), None).column == "as_at"


def test_a_check_that_is_no_longer_in_the_contract_keeps_no_words() -> None:
    bare = without_values(Finding("CAS-999", Severity.WARNING, "requests", f"{HELD} is late.", f"Ask {HELD}.", value=HELD), CASEWORK)
    assert HELD not in str(bare) and "not kept" in bare.message and bare.code == "CAS-999"


def test_the_key_of_a_record_goes() -> None:
    assert without_values(Finding("CAS-001", Severity.WARNING, "requests", "", "", record="R1"), CASEWORK).record == ""


def test_the_identity_stays_where_a_decision_names_it() -> None:
    said = Finding("CAS-001", Severity.WARNING, "requests", "", "", identity="hash of values")
    assert without_values(said, CASEWORK).identity == "" and without_values(said, CASEWORK, {said.identity}).identity == said.identity


def test_what_is_said_of_the_return_as_a_whole_stays() -> None:
    said = Finding(
        "CHECK-003", Severity.WARNING, "requests", "Requests as at 31/03/2024 was 12, and is 24.", "Correct it.", value="requests_count"
    )
    bare = without_values(said, CASEWORK)
    assert bare.message == said.message and bare.value == ""
