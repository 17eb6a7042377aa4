"""A resubmission beside what it replaces: what was fixed, what is still there, what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scorecard.terms import Finding


@dataclass(frozen=True)
class Compared:
    """Findings of two submissions of one return and date, by what became of them."""

    fixed: tuple[Finding, ...]
    still: tuple[Finding, ...]
    new: tuple[Finding, ...]


def compared(before: Iterable[Finding], now: Iterable[Finding]) -> Compared:
    """What became of the findings of the submission before. A finding with another value is new, and the old one fixed."""
    before, now = tuple(before), tuple(now)
    then, today = {each.identity for each in before}, {each.identity for each in now}
    return Compared(
        tuple(each for each in before if each.identity not in today),
        tuple(each for each in now if each.identity in then),
        tuple(each for each in now if each.identity not in then),
    )
