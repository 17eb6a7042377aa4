"""What came, by code: submissions of any return in the register, with their findings and without a row; and a release that rests on some."""

from __future__ import annotations

import datetime as dt
import uuid

from scorecard import gate, settings
from scorecard.register import Register, now
from scorecard.terms import Finding, Outcome, Release, Severity, Snapshot

LATER = dt.timedelta(hours=1)
HOLDS = Finding("CAS-203", Severity.CRITICAL, "requests", "No date.", "Enter it.", "received_date", 3, "C3", record="R02")
QUERY = Finding("CAS-107", Severity.WARNING, "persons", "Atlantis is new.", "Say why.", "area", 5, "C5", "Atlantis", "P04")


def came(
    return_name: str,
    as_at: str,
    *findings: Finding,
    accept: bool = False,
    after: dt.timedelta = dt.timedelta(),
    file_name: str = "sent.xlsx",
) -> str:
    """Enter a submission with these findings, so long after now; accepted, if that is asked for. Gives its ID."""
    at = now() + after
    name = f"{at:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    snapshot_id = f"{return_name}/{as_at}/{name}"
    outcome = gate.outcome(findings)
    folder = f"snapshots/{snapshot_id}"
    entered = Snapshot(snapshot_id, return_name, dt.date.fromisoformat(as_at), at, file_name, "0" * 64, folder, outcome)
    register = Register.open()
    gate.write_findings(settings.data_root() / folder / "findings.parquet", findings)
    register.receive(entered, len(findings), 0, "A. Steward")
    if accept:
        register.accept(snapshot_id, "A. Steward", "Looked at." if outcome is not Outcome.PASSED else "")
    return snapshot_id


def published(*snapshot_ids: str, release_id: str = "r0001", after: dt.timedelta = dt.timedelta()) -> str:
    """Enter a release that rests on these; it has no file. Gives its ID."""
    made = Release(release_id, now() + after, "A. Steward", dt.date(2024, 3, 31), "E06000058", "Sample authority (synthetic)")
    Register.open().publish(made, release_id, snapshot_ids)
    return release_id


def returns_csv(*lines: str) -> None:
    """A returns.csv of the data root's own."""
    path = settings.data_root() / "reference" / "returns.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["return,team,contact,due_days,from,until", *lines]) + "\n", encoding="utf-8")
