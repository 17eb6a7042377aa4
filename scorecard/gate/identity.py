"""By what a finding is known again: in the next month's return, in a resubmission, after a check made again.

The same check, of the same record, found for the same values. Where one of these is another, so is the finding: a reason that was given
for it does not hold for the other.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from scorecard.terms import Finding, Return, Sheet


def identity(finding: Finding, known_by: str = "", as_at: dt.date | None = None) -> str:
    """A finding's identity. The return's own as-at date is not among its values: `aged 25 on 31/03/2024`, of a case still open, is the same
    finding a month later."""
    message = finding.message if as_at is None else finding.message.replace(f"{as_at:%d/%m/%Y}", "the as-at date")
    parts = (finding.code, finding.sheet, finding.column, known_by or finding.record, finding.value, message)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def identified(findings: Iterable[Finding], contract: Return, frames: Mapping[str, pl.DataFrame], as_at: dt.date | None) -> list[Finding]:
    """Findings with the key of their row and their identity. In a sheet without a key, a row is known by all its values."""
    findings = list(findings)
    unkept = {(sheet.name, column.name) for sheet in contract.sheets for column in sheet.columns if not column.keep}
    wanted: dict[str, set[int]] = {}
    for each in findings:
        if each.row is not None:
            wanted.setdefault(each.sheet, set()).add(each.row)
    keys = {
        sheet.name: _keys(sheet, frames[sheet.name], wanted[sheet.name])
        for sheet in contract.sheets
        if wanted.keys() & {sheet.name} & frames.keys()
    }
    found = []
    for each in findings:
        shown, known_by = keys.get(each.sheet, {}).get(each.row or 0, (each.record, each.record))
        # A value that is not kept may not be told by its hash either.
        told = replace(each, value="") if (each.sheet, each.column) in unkept else each
        found.append(replace(each, record=shown, identity=identity(told, known_by, as_at)))
    return found


def _keys(sheet: Sheet, frame: pl.DataFrame, rows: set[int]) -> dict[int, tuple[str, str]]:
    """By row: the record's name as it is shown, and what it is known by."""
    asked = frame.filter(pl.col("_row").is_in(list(rows)))
    every = [column.name for column in sheet.columns if column.keep]
    known_by = record(sheet) if sheet.key else _joined(every)
    return {row: (shown, known) for row, shown, known in asked.select("_row", record(sheet), known_by.alias("known")).iter_rows()}


def record(sheet: Sheet) -> pl.Expr:
    """How a row is named as a record, in a column `record`: its key, or `row 12` where the sheet has none or the row's is empty."""
    numbered = pl.format("row {}", "_row")
    if not sheet.key:
        return numbered.alias("record")
    return (
        pl.when(pl.all_horizontal(pl.col(name).is_null() for name in sheet.key))
        .then(numbered)
        .otherwise(_joined(sheet.key))
        .alias("record")
    )


def _joined(columns: Sequence[str]) -> pl.Expr:
    return pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in columns], separator=" · ")
