"""How a submission stands: which of its findings are decided, which are open, and so whether it may be accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.gate.kept import findings_of, read_findings
from scorecard.register import Register
from scorecard.terms import Act, Decision, Finding, Outcome, Severity, Snapshot


@dataclass(frozen=True)
class Standing:
    """A submission's findings, with what was decided of them by identity. `as_of` is the last act that was looked at; `kept` is false where
    the findings are no longer there."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    decisions: Mapping[str, Decision]
    as_of: int
    kept: bool = True

    @property
    def holding(self) -> list[Finding]:
        """Critical findings that nobody has released."""
        return [each for each in self.findings if each.severity is Severity.CRITICAL and each.identity not in self.decisions]

    @property
    def queries(self) -> list[Finding]:
        """Queries without a reason."""
        return [each for each in self.findings if each.severity is Severity.WARNING and each.identity not in self.decisions]

    @property
    def set_aside(self) -> list[Decision]:
        """The records that were set aside."""
        return [each for each in self.decisions.values() if each.kind is Act.SET_ASIDE]

    @property
    def outcome(self) -> Outcome:
        """What stands in the way now: of what was found, what is not decided."""
        if not self.kept:
            return self.snapshot.outcome
        if self.holding:
            return Outcome.HELD
        return Outcome.QUERIES if self.queries else Outcome.PASSED


def standing(snapshot: Snapshot, register: Register) -> Standing:
    """How a submission stands now."""
    as_of = register.last_act(snapshot.snapshot_id)  # before the rest: what is decided meanwhile is then noticed, not lost
    decisions = {each.identity: each for each in register.decisions(snapshot.snapshot_id)}
    path = findings_of(snapshot)
    findings = tuple(read_findings(path)) if path.is_file() else ()
    return Standing(snapshot, findings, decisions, as_of, path.is_file())
