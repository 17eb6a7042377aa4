"""The accepted snapshots that a return is compared with, so that a check can ask what was told before.

`last`: the latest of the same return with an as-at date before this. `replaced`: of a resubmission, the one with the same as-at date.
`last_year`: that of the same half-term a year before. Of several with one date, the last accepted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from scorecard import reference, settings
from scorecard.snapshot import rows_folder
from scorecard.terms import Finding, HalfTerm, Return, Severity, Snapshot

LAST, REPLACED, LAST_YEAR = "last", "replaced", "last_year"
POLARS = {"date": pl.Date, "flag": pl.Boolean, "integer": pl.Int64, "number": pl.Float64, "figure": pl.Float64}


@dataclass(frozen=True)
class Accepted:
    """An accepted snapshot, as the process that checks needs it: `rows` is the folder of its typed rows."""

    return_name: str
    as_at: dt.date
    rows: Path


@dataclass(frozen=True)
class Earlier:
    """An accepted snapshot's typed rows by sheet, in the contract's columns of today."""

    as_at: dt.date
    frames: Mapping[str, pl.DataFrame]


def accepted(snapshots: Iterable[Snapshot]) -> tuple[Accepted, ...]:
    """Accepted submissions, in the order that the register gives them: as-at date, then acceptance."""
    root = settings.data_root()
    return tuple(Accepted(each.return_name, each.as_at, rows_folder(root / each.rows_in)) for each in snapshots if each.as_at)


def choose(known: Sequence[Accepted], contract: Return, as_at: dt.date, half_terms: Sequence[HalfTerm] = ()) -> dict[str, Accepted]:
    """Which of the accepted snapshots (in the register's order) a return as at this date is compared with, by what they are to it.

    Source: returns.md, "Against the last snapshot". What there is none of is not in the answer.
    """
    same = [each for each in known if each.return_name == contract.name]
    year_before = _a_year_before(as_at, half_terms) if contract.as_at == "half_term_end" else None
    found = {
        LAST: [each for each in same if each.as_at < as_at],
        REPLACED: [each for each in same if each.as_at == as_at],
        LAST_YEAR: [each for each in same if each.as_at == year_before],
    }
    return {what: listed[-1] for what, listed in found.items() if listed}


def for_return(known: Sequence[Accepted], contract: Return, as_at: dt.date) -> tuple[dict[str, Earlier], list[Finding]]:
    """What a return as at this date is compared with, and a query for each whose rows are gone."""
    return open_rows(choose(known, contract, as_at, reference.half_terms()), contract)


def open_rows(chosen: Mapping[str, Accepted], contract: Return) -> tuple[dict[str, Earlier], list[Finding]]:
    """The rows of the chosen snapshots. One whose rows are gone, or cannot be read, is left out with a query that says so."""
    opened, findings = {}, []
    for what, each in chosen.items():
        try:
            opened[what] = Earlier(each.as_at, {sheet.name: _read(each.rows, contract, sheet.name) for sheet in contract.sheets})
        except (OSError, pl.exceptions.PolarsError):
            message = (
                f"The rows of the accepted return as at {each.as_at:%d/%m/%Y} are not there any more, so this one is not compared with it."
            )
            remedy = "Send that return again, or tell the steward how this one was compared with it."
            findings.append(Finding("CHECK-002", Severity.WARNING, "return", message, remedy))
    return opened, findings


def _a_year_before(as_at: dt.date, half_terms: Sequence[HalfTerm]) -> dt.date | None:
    """The last day of the same half-term in the academic year before that which ends on `as_at`; None where there is none."""
    ended = next((each for each in half_terms if each.ends == as_at), None)
    before = [each.ends for each in half_terms if ended and each.half_term == ended.half_term and each.ends < as_at]
    return max(before, default=None)


def _read(folder: Path, contract: Return, sheet: str) -> pl.DataFrame:
    """A sheet's kept rows. A column that was not in the contract then is empty; one that is not in it any more is left out."""
    kept = pl.read_parquet(folder / f"{sheet}.parquet")
    columns = []
    for column in contract.sheet(sheet).columns:
        kind = POLARS.get(column.type, pl.String)
        value = pl.col(column.name).cast(kind) if column.name in kept.columns else pl.lit(False if column.type == "flag" else None, kind)
        columns.append(value.alias(column.name))
    return kept.select(*columns, "_row")
