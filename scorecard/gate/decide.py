"""What a steward decides of a submission: answer its queries, release what may be released, accept it, hold it. Each is an act in the
register with who, when and why; of two stewards' acts none is lost, and the second is told where the first came before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from scorecard.gate.erased import has_rows
from scorecard.gate.standing import Standing, standing
from scorecard.register import Register
from scorecard.terms import Act, Decision, Finding, ScorecardError, Severity

PASSED = "It passed every check."
ANSWERED = "Every query of it has a reason."


class GateError(ScorecardError):
    """Something that a steward may not decide so: says why, and what may be done."""


def answer(snapshot_id: str, identities: Collection[str], who: str, reason: str, register: Register | None = None) -> int:
    """Give queries a reason, one for all that are named; gives how many there were. Raises GateError."""
    register, stands = _open(snapshot_id, who, reason, register)
    found = [each for each in stands.findings if each.identity in identities and each.severity is Severity.WARNING]
    _enter(register, stands, Act.ANSWERED, found, who, reason, "queries")
    return len(found)


def release(snapshot_id: str, identities: Collection[str], who: str, reason: str, register: Register | None = None) -> int:
    """Release critical findings that may be (a case that vanished, a sheet that halved); gives how many there were. Raises GateError.

    Source: returns.md, "Against the last snapshot".
    """
    register, stands = _open(snapshot_id, who, reason, register)
    found = [each for each in stands.findings if each.identity in identities and each.severity is Severity.CRITICAL]
    if fixed := sorted({each.code for each in found if not each.releasable}):
        raise GateError(f"{', '.join(fixed)} cannot be released by a reason: mend it and send the return again, or set the record aside.")
    _enter(register, stands, Act.RELEASED, found, who, reason, "findings that hold it")
    return len(found)


def take_back(snapshot_id: str, identities: Collection[str], who: str, reason: str, register: Register | None = None) -> int:
    """Take answers and releases back; gives how many there were. Raises GateError."""
    register, stands = _open(snapshot_id, who, reason, register)
    decided = [each for each in stands.decisions.values() if each.identity in identities and each.kind is not Act.SET_ASIDE]
    if not decided:
        raise GateError("Nothing of what was chosen has been decided, so there is nothing to take back.")
    back = [Decision(Act.TAKEN_BACK, each.identity, each.code, each.sheet, each.record) for each in decided]
    register.decide(snapshot_id, who, reason, back, stands.as_of)
    return len(back)


def accept(snapshot_id: str, who: str, reason: str = "", register: Register | None = None) -> None:
    """Accept a submission: from now on it counts. `reason` answers the queries that have none yet. Raises GateError where something holds
    it, or a query has no reason."""
    register = register or Register.open()
    _named(who)
    snapshot = register.submission(snapshot_id)
    stands = standing(snapshot, register)
    if not (snapshot.return_name and snapshot.as_at):
        raise GateError("Nobody can tell which return this is, or of which date. Send it again with a cover that says so.")
    if not stands.kept:
        raise GateError("The findings of this submission are no longer kept, so it cannot be accepted. Send the return again.")
    if stands.holding:
        many = len(stands.holding)
        raise GateError(
            f"{many:,} {'finding holds' if many == 1 else 'findings hold'} this return. Mend it and send it again; a record may be set "
            "aside, and what may be released is released by a reason."
        )
    once = any(each.act == Act.ACCEPTED for each in register.acts(snapshot_id))  # then a release may have its figures
    if not once and not has_rows(snapshot):
        raise GateError("The rows of this submission are erased, so no figure could be worked out from it. Send the return again.")
    open_queries = stands.queries
    if open_queries and not reason.strip():
        many = len(open_queries)
        raise GateError(f"{many:,} {'query has' if many == 1 else 'queries have'} no reason yet. Give each a reason, or one for all.")
    said = reason.strip() or (ANSWERED if stands.decisions else PASSED)
    register.accept(snapshot_id, who, said, stands.as_of, _decided(Act.ANSWERED, open_queries))


def hold(snapshot_id: str, who: str, reason: str, register: Register | None = None) -> None:
    """Hold a submission, whatever its checks said: it counts for nothing until it is accepted again. Raises GateError without a reason."""
    register, _ = _open(snapshot_id, who, reason, register, accepted_too=True)
    register.hold(snapshot_id, who, reason)


def _open(snapshot_id: str, who: str, reason: str, register: Register | None, accepted_too: bool = False) -> tuple[Register, Standing]:
    _named(who)
    if not reason.strip():
        raise GateError("Give a reason: it stands in the register, and whoever asks later reads it.")
    register = register or Register.open()
    snapshot = register.submission(snapshot_id)
    if snapshot.accepted_at and not accepted_too:
        raise GateError("This return is accepted already. Hold it first, then decide, then accept it again.")
    return register, standing(snapshot, register)


def _named(who: str) -> None:
    if not who.strip():
        raise GateError("Give your name: the register says who decided.")


def _enter(register: Register, stands: Standing, kind: Act, found: list[Finding], who: str, reason: str, what: str) -> None:
    if not found:
        raise GateError(f"None of what was chosen is among the {what} of this return as it stands now. Look again.")
    register.decide(stands.snapshot.snapshot_id, who, reason.strip(), _decided(kind, found), stands.as_of)


def _decided(kind: Act, findings: Iterable[Finding]) -> list[Decision]:
    once = {each.identity: each for each in findings}
    return [Decision(kind, each.identity, each.code, each.sheet, each.record) for each in once.values()]
