"""What a steward does at the desk about a submission. Deciding is the gate's; checking again is asked of the clerk."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard import access, gate, inbox
from scorecard.access import Role
from scorecard.inbox import Order, Standing
from scorecard.register import Register
from scorecard.terms import Decision, Entry, Finding, Snapshot

SET_ASIDE = "set_aside"


@access.only(Role.STEWARD)
def give_reason(of: Snapshot, findings: Iterable[Finding], who: str, reason: str) -> int:
    """Answer queries with one reason; gives how many. Raises GateError."""
    return gate.answer(of.snapshot_id, {each.identity for each in findings}, who, reason)


@access.only(Role.STEWARD)
def release_by_reason(of: Snapshot, findings: Iterable[Finding], who: str, reason: str) -> int:
    """Release findings that may be; gives how many. Raises GateError."""
    return gate.release(of.snapshot_id, {each.identity for each in findings}, who, reason)


@access.only(Role.STEWARD)
def take_back(of: Snapshot, decisions: Iterable[Decision], who: str, reason: str) -> int:
    """Take answers and releases back; gives how many. Raises GateError."""
    return gate.take_back(of.snapshot_id, {each.identity for each in decisions}, who, reason)


@access.only(Role.STEWARD)
def accept(of: Snapshot, who: str, reason: str) -> None:
    """Accept a submission; the reason answers what queries are open. Raises GateError."""
    gate.accept(of.snapshot_id, who, reason)


@access.only(Role.STEWARD)
def hold(of: Snapshot, who: str, reason: str) -> None:
    """Hold a submission, whatever its checks said. Raises GateError."""
    gate.hold(of.snapshot_id, who, reason)


@access.only(Role.STEWARD)
def set_aside(of: Snapshot, records: Iterable[tuple[str, str]], who: str, reason: str) -> None:
    """Ask for records, by sheet and key, to be set aside, and the return to be checked without them. Raises GateError without a name or a
    reason; InboxError."""
    _ask(of, who, reason, "records", records)


@access.only(Role.STEWARD)
def bring_back(of: Snapshot, records: Iterable[tuple[str, str]], who: str, reason: str) -> None:
    """Ask for records that were set aside to be brought back, and the return to be checked with them. Raises as `set_aside` does."""
    _ask(of, who, reason, "back", records)


@access.only(Role.STEWARD)
def being_checked(of: Snapshot) -> Order | None:
    """The order by which a submission is checked again: while it waits or runs, and after it failed."""
    asked = [each for each in inbox.states() if each.act == SET_ASIDE and each.arguments.get("submission") == of.snapshot_id]
    return next((each for each in reversed(asked) if each.standing is not Standing.DONE), None)


@access.only(Role.STEWARD)
def dismiss(order: Order) -> None:
    """Take away an order that failed, once it was read. Raises InboxError."""
    inbox.forget(order.order_id)


@access.only(Role.STEWARD)
def done(of: Snapshot) -> list[Entry]:
    """What was done about a submission, newest first."""
    return Register.open().acts(of.snapshot_id)


def _ask(of: Snapshot, who: str, reason: str, which: str, records: Iterable[tuple[str, str]]) -> None:
    if not who.strip() or not reason.strip():
        raise gate.GateError("Give your name and a reason: they stand in the register, and whoever asks later reads them.")
    given = {"submission": of.snapshot_id, "reason": reason.strip(), which: [list(each) for each in records]}
    inbox.put(SET_ASIDE, who.strip(), None, **given)
