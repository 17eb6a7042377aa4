"""Which figures exist in public: of each measure and date the total, each breakdown by one column, and the crossings that the measure's
header names under `public:`. The cube's finer cohorts are no part of a public release."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import duckdb
import polars as pl

from scorecard.measure import measures
from scorecard.terms import ALL, COHORT_COLUMNS, ScorecardError

Cohort = tuple[str, ...]  # a value for each cohort column, in their order
Breakdown = frozenset[str]  # the columns that are not All; none: the total
CROSSED = " x "


class DisclosureError(ScorecardError):
    """A release that disclosure control cannot be worked out for: says where, what was found and what was expected."""


class Cell(NamedTuple):
    """A figure as officers have it. No numerator where it is not available (sign x)."""

    measure_id: str
    as_at: dt.date
    cohort: Cohort
    numerator: float | None
    denominator: float | None
    sign: str = ""

    @property
    def key(self) -> tuple[str, dt.date, Cohort]:
        """What names the cell."""
        return self.measure_id, self.as_at, self.cohort

    @property
    def breakdown(self) -> Breakdown:
        """Which columns it is broken down by."""
        return breakdown_of(self.cohort)


@dataclass(frozen=True)
class Rule:
    """What disclosure control has to know of a measure."""

    measure_id: str
    unit: str
    breakdowns: tuple[Breakdown, ...]
    since: str = ""  # of a half-termly measure, what it counts from the first day of
    grows: bool = False  # whether its dates of one span come from one snapshot, each with what the one before has, and more


@cache
def breakdown_of(cohort: Cohort) -> Breakdown:
    """Which columns of a cohort are not All."""
    return frozenset(name for name, value in zip(COHORT_COLUMNS, cohort, strict=True) if value != ALL)


def breakdowns(measure_id: str, cohorts: Sequence[str], public: str) -> tuple[Breakdown, ...]:
    """What may be shown of a measure with these cohort columns, by its header's line `public:`. Raises DisclosureError for a crossing of
    columns that it does not have."""
    crossings = [frozenset(part.split(CROSSED)) for part in map(str.strip, public.split(";")) if CROSSED in part]
    if unknown := sorted(set().union(*crossings) - set(cohorts)):
        raise DisclosureError(
            f"{measure_id}: its line `public` crosses {', '.join(unknown)}; it has {', '.join(cohorts) or 'no cohort column'}. "
            "Mend the header."
        )
    return (frozenset(), *(frozenset((name,)) for name in cohorts), *crossings)


def rules(con: duckdb.DuckDBPyConnection, schema: str) -> dict[str, Rule]:
    """Of every measure that a release has figures of, what disclosure control has to know, as the release itself says it. What its
    half-termly measures count from, older ones do not say; the measures of today do."""
    said = {name for name, *_ in con.execute(f"describe {schema}.measures").fetchall()}
    column = "since" if "since" in said else "null"
    rows = con.execute(
        f"select measure_id, unit, cohorts, public, {column}, calendar, dates from {schema}.measures "
        f"where measure_id in (select measure_id from {schema}.cube) order by 1"
    ).fetchall()
    today = {each.measure_id: each.since for each in measures()}
    return {
        measure_id: Rule(
            measure_id,
            unit,
            breakdowns(measure_id, cohorts or (), public or ""),
            today.get(measure_id, "") if since is None else since,
            calendar == "half_term" and dates == "window",
        )
        for measure_id, unit, cohorts, public, since, calendar, dates in rows
    }


def public_cells(con: duckdb.DuckDBPyConnection, schema: str, of: Iterable[Rule]) -> list[Cell]:
    """Every figure of a release's cube that may exist in public, in the order of their names."""
    allowed = [(rule.measure_id, ",".join(name for name in COHORT_COLUMNS if name in each)) for rule in of for each in rule.breakdowns]
    con.register("allowed", pl.DataFrame(allowed, schema=["measure_id", "by"], orient="row").to_arrow())
    by = ", ".join(f"case when {name} <> '{ALL}' then '{name}' end" for name in COHORT_COLUMNS)
    rows = con.execute(
        f"""
        select measure_id, as_at, {", ".join(COHORT_COLUMNS)}, numerator, denominator, sign
        from {schema}.cube semi join allowed on cube.measure_id = allowed.measure_id and concat_ws(',', {by}) = allowed.by
        order by all
        """
    ).fetchall()
    con.unregister("allowed")
    return [Cell(row[0], row[1], tuple(row[2:7]), *row[7:]) for row in rows]
