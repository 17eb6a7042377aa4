"""A second opinion on every casework measure: the words of the definitions, said again in plain Python over lists of rows.

It shares nothing with the queries: no SQL, no joins by name, no DuckDB. `figures(rows, as_at)` gives every measure's whole cube, to be
held against the product's, cell by cell. What is counted stands in oracle_requests and oracle_plans; here is what all measures share:
which dates, which cohorts, which cells exist, and the division.

    rows = {"persons": [{"person_id": "P1", "birth_date": date(2015, 6, 15), "area": None}, ...], "requests": [...], ...}
    figures(rows, date(2024, 3, 31))["requests_count"][Cell(date(2024, 1, 31), phase="primary")] == Figure(3, None, 3)
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from types import SimpleNamespace
from typing import NamedTuple

Rows = Mapping[str, Sequence[Mapping[str, object]]]
FAMILIES = {
    "requests": ("phase", "primary_need", "area"),
    "assessments": ("phase", "primary_need", "area"),
    "advice": ("phase", "primary_need", "area"),
    "plans": ("primary_need", "area"),
    "annual reviews": ("area",),
}


class Cell(NamedTuple):
    """Where a figure stands in the cube."""

    as_at: dt.date
    phase: str = "All"
    sen_provision: str = "All"
    primary_need: str = "All"
    area: str = "All"
    detail: str = "All"


class Figure(NamedTuple):
    """A figure. A count has no denominator; a rate of nothing has no value."""

    numerator: int | Fraction
    denominator: int | None
    value: int | Fraction | None


@dataclass(frozen=True)
class Month:
    """The month M that an as-at date ends."""

    as_at: dt.date

    @property
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


def measure(over: str, unit: str, family: str, run_in_days: int = 0, own_date: bool = False, T: bool = False, children: bool = False):  # noqa: N803
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


def window_opens(as_at: dt.date) -> dt.date:
    """1 January two calendar years before the as-at date's year."""
    return dt.date(as_at.year - 2, 1, 1)


def months(rule: Rule, as_at: dt.date) -> list[Month]:
    """The months that a snapshot gives of a measure: those of its window after the run-in, or its own alone."""
    if rule.own_date:
        return [Month(as_at)]
    opens = window_opens(as_at)
    ends = (dt.date(year, month, calendar.monthrange(year, month)[1]) for year in range(opens.year, as_at.year + 1) for month in range(1, 13))
    return [Month(end) for end in ends if end <= as_at and end.replace(day=1) >= opens + days(rule.run_in_days)]


def figures(rows: Rows, as_at: dt.date) -> dict[str, dict[Cell, Figure]]:
    """Every measure's cube: each cohort column of its family at each value and at All, for each date that the snapshot gives."""
    from make import oracle_plans, oracle_requests  # they enter the measures here

    things = {**oracle_requests.things(rows), **oracle_plans.things(rows)}
    return {name: cube(name, rule, things[rule.over], as_at) for name, rule in RULES.items()}


def cube(name: str, rule: Rule, things: Sequence[SimpleNamespace], as_at: dt.date) -> dict[Cell, Figure]:
    """One measure's cube. A cell exists where the population has a row in it; the grand total always does."""
    added: dict[Cell, list[Counted]] = defaultdict(list)
    wanted = [thing for thing in things if belongs(name, rule, thing)]
    for month in months(rule, as_at):
        added[Cell(month.as_at)] = []
        for thing in wanted:
            counted = rule.counts(thing, month)
            if counted is not None:
                for cell in cells_of(rule, thing, counted, month):
                    added[cell].append(counted)
    return {cell: figure(rule, parts) for cell, parts in added.items()}


def belongs(name: str, rule: Rule, thing: SimpleNamespace) -> bool:
    """Cases with an outcome H are in no measure but requests_count; exported ones in none marked (T)."""
    if rule.over not in ("cases", "advice"):
        return True
    if "H" in (thing.request_outcome, thing.assessment_outcome) and name != "requests_count":
        return False
    return not (rule.leaves_exported_out and thing.exported)


def cells_of(rule: Rule, thing: SimpleNamespace, counted: Counted, month: Month) -> Iterator[Cell]:
    """The cells that a row is added to. An empty cohort value is Unknown."""
    if rule.children:
        yield Cell(month.as_at)
        return
    values = {name: getattr(thing, name) or "Unknown" for name in FAMILIES[rule.family]}
    if counted.detail is not None:
        values["detail"] = counted.detail
    for chosen in product(*((value, "All") for value in values.values())):
        yield Cell(month.as_at, **dict(zip(values, chosen, strict=True)))


def figure(rule: Rule, parts: Sequence[Counted]) -> Figure:
    """Add up, then divide once. A rate of nothing is not applicable: it has no value."""
    if rule.children:
        distinct = len({part.numerator for part in parts})
        return Figure(distinct, None, distinct)
    numerator = sum(part.numerator for part in parts)
    if rule.unit == "count":
        return Figure(numerator, None, numerator)
    denominator = sum(part.denominator for part in parts)
    times = 100 if rule.unit == "percent" else 1
    return Figure(numerator, denominator, Fraction(times * numerator, denominator) if denominator else None)
