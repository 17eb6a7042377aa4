"""What reading can say: each with a code of its own, a weight, words and a remedy."""

from __future__ import annotations

import re
import string

import pytest

from scorecard import faults
from scorecard.terms import Severity

FAULTS = {name: each for name, each in vars(faults).items() if isinstance(each, faults.Fault)}


def words(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_codes_are_used_once() -> None:
    codes = [each.code for each in FAULTS.values()]
    assert len(codes) == len(set(codes)) and all(re.fullmatch(r"READ-0\d\d", code) for code in codes)


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_says_what_and_what_to_do(name: str) -> None:
    fault = FAULTS[name]
    filled = dict.fromkeys(words(fault.message) | words(fault.remedy), "X")
    finding = faults.finding(
        fault, "requests", "phase", 5, "E5", "value", **{key: each for key, each in filled.items() if key not in ("sheet", "column")}
    )
    assert finding.message.endswith((".", ")")) and finding.remedy.endswith(".") and "{" not in finding.message + finding.remedy
    assert (finding.sheet, finding.column, finding.row, finding.cell, finding.value) == ("requests", "phase", 5, "E5", "value")


def test_a_note_never_holds_and_everything_else_does() -> None:
    """returns.md: a finding from reading is critical; what is only worth knowing is a note."""
    notes = {name for name, each in FAULTS.items() if each.severity is Severity.INFO}
    assert notes == {"SERIAL_DATE", "UNKNOWN_SHEET", "UNKNOWN_COLUMN", "BLANK_ROWS", "HIDDEN_SHEET", "HIDDEN_ROWS", "NO_COVER", "LOOKALIKE"}
    assert {each.severity for name, each in FAULTS.items() if name not in notes} == {Severity.CRITICAL}


def test_a_long_value_is_cut() -> None:
    assert len(faults.finding(faults.BAD_DATE, value="x" * 5000).value) == faults.LONGEST_VALUE
    assert faults.finding(faults.BAD_DATE, value="x" * faults.LONGEST_VALUE).value == "x" * faults.LONGEST_VALUE
    assert faults.finding(faults.BAD_DATE, value=None).value == ""


def test_braces_in_a_file_s_own_words_are_only_braces() -> None:
    finding = faults.finding(faults.SHEET_TWICE, "requests", tabs="{0}, {sheet.__class__}")
    assert "{sheet.__class__}" in finding.message
