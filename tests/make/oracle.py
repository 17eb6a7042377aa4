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
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from types import SimpleNamespace
from typing import NamedTuple

from make import oracle_plans, oracle_requests
from make.oracle_terms import RULES, Counted, Month, Rows, Rule, days

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


def window_opens(as_at: dt.date) -> dt.date:
    """1 January two calendar years before the as-at date's year."""
    return dt.date(as_at.year - 2, 1, 1)


def months(rule: Rule, as_at: dt.date) -> list[Month]:
    """The months that a snapshot gives of a measure: those of its window after the run-in, or its own alone."""
    if rule.own_date:
        return [Month(as_at)]
    opens = window_opens(as_at)
    ends = (
        dt.date(year, month, calendar.monthrange(year, month)[1]) for year in range(opens.year, as_at.year + 1) for month in range(1, 13)
    )
    return [Month(end) for end in ends if end <= as_at and end.replace(day=1) >= opens + days(rule.run_in_days)]


def figures(rows: Rows, as_at: dt.date) -> dict[str, dict[Cell, Figure]]:
    """Every measure's cube: each cohort column of its family at each value and at All, for each date that the snapshot gives."""
    things = {**oracle_requests.things(rows), **oracle_plans.things(rows)}
    return {name: cube(name, rule, things[rule.over], as_at) for name, rule in RULES.items()}


def cube(name: str, rule: Rule, things: Sequence[SimpleNamespace], as_at: dt.date) -> dict[Cell, Figure]:
    """One measure's cube. A cell exists where the population has a row in it; the grand total always does."""
    added: dict[Cell, list[Counted]] = {}
    wanted = [thing for thing in things if belongs(name, rule, thing)]
    for month in months(rule, as_at):
        finest: dict[tuple[tuple[str, str], ...], list[Counted]] = defaultdict(list)
        for thing in wanted:
            counted = rule.counts(thing, month)
            if counted is not None:
                finest[cohort(rule, thing, counted)].append(counted)
        added[Cell(month.as_at)] = []
        for values, parts in finest.items():
            for cell in cells_of(month, values):
                added.setdefault(cell, []).extend(parts)
    return {cell: figure(rule, parts) for cell, parts in added.items()}


def belongs(name: str, rule: Rule, thing: SimpleNamespace) -> bool:
    """Cases with an outcome H are in no measure but requests_count; exported ones in none marked (T)."""
    if rule.over not in ("cases", "advice"):
        return True
    if "H" in (thing.request_outcome, thing.assessment_outcome) and name != "requests_count":
        return False
    return not (rule.leaves_exported_out and thing.exported)


def cohort(rule: Rule, thing: SimpleNamespace, counted: Counted) -> tuple[tuple[str, str], ...]:
    """The cohort columns that a measure has, each with this row's value; an empty one is Unknown."""
    if rule.children:
        return ()
    values = [(name, getattr(thing, name) or "Unknown") for name in FAMILIES[rule.family]]
    return tuple(values) if counted.detail is None else (*values, ("detail", counted.detail))


def cells_of(month: Month, values: tuple[tuple[str, str], ...]) -> Iterator[Cell]:
    """The cells that a row of this cohort is added to: each column at its value and at All."""
    for chosen in product(*((value, "All") for _, value in values)):
        yield Cell(month.as_at, **{name: value for (name, _), value in zip(values, chosen, strict=True)})


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
