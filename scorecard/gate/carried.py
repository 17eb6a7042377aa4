"""Reasons that were given before and still hold: they are carried over to what comes next, as long as the finding stays the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from scorecard.register import Register
from scorecard.terms import Act, Decision, Finding, Snapshot


def carried(findings: Iterable[Finding], return_name: str, as_at: dt.date, register: Register) -> list[Decision]:
    """What was decided before of findings that are the same: by identity, the last decision.

    Answers are carried from the last accepted return as at this date or before, and from the submission that this one replaces,
    accepted or not; releases only from the latter, as they are of one comparison. Source: returns.md, "What every sheet is checked for".
    """
    known: dict[str, Decision] = {}
    for snapshot in _before(return_name, as_at, register):
        for each in register.decisions(snapshot.snapshot_id):
            if each.kind is Act.ANSWERED or (each.kind is Act.RELEASED and snapshot.as_at == as_at):
                known[each.identity] = each
    return [known[name] for name in dict.fromkeys(each.identity for each in findings) if name in known]


def replaced(return_name: str, as_at: dt.date, register: Register) -> Snapshot | None:
    """The newest submission of a return and date that there is already; what comes for them now is its resubmission."""
    return next((each for each in register.submissions() if (each.return_name, each.as_at) == (return_name, as_at)), None)


def _before(return_name: str, as_at: dt.date, register: Register) -> list[Snapshot]:
    accepted = [each for each in register.accepted() if each.return_name == return_name and each.as_at and each.as_at <= as_at]
    last = replaced(return_name, as_at, register)
    return [*accepted[-1:], *([last] if last else [])]
