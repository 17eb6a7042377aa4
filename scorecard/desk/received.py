"""What came, and what is wrong with it, cell by cell. Reads the register and stored findings; never a return's rows.

Templates and marked copies are made by the loading half in a process of its own: they open what a team sent, which no page may.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from scorecard import gate, settings
from scorecard.desk.command import run
from scorecard.register import Register
from scorecard.terms import Outcome, Severity, Snapshot
from scorecard.wording import day, number

MOST_SHOWN = 2_000  # findings sent to the browser at once
SEVERITIES = {Severity.CRITICAL: "■ Holds the return", Severity.WARNING: "? Query", Severity.INFO: "· Note"}


class Found(NamedTuple):
    """Findings of a submission: those to show, worst first, and how many there are of each severity in all."""

    table: pl.DataFrame
    counts: dict[Severity, int]
    matching: int


def submissions() -> list[Snapshot]:
    """Every submission, newest first."""
    return Register.open().submissions()


def outcome(of: Snapshot) -> str:
    """What became of a submission, in words with a symbol: never by colour alone."""
    if of.outcome is Outcome.HELD:
        return "■ Held"
    if of.outcome is Outcome.PASSED:
        return "✔ Passed"
    return "✔ Accepted with queries" if of.accepted_at else "? Queries open"


def name(of: Snapshot) -> str:
    """A submission in a list: `casework as at 31 March 2024 · received 4 April 2024, 08:00 · ✔ Passed`."""
    what = f"{of.return_name} as at {day(of.as_at)}" if of.return_name and of.as_at else f"Not recognised: {of.file_name}"
    return f"{what} · received {moment(of.received_at)} · {outcome(of)}"


def moment(at: dt.datetime | None) -> str:
    """A time of the register (UTC): `4 April 2024, 08:00`; empty for none."""
    return f"{day(at.date())}, {at:%H:%M}" if at else ""


def received(found: Sequence[Snapshot]) -> pl.DataFrame:
    """What came, a row a submission."""
    register = Register.open()
    return pl.DataFrame(
        {
            "Return": [each.return_name or "Not recognised" for each in found],
            "As at": [day(each.as_at) if each.as_at else "Not known" for each in found],
            "Outcome": [outcome(each) for each in found],
            "Findings": [number(register.counts(each.snapshot_id)[0]) for each in found],
            "Received (UTC)": [moment(each.received_at) for each in found],
            "Accepted by": [each.accepted_by for each in found],
            "Reason": [each.reason for each in found],
            "File": [each.file_name for each in found],
        },
    )


def findings(of: Snapshot, severity: Severity | None = None, sheet: str = "") -> Found:
    """A submission's findings, of one severity and sheet or of all; at most MOST_SHOWN of them. Empty where they are no longer kept."""
    if not kept(of):
        return Found(pl.DataFrame(), {}, 0)
    every = pl.scan_parquet(_path(of))
    counts = {Severity(key): how_many for key, how_many in every.group_by("severity").len().collect().rows()}
    wanted = every
    if severity is not None:
        wanted = wanted.filter(pl.col("severity") == severity.value)
    if sheet:
        wanted = wanted.filter(pl.col("sheet") == sheet)
    order = pl.col("severity").replace_strict({each.value: place for place, each in enumerate(SEVERITIES)}, default=9)
    shown = wanted.sort(order, "sheet", "row", "code", maintain_order=True).select(
        pl.col("severity").replace({each.value: words for each, words in SEVERITIES.items()}).alias("Severity"),
        pl.col("sheet").alias("Sheet"),
        pl.col("cell").alias("Cell"),
        pl.col("value").alias("Found"),
        pl.col("message").alias("What is wrong"),
        pl.col("remedy").alias("What to do"),
        pl.col("code").alias("Check"),
    )
    matching = wanted.select(pl.len()).collect().item()
    return Found(shown.head(MOST_SHOWN).collect(), counts, matching)


def returns() -> list[str]:
    """The returns that there are templates of, by name."""
    return sorted(path.parent.name for path in settings.EXPECTATIONS.glob("*/return.json"))


def template(return_name: str) -> bytes:
    """A return's template as an .xlsx workbook. Raises DeskError where it cannot be made."""
    return _made("template", return_name)


def marked(of: Snapshot) -> bytes:
    """The marked copy of a submission as an .xlsx workbook, or its findings alone. Raises DeskError where neither can be made."""
    return _made("marked", of.snapshot_id)


def marked_name(of: Snapshot) -> str:
    """A marked copy's file name: `casework_2024-03_marked.xlsx`."""
    return f"{Path(of.file_name).stem or 'return'}_marked.xlsx"


def _made(command: str, subject: str) -> bytes:
    """The file that a command of ours writes."""
    with tempfile.TemporaryDirectory(prefix="scorecard-") as folder:
        path = Path(folder) / "made.xlsx"
        run(command, subject, "--out", str(path))
        return path.read_bytes()


def kept(of: Snapshot) -> bool:
    """Whether a submission's findings are still there (they are erased when their time is up)."""
    return _path(of).is_file()


def erased(of: Snapshot) -> str:
    """What was erased of a submission because its time was up, in sentences; empty where all is kept."""
    return gate.erased(of.snapshot_id, Register.open())


def sheets(of: Snapshot) -> list[str]:
    """The sheets that a submission's findings are in, by name."""
    if not kept(of):
        return []
    return pl.scan_parquet(_path(of)).select("sheet").unique().filter(pl.col("sheet") != "").sort("sheet").collect()["sheet"].to_list()


def _path(of: Snapshot) -> Path:
    return settings.data_root() / of.folder / "findings.parquet"
