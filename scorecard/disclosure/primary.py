"""Which figures are too small by themselves: with threshold k, those that tell of 1 to k - 1 children. Zero is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scorecard.disclosure.cells import Cell, Rule

SUMS = ("weeks", "sessions")  # units of means: their numerators add up time, not children
RATES = ("percent", "per 100 pupils")
DAYS = 7  # a week's; sums of weeks are whole numbers of days


class Part(NamedTuple):
    """A number that a figure tells. `is_count`: of children (or cases, posts), not of days or sessions."""

    name: str  # numerator, denominator; rest: denominator - numerator, of a rate
    value: float
    is_count: bool


def parts(cell: Cell, rule: Rule) -> Iterator[Part]:
    """What a figure tells: its numerator, its denominator and, of a rate, those who are in the denominator alone."""
    if cell.numerator is None:
        return
    times = DAYS if rule.unit == "weeks" else 1
    yield Part("numerator", _exact(cell.numerator * times), rule.unit not in SUMS)
    if cell.denominator is None:
        return
    yield Part("denominator", _exact(cell.denominator), True)
    if rule.unit in RATES and cell.denominator >= cell.numerator:
        yield Part("rest", _exact(cell.denominator - cell.numerator), True)


def is_small(value: float, threshold: int) -> bool:
    """Whether a count is over 0 and under the threshold. (Of posts' full-time equivalents, 0.4 is as telling as 1.)"""
    return 0 < value < threshold


def is_suppressed(cell: Cell, rule: Rule, threshold: int) -> bool:
    """Whether a figure may not be shown whatever stands around it."""
    return any(part.is_count and is_small(part.value, threshold) for part in parts(cell, rule))


def _exact(value: float) -> float:
    """Without what floating point adds: a sum of days or of people is whole, one of full-time equivalents has few decimals."""
    return round(value, 6)
