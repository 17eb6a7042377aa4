"""Cubes: every measure added up over every cohort, each column at each value and at All. Division, distinct counts, empty denominators and
grand totals happen here, once for all measures.

    cubes = Cubes(con)
    cubes.gather(measure, dates, snapshot_id)    a measure's rows of the snapshot that is open, added up to the finest cohort
    cubes.leave_out(measure, dates, snapshot_id) a measure that cannot be had at these dates: not available
    cubes.add_up("cube")                         all that was gathered, as cubes: one query for all measures with the same cohort columns
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import duckdb

from scorecard.measure import FAMILIES, KEYS, NO_DENOMINATOR, MeasureError
from scorecard.terms import ALL, COHORT_COLUMNS, Measure

TABLE = """
create table if not exists {table} (
    measure_id varchar, as_at date, phase varchar, sen_provision varchar, primary_need varchar, area varchar, detail varchar,
    numerator double, denominator double, value double, sign varchar, snapshot_id varchar
)
"""
# Numerators are exact decimals: sums of whole-time equivalents must not depend on the order in which they are added.
GATHERED = """
create table if not exists gathered (
    measure_id varchar, as_at date, phase varchar, sen_provision varchar, primary_need varchar, area varchar, detail varchar,
    counted_id varchar, numerator decimal(18, 6), denominator decimal(18, 6)
);
"""
# What 1 of numerator / denominator is in a measure's unit. Weeks are counted in days, so that their sums stay exact.
TIMES = {"percent": 100, "per 100 pupils": 100}
DIVIDED_BY = {"weeks": 7}
SIDE_BY_SIDE = 2  # queries at a time: each is too small to be shared out among threads


@dataclass(frozen=True)
class Shape:
    """What a measure's SQL gives: its cohort columns, and whether it counts distinct. Keys are no part of a cube."""

    cohort: tuple[str, ...]
    is_distinct: bool


def shape(con: duckdb.DuckDBPyConnection, measure: Measure) -> Shape:
    """Ask a measure's SQL what it gives. Raises MeasureError for a column that its family does not have."""
    columns = [column[0] for column in con.execute(f"select * from ({measure.select}) limit 0").description]
    unknown = set(columns) - set(FAMILIES[measure.family]) - KEYS - {"as_at", "numerator", "denominator", "counted_id"}
    if unknown or ("detail" in columns) != bool(measure.detail):
        family = f"family {measure.family} has {', '.join(FAMILIES[measure.family])}"
        raise MeasureError(
            f"{measure.measure_id}: the SQL gives {', '.join(columns)}; {family}, and the header's detail is {measure.detail!r}."
        )
    return Shape(tuple(name for name in COHORT_COLUMNS if name in columns), "counted_id" in columns)


