"""Findings as a submission's folder keeps them: one row each, worst first, with the identity by which the same one is known again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import polars as pl

from scorecard import settings
from scorecard.gate.identity import identity
from scorecard.terms import Finding, Outcome, Return, Severity, Snapshot

PRINTED = ("code", "severity", "sheet", "cell", "column", "row", "value", "message", "remedy")
FINDINGS = {
    **{name: pl.Int64 if name == "row" else pl.String for name in PRINTED},
    "record": pl.String, "identity": pl.String, "releasable": pl.Boolean,
}  # fmt: skip
WEIGHT = {Severity.CRITICAL: 0, Severity.WARNING: 1, Severity.INFO: 2}


def outcome(findings: Iterable[Finding]) -> Outcome:
    """What findings mean for the return: one critical holds it, one warning asks for a reason (never decided from a suite's `success`)."""
    severities = {each.severity for each in findings}
    if Severity.CRITICAL in severities:
        return Outcome.HELD
    return Outcome.QUERIES if Severity.WARNING in severities else Outcome.PASSED


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings worst first, then by sheet, row and code."""
    return sorted(findings, key=lambda each: (WEIGHT[each.severity], each.sheet, each.row or 0, each.code, each.cell))


def as_record(finding: Finding) -> dict[str, object]:
    """A finding's fields by the names that are printed."""
    return {name: getattr(finding, name) if name != "severity" else finding.severity.value for name in PRINTED}


def findings_file(folder: Path) -> Path:
    """Where a submission's folder, or that of a later check of it, keeps its findings."""
    return folder / "findings.parquet"


def findings_of(snapshot: Snapshot) -> Path:
    """The file of the findings that count: those of the submission's last check."""
    return findings_file(settings.data_root() / snapshot.rows_in)


def write_findings(path: Path, findings: Iterable[Finding], contract: Return | None = None) -> None:
    """Keep findings as Parquet, without the values of columns that are checked and then not kept (UPN)."""
    sheets = contract.sheets if contract else ()
    unkept = {(sheet.name, column.name) for sheet in sheets for column in sheet.columns if not column.keep}
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [each if (each.sheet, each.column) not in unkept else replace(each, value="") for each in findings]
    records = [
        {**as_record(each), "record": each.record, "identity": each.identity or identity(each), "releasable": each.releasable}
        for each in kept
    ]
    write_table(path, pl.DataFrame(records, schema=FINDINGS, orient="row"))


def write_table(path: Path, table: pl.DataFrame) -> None:
    """Keep a table as Parquet. Raises OSError where the disk does not take it."""
    try:
        table.write_parquet(path)
    except pl.exceptions.PolarsError as error:  # what Polars makes of a full disk
        raise OSError(f"{path} could not be written: {error}") from error


def read_findings(path: Path) -> list[Finding]:
    """Findings that were kept, as they were kept. Raises OSError where they are no longer there."""
    rows = pl.read_parquet(path).iter_rows(named=True)
    return [Finding(**{**row, "severity": Severity(row["severity"])}) for row in rows]
