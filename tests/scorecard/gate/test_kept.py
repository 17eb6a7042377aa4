"""Findings as they are kept: every field, worst first, and no value of what may not be kept."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from scorecard.contract import load_return
from scorecard.gate import as_record, in_order, outcome, write_findings
from scorecard.gate.kept import FINDINGS
from scorecard.read import faults
from scorecard.terms import Finding, Outcome, Severity

CRITICAL, WARNING, INFO = (
    Finding(code, severity, sheet, "Message.", "Remedy.", "birth_date", row, f"B{row}", "value")
    for code, severity, sheet, row in (
        ("A-1", Severity.CRITICAL, "plans", 9),
        ("A-2", Severity.WARNING, "advice", 3),
        ("A-3", Severity.INFO, "advice", 2),
    )
)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [([], Outcome.PASSED), ([INFO], Outcome.PASSED), ([INFO, WARNING], Outcome.QUERIES), ([WARNING, CRITICAL, INFO], Outcome.HELD)],
)
def test_the_outcome_goes_by_the_weightiest_finding(findings: list[Finding], expected: Outcome) -> None:
    assert outcome(findings) is expected


def test_findings_stand_worst_first_then_by_place() -> None:
    assert in_order([INFO, WARNING, CRITICAL]) == [CRITICAL, WARNING, INFO]
    first, second = (faults.finding(faults.BAD_DATE, "plans", "start_date", row, f"D{row}") for row in (2, 10))
    whole = faults.finding(faults.NO_COLUMN, "plans", "placement")
    assert in_order([second, first, whole]) == [whole, first, second]


def test_findings_are_kept_with_all_their_fields(tmp_path: Path) -> None:
    write_findings(tmp_path / "deep" / "findings.parquet", [CRITICAL, faults.finding(faults.EMPTY_FILE)])
    kept = pl.read_parquet(tmp_path / "deep" / "findings.parquet")
    assert dict(kept.schema) == FINDINGS and as_record(CRITICAL).items() <= kept.row(0, named=True).items()
    assert kept.row(1, named=True)["row"] is None
    write_findings(tmp_path / "none.parquet", [])
    assert dict(pl.read_parquet(tmp_path / "none.parquet").schema) == FINDINGS


def test_values_of_columns_that_are_not_kept_are_not_kept_in_findings_either(tmp_path: Path) -> None:
    upn = Finding("A-1", Severity.WARNING, "persons", "Message.", "Remedy.", "upn", 2, "D2", "H801200001001")
    write_findings(tmp_path / "f.parquet", [upn, CRITICAL], load_return("casework"))
    assert pl.read_parquet(tmp_path / "f.parquet")["value"].to_list() == ["", "value"]


def test_a_disk_that_is_full_is_an_error_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Polars has an error of its own for it, which nobody else looks for."""

    def full(*_: object) -> None:
        raise pl.exceptions.ComputeError("No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    with pytest.raises(OSError, match=r"findings.parquet could not be written: No space left"):
        write_findings(tmp_path / "findings.parquet", [])