class Cubes:
    """What is being added up, in one connection. `shapes` holds what each measure's SQL gives, by measure ID, once it was gathered."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._asked: list[tuple[Measure, dt.date, str]] = []
        self._left_out: list[tuple[Measure, dt.date, str]] = []
        self.shapes: dict[str, Shape] = {}
        con.execute(GATHERED)

    def gather_all(self, asked: Mapping[Measure, Iterable[dt.date]], snapshot_id: str) -> None:
        """`gather` for several measures, a few at a time."""
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            list(pool.map(lambda each: self.gather(each[0], each[1], snapshot_id), asked.items()))

    def gather(self, measure: Measure, dates: Iterable[dt.date], snapshot_id: str) -> None:
        """Take in a measure's rows at the given dates from the snapshot that is open, added up to its finest cohort."""
        wanted = sorted(set(dates))
        if measure.measure_id not in self.shapes:
            self.shapes[measure.measure_id] = shape(self._con.cursor(), measure)
        about = self.shapes[measure.measure_id]
        self._asked += [(measure, date, snapshot_id) for date in wanted]
        keys = ", ".join(("as_at", *about.cohort, *(("counted_id",) if about.is_distinct else ())))
        self._con.cursor().execute(
            f"""
            insert into gathered by name
            select ? as measure_id, {keys}, sum(numerator) as numerator, sum(denominator) as denominator
            from ({measure.select}) as counted
            where as_at in (select unnest(?::date[]))
            group by {keys}
            """,
            [measure.measure_id, wanted],
        )

    def leave_out(self, measure: Measure, dates: Iterable[dt.date], snapshot_id: str) -> None:
        """Say of a measure that it is not available (sign x) at the given dates, because another return that it needs is not there."""
        self._left_out += [(measure, date, snapshot_id) for date in sorted(set(dates))]

    def add_up(self, table: str = "cube") -> None:
        """Turn all that was gathered into full cubes in `table`, and forget it.

        `value` is numerator / denominator in the measure's unit; for a count, the numerator. A denominator of 0 is not applicable
        (sign z), never 0% or 100%. A cell is there where a row was counted; the grand total always is.
        """
        asked_by_shape: dict[Shape, list[tuple[Measure, dt.date, str]]] = {}
        for each in self._asked:
            asked_by_shape.setdefault(self.shapes[each[0].measure_id], []).append(each)

        def add(about: Shape) -> None:
            self._con.cursor().execute(_cubes(about, table), _columns(asked_by_shape[about]))

        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            list(pool.map(add, asked_by_shape))
        if self._left_out:
            columns = ("measure_id", "as_at", "snapshot_id", "sign", *COHORT_COLUMNS)
            self._con.executemany(
                f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' for _ in columns)})",
                [[each.measure_id, date, snapshot_id, "x", *[ALL] * len(COHORT_COLUMNS)] for each, date, snapshot_id in self._left_out],
            )
        self._con.execute("delete from gathered")
        self._asked, self._left_out = [], []


def _columns(asked: list[tuple[Measure, dt.date, str]]) -> list[list[object]]:
    """What was asked, as the columns that the query takes: measure, date, snapshot, whether it is a rate, times, divided by."""
    return [
        [measure.measure_id for measure, _, _ in asked],
        [date for _, date, _ in asked],
        [snapshot_id for _, _, snapshot_id in asked],
        [measure.unit not in NO_DENOMINATOR for measure, _, _ in asked],
        [TIMES.get(measure.unit, 1) for measure, _, _ in asked],
        [DIVIDED_BY.get(measure.unit, 1) for measure, _, _ in asked],
    ]


def _cubes(about: Shape, table: str) -> str:
    named = ", ".join(
        f"case when grouping({name}) = 1 then '{ALL}' else {name} end as {name}" if name in about.cohort else f"'{ALL}' as {name}"
        for name in COHORT_COLUMNS
    )
    numerator = "count(distinct counted_id) filter (where numerator > 0)" if about.is_distinct else "sum(numerator)"
    cube = f", cube ({', '.join(about.cohort)})" if about.cohort else ""
    is_total = " and ".join(f"{name} = '{ALL}'" for name in COHORT_COLUMNS)
    return f"""
        insert into {table} by name
        with these as (
            select
                unnest(?::varchar[]) as measure_id, unnest(?::date[]) as as_at, unnest(?::varchar[]) as snapshot_id,
                unnest(?::boolean[]) as is_rate, unnest(?::integer[]) as times, unnest(?::integer[]) as divided_by
        ), added as (
            select measure_id, as_at, {named}, {numerator} as numerator, sum(denominator) as denominator
            from gathered semi join these using (measure_id, as_at)
            group by measure_id, as_at{cube}
        ), whole as (
            from added
            union all by name
            select measure_id, as_at, {", ".join(f"'{ALL}' as {name}" for name in COHORT_COLUMNS)}, 0 as numerator, 0 as denominator
            from these anti join (from added where {is_total}) as totals using (measure_id, as_at)
        )
        select
            measure_id, as_at, {", ".join(COHORT_COLUMNS)}, snapshot_id,
            whole.numerator::double / divided_by                                             as numerator,
            case when is_rate then coalesce(whole.denominator, 0)::double end                as denominator,
            case
                when not is_rate then whole.numerator::double / divided_by
                when whole.denominator > 0 then times * (whole.numerator::double / divided_by) / whole.denominator::double
            end                                                                              as value,
            case when is_rate and coalesce(whole.denominator, 0) = 0 then 'z' else '' end    as sign
        from whole join these using (measure_id, as_at)
    """
