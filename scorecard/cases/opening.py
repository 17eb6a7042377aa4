"""Opening a list: the snapshot that gives the figure, its cases, the figure beside them, and the entry in the access log."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import polars as pl

from scorecard import measure
from scorecard.cases.chosen import CasesError, giving, shown_in, still_kept, the_measure
from scorecard.cases.listed import listed
from scorecard.cube import TABLE, Cubes, shape
from scorecard.register import Register
from scorecard.terms import ALL, COHORT_COLUMNS, Measure, Snapshot
from scorecard.winners import open_rows

OPENED = "cases"  # in the access log


@dataclass(frozen=True)
class Cases:
    """What a figure counts, of a cohort. `table` has a row per counted thing (see `listed`)."""

    measure: Measure
    as_at: dt.date
    cohort: Mapping[str, str]  # the columns that do not stand at All
    snapshot: Snapshot
    release_id: str  # the release that shows, where it rests on the snapshot
    numerator: float
    denominator: float | None
    value: float | None
    sign: str  # where there is no value
    notes: Mapping[str, str]
    table: pl.DataFrame


def cases(measure_id: str, as_at: dt.date, cohort: Mapping[str, str], who: str, register: Register | None = None) -> Cases:
    """What a measure counts at an as-at date, of a cohort (by cohort column; one not named, or All, is everybody), by its own SQL.

    The opening is entered in the access log first: who, when, the measure, the date, the cohort and how many rows; no case's ID.
    Raises CasesError where there is no such measure, cohort column or accepted snapshot, every release with it was withdrawn, or its rows
    were erased; RegisterError where the access log cannot be written. Then nothing is listed.
    """
    register = register or Register.open()
    one = the_measure(measure_id)
    snapshot, beside = giving(one, as_at, register.accepted())
    release_id = shown_in(register, snapshot)
    for each in (snapshot, *beside.values()):
        still_kept(register, each)
    con = measure.connect()
    try:
        open_rows(con, snapshot, beside)
        measure.want_dates(con, [as_at])
        wanted = _wanted(con, one, cohort)
        table, notes = listed(con, one, as_at, wanted, (snapshot.return_name, *beside))
        numerator, denominator, value, sign = _figure(con, one, as_at, wanted)
    finally:
        con.close()
    sums = table["numerator"].sum(), table["denominator"].sum()
    if not all(map(math.isclose, sums, (numerator, denominator or 0))):
        raise CasesError(f"{one.label}: the cases add up to {sums}, and the figure is {numerator}, {denominator}. Nothing is listed.")
    register.access(who, OPENED, _subject(one, as_at, wanted, table.height))
    return Cases(one, as_at, wanted, snapshot, release_id, numerator, denominator, value, sign, notes, table)


def _wanted(con: duckdb.DuckDBPyConnection, one: Measure, cohort: Mapping[str, str]) -> dict[str, str]:
    has = shape(con, one).cohort
    wanted = {name: cohort[name] for name in COHORT_COLUMNS if cohort.get(name, ALL) != ALL}
    for name, value in wanted.items():
        if name not in has:
            there = f"it has {', '.join(has)}" if has else "it is of everybody alone"
            raise CasesError(f"{one.label} has no cohort column {name}: {there}.")
        values = _values(con, name)
        if values and value not in values:  # a detail is the measure's own: what there is of it is not known before it is counted
            raise CasesError(f"No row of the return has {name} {value!r}. There are {', '.join(sorted(values))}.")
    return wanted


def _values(con: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    """What a cohort column holds in the sheets that are open."""
    query = "select table_name from information_schema.columns where table_schema = 'returns' and column_name = ?"
    sheets = [sheet for (sheet,) in con.execute(query, [name]).fetchall()]
    return {value for sheet in sheets for (value,) in con.execute(f"select distinct {name} from returns.{sheet}").fetchall()}


def _figure(
    con: duckdb.DuckDBPyConnection, one: Measure, as_at: dt.date, cohort: Mapping[str, str]
) -> tuple[float, float | None, float | None, str]:
    """Numerator, denominator, value and sign as a publication works them out; where nothing was counted, 0."""
    con.execute(TABLE.format(table="cube"))
    cubes = Cubes(con)
    cubes.gather(one, [as_at], "")
    cubes.add_up("cube")
    where = " and ".join(f"{name} = ?" for name in COHORT_COLUMNS)
    cell = [cohort.get(name, ALL) for name in COHORT_COLUMNS]
    found = con.execute(f"select numerator, denominator, value, sign from cube where {where}", cell).fetchone()
    if found is None:  # a cell is there only where something was counted
        found = (0.0, None, 0.0, "") if one.unit in measure.NO_DENOMINATOR else (0.0, 0.0, None, "z")
    return found


def _subject(one: Measure, as_at: dt.date, cohort: Mapping[str, str], rows: int) -> str:
    """What was opened, in the access log: `assessments_overdue_count as at 2024-03-31, phase primary: 12 rows`."""
    of = "".join(f", {name} {value}" for name, value in cohort.items())
    return f"{one.measure_id} as at {as_at}{of}: {rows} rows"
