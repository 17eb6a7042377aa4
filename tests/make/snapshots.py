"""Accepted snapshots without reading a workbook: rows by hand into a data root's folders and register, as `load` leaves them."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import replace

from make.casework import Rows, frames, the_return, valid
from scorecard import gate, settings, snapshot
from scorecard.register import Register, now
from scorecard.terms import Act, Decision, Outcome, Snapshot

SAMPLE = ("E06000058", "Sample authority (synthetic)")


def submitted(
    as_at: dt.date = dt.date(2024, 3, 31), rows: Rows | None = None, outcome: Outcome = Outcome.PASSED, accept: bool = True
) -> str:
    """Enter a submission with these rows, of whichever return has such sheets (casework, where none are given); gives its snapshot ID."""
    rows = valid(as_at) if rows is None else rows
    contract = the_return(rows)
    name = f"{now():%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    folder = settings.data_root() / "snapshots" / contract.name / f"{as_at}" / name
    snapshot.write_rows(folder / "rows", contract, frames(rows))
    gate.write_findings(folder / "findings.parquet", [])
    entered = Snapshot(
        snapshot_id=f"{contract.name}/{as_at}/{name}",
        return_name=contract.name,
        as_at=as_at,
        received_at=now(),
        file_name=f"{contract.name}_{as_at}.xlsx",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        folder=folder.relative_to(settings.data_root()).as_posix(),
        outcome=outcome,
        authority_code=SAMPLE[0],
        authority_name=SAMPLE[1],
    )
    register = Register.open()
    register.receive(entered, 0, sum(map(len, rows.values())), "A. Steward")
    if accept:
        register.accept(entered.snapshot_id, "A. Steward", "Looked at.")
    return entered.snapshot_id


def with_records_set_aside(records: int, as_at: dt.date = dt.date(2024, 3, 31), rows: Rows | None = None) -> str:
    """An accepted submission that was checked again without so many records, as `check_again` leaves it; gives its snapshot ID."""
    rows = valid(as_at) if rows is None else rows
    register = Register.open()
    of = register.submission(submitted(as_at, rows, accept=False))
    again = replace(of, check=2, set_aside=records)
    folder = settings.data_root() / again.rows_in
    snapshot.write_rows(folder / "rows", the_return(rows), frames(rows))
    gate.write_findings(gate.findings_file(folder), [])
    aside = [Decision(Act.SET_ASIDE, f"requests!X{each}", sheet="requests", record=f"X{each}") for each in range(records)]
    register.checked_again(again, 0, sum(map(len, rows.values())), "A. Steward", "Nobody knows the day.", aside)
    register.accept(of.snapshot_id, "A. Steward", "Looked at.")
    return of.snapshot_id
