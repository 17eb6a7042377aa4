"""Findings as a list of what to do: what one remedy mends stands together."""

from __future__ import annotations

import pytest

from scorecard.gate.groups import alike, grouped
from scorecard.terms import Finding, Severity

C, W, N = Severity.CRITICAL, Severity.WARNING, Severity.INFO


def found(code: str, severity: Severity, row: int, sheet: str = "requests", column: str = "phase", message: str = "Wrong.") -> Finding:
    return Finding(code, severity, sheet, message, "Mend it.", column, row, f"F{row}")


def test_what_holds_the_return_comes_first_then_what_there_is_most_of() -> None:
    findings = [
        found("N-1", N, 2),
        *[found("Q-1", W, row) for row in range(9)],
        found("C-1", C, 7),
        *[found("C-2", C, row) for row in (9, 3)],
    ]
    assert [(each.first.code, len(each.findings)) for each in grouped(findings)] == [("C-2", 2), ("C-1", 1), ("Q-1", 9), ("N-1", 1)]
    assert [each.row for each in grouped(findings)[0].findings] == [3, 9], "in the order of the workbook"


def test_a_check_of_two_columns_or_sheets_is_two_things_to_do() -> None:
    findings = [found("C-1", C, 1), found("C-1", C, 2, column="source"), found("C-1", C, 3, sheet="plans")]
    assert len(grouped(findings)) == 3


def test_no_finding_is_lost() -> None:
    findings = [found(f"C-{row % 7}", (C, W, N)[row % 3], row) for row in range(500)]
    assert sorted(each.row or 0 for group in grouped(findings) for each in group.findings) == list(range(500))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["The same."], "The same."),
        (["The same.", "The same."], "The same."),
        (["Request R1 is late.", "Request R2 is late."], "Request … is late."),
        (["On 1/2 before it came on 3/4.", "On 5/6 before it came on 7/8."], "On … before it came on …"),
        (["Area a is new.", "Area b c is new."], "Area … is new."),
        (["Enter R1.", "Leave it out."], "…"),
        (["One two.", "One two three."], "One …"),
        (["On 1/2 it came.", "On or after 1/2 it came."], "On … 1/2 it came."),
    ],
)
def test_a_group_says_what_its_findings_have_in_common(texts: list[str], said: str) -> None:
    assert alike(texts) == said
