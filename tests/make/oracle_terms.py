"""The words of the second opinion (see oracle): a month, what one row adds, and how a function is entered as the measure of its name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import SimpleNamespace
from typing import NamedTuple

Rows = Mapping[str, Sequence[Mapping[str, object]]]


@dataclass(frozen=True)
class Month:
    """The month M that an as-at date ends."""

    as_at: dt.date

    @cached_property
    def first(self) -> dt.date:
        return self.as_at.replace(day=1)

    def has(self, date: dt.date | None) -> bool:
        """Whether the date falls in the month."""
        return date is not None and self.first <= date <= self.as_at


class Counted(NamedTuple):
    """What one row adds: to a count a numerator alone. A rate's row that was in its population and is not counted adds 0 of 0."""

    numerator: int | Fraction | str
    denominator: int | None = None
    detail: str | None = None


@dataclass(frozen=True)
class Rule:
    """A measure: what it does with one row in one month (None: the row is no part of it), and the marks of the definitions' table."""

    counts: Callable[[SimpleNamespace, Month], Counted | None]
    over: str  # cases, advice, plans, reviews
    unit: str
    family: str
    run_in_days: int
    own_date: bool  # (S)
    leaves_exported_out: bool  # (T)
    children: bool  # a count of distinct children, whose numerators are their ids; All only


RULES: dict[str, Rule] = {}


def measure(over: str, unit: str, family: str, run_in_days: int = 0, own_date: bool = False, T: bool = False, children: bool = False):
    """Enter a function as the measure of its name."""

    def enter(counts: Callable[[SimpleNamespace, Month], Counted | None]) -> Callable[[SimpleNamespace, Month], Counted | None]:
        RULES[counts.__name__] = Rule(counts, over, unit, family, run_in_days, own_date, T, children)
        return counts

    return enter


def count(detail: str | None = None) -> Counted:
    """One more."""
    return Counted(1, None, detail)


def of_those(counted: bool) -> Counted:
    """One more below the line, and above it if it is one of those."""
    return Counted(int(counted), 1)


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)
