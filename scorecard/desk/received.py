"""What came, and what became of it. Reads the register; never a return's rows.

Templates and marked copies are made by the loading half in a process of its own: they open what a team sent, which no page may.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from scorecard import access, gate, settings
from scorecard.access import Role
from scorecard.desk.command import run
from scorecard.register import Register
from scorecard.terms import Outcome, Snapshot
from scorecard.wording import count, day, name_of_file, number


@access.only(Role.STEWARD)
def submissions() -> list[Snapshot]:
    """Every submission, newest first."""
    return Register.open().submissions()


@access.to_all
def outcome(of: Snapshot) -> str:
    """What became of a submission, in words with a symbol: never by colour alone."""
    if of.accepted_at:
        with_queries = " with queries" if of.outcome is not Outcome.PASSED else ""
        aside = f", {count(of.set_aside, 'record', 'records')} set aside" if of.set_aside else ""
        return f"✔ Accepted{with_queries}{aside}"
    if of.held_by:
        return "■ Held by a steward"
    return {Outcome.HELD: "■ Held", Outcome.QUERIES: "? Queries open", Outcome.PASSED: "▸ Passed, not accepted yet"}[of.outcome]


@access.to_all
def name(of: Snapshot) -> str:
    """A submission in a list: `casework as at 31 March 2024 · received 4 April 2024, 08:00 · ✔ Passed`."""
    what = f"{of.return_name} as at {day(of.as_at)}" if of.return_name and of.as_at else f"Not recognised: {of.file_name}"
    return f"{what} · received {moment(of.received_at)} · {outcome(of)}"


@access.only(Role.STEWARD)
def about(of: Snapshot) -> str:
    """A submission's facts on one line: file, rows, when it came, and what was set aside."""
    rows = Register.open().counts(of.snapshot_id)[1]
    aside = f" · {count(of.set_aside, 'record', 'records')} set aside" if of.set_aside else ""
    return f"{of.file_name} · {count(rows, 'row', 'rows')} · received {moment(of.received_at)} UTC{aside}"


@access.to_all
def moment(at: dt.datetime | None) -> str:
    """A time of the register (UTC): `4 April 2024, 08:00`; empty for none."""
    return f"{day(at.date())}, {at:%H:%M}" if at else ""


@access.only(Role.STEWARD)
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


@access.only(Role.STEWARD)
def returns() -> list[str]:
    """The returns that there are templates of, by name."""
    return sorted(path.parent.name for path in settings.EXPECTATIONS.glob("*/return.json"))


@access.only(Role.STEWARD)
def template(return_name: str) -> bytes:
    """A return's template as an .xlsx workbook. Raises DeskError where it cannot be made."""
    return _made("template", return_name)


@access.only(Role.STEWARD)
def marked(of: Snapshot) -> bytes:
    """The marked copy of a submission as an .xlsx workbook, or its findings alone. Raises DeskError where neither can be made."""
    return _made("marked", of.snapshot_id)


@access.to_all
def marked_name(of: Snapshot) -> str:
    """A marked copy's file name: `casework_2024-03_marked.xlsx`."""
    return f"{name_of_file(Path(of.file_name).stem, 'return')}_marked.xlsx"


def _made(command: str, subject: str) -> bytes:
    """The file that a command of ours writes."""
    with tempfile.TemporaryDirectory(prefix="scorecard-") as folder:
        path = Path(folder) / "made.xlsx"
        run(command, subject, "--out", str(path))
        return path.read_bytes()


@access.only(Role.STEWARD)
def erased(of: Snapshot) -> str:
    """What was erased of a submission because its time was up, in sentences; empty where all is kept."""
    return gate.erased(of.snapshot_id, Register.open())
