"""The suites as a whole: enough of them, every rule of a column kept, codes by sheet, and nothing found where nothing is wrong."""

import datetime as dt
import re

import pytest

from make.casework import frames, valid
from make.faults import checks
from scorecard.check import check
from scorecard.contract import load_return
from scorecard.terms import Severity

HUNDREDS = {"persons": 1, "requests": 2, "assessments": 3, "advice": 4, "plans": 5, "annual_reviews": 6}


@pytest.mark.parametrize("as_at", [dt.date(2024, 3, 31), dt.date(2022, 12, 31), dt.date(2024, 2, 29), dt.date(2025, 1, 31)], ids=str)
def test_a_casework_without_faults_has_no_findings(as_at):
    assert check(load_return("casework"), frames(valid(as_at)), as_at) == []


def test_there_are_sixty_checks_over_all_six_sheets():
    assert len(checks()) >= 60
    assert {sheet.name for sheet, _ in checks().values()} == set(HUNDREDS)


def test_codes_go_by_sheet():
    for code, (sheet, _) in checks().items():
        assert re.fullmatch(rf"CAS-{HUNDREDS[sheet.name]}\d\d", code), code


def test_every_check_points_at_a_column_and_speaks_in_sentences():
    for code, (_, rule) in checks().items():
        assert rule.column, code
        assert rule.message.endswith(".") and rule.remedy.endswith("."), code


def test_every_required_column_has_its_own_not_null_check():
    """Great Expectations passes a wholly empty column otherwise. A flag is never null: empty is no."""
    rules = {(sheet.name, rule.column) for sheet, rule in checks().values() if rule.type == "expect_column_values_to_not_be_null"}
    required = {
        (sheet.name, each.name)
        for sheet in load_return("casework").sheets
        for each in sheet.columns
        if each.required and each.type != "flag"
    }
    assert rules == required


def test_every_code_column_has_its_code_set():
    for sheet in load_return("casework").sheets:
        for column in sheet.columns:
            assert bool(column.codes) == (column.type == "code"), f"{sheet.name}.{column.name}"


def test_every_date_is_checked_against_the_as_at_date():
    """returns.md: nothing after as_at, but for due dates and cease dates, which have a limit after it."""
    for sheet in load_return("casework").sheets:
        for column in sheet.columns:
            if column.type == "date":
                after = rf"\b{column.name} > as_at( \+ interval 1[25] month)?$"
                assert any(rule.sql and re.search(after, rule.sql) and rule.column == column.name for rule in sheet.checks), column.name


def test_what_the_contract_does_not_call_critical_does_not_hold_a_return():
    """The queries and notes of returns.md, one by one: a code that moves to critical would hold returns that may be right."""
    held = {code for code, (_, rule) in checks().items() if rule.severity is Severity.CRITICAL}
    assert not held & {
        "CAS-107",
        "CAS-108",
        "CAS-109",
        "CAS-110",
        "CAS-232",
        "CAS-233",
        "CAS-236",
        "CAS-312",
        "CAS-506",
        "CAS-516",
        "CAS-533",
    }
