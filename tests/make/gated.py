"""A submission that stands at the gate, by code: findings of each weight, without a workbook or a worker."""

from __future__ import annotations

import datetime as dt

from make.snapshots import submitted
from scorecard import gate
from scorecard.register import Register
from scorecard.terms import Finding, Outcome, Severity, Snapshot

AS_AT = dt.date(2024, 3, 31)
HOLDS = Finding(
    "CAS-217", Severity.CRITICAL, "requests", "Decided too soon.", "Mend it.", "request_outcome_date", 3, "H3", "2024-01-01", "R02"
)
VANISHED = Finding(
    "CAS-239", Severity.CRITICAL, "requests", "Request R77 was open, and is not there.", "Add it.", record="R77", releasable=True
)
AGED = Finding("CAS-236", Severity.WARNING, "requests", "Aged 25.", "Say why.", "received_date", 4, "D4", "2023-01-01", "R03")
AREA = Finding("CAS-107", Severity.WARNING, "persons", "Atlantis is not in the list.", "Say why.", "area", 5, "C5", "Atlantis", "P04")
NOTE = Finding("READ-040", Severity.INFO, "plans", "Blank rows.", "Nothing to do.")


def at_the_gate(*findings: Finding, as_at: dt.date = AS_AT) -> Snapshot:
    """Enter a submission with these findings, not accepted."""
    register = Register.open()
    snapshot_id = submitted(as_at, outcome=gate.outcome(findings), accept=False)
    of = register.submission(snapshot_id)
    gate.write_findings(gate.findings_of(of), findings)
    return of


def kept(of: Snapshot) -> list[Finding]:
    """Its findings, with their identities."""
    return gate.read_findings(gate.findings_of(of))


def outcome(of: Snapshot) -> Outcome:
    """What stands in its way now."""
    register = Register.open()
    return gate.standing(register.submission(of.snapshot_id), register).outcome
