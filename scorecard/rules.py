"""Which rows break a check, told by one query or one column's step: what `check` then has Great Expectations assert.

Great Expectations works out a dozen metrics for each expectation of its map kinds, which takes some 15 ms however few the rows. Three of
those kinds are nearly half of every suite and are one step of Polars each; they are answered here, to the same rows (a test holds
that). Its other kinds are left to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import astuple

import duckdb
import polars as pl

from scorecard import reference
from scorecard.terms import Check, Return, Sheet

TYPES = {"date": "date", "flag": "boolean", "integer": "bigint", "number": "double"}
ONE_STEP: Mapping[str, tuple[set[str], Callable[..., pl.Expr]]] = {  # kind -> its arguments, and which rows break it
    "expect_column_values_to_not_be_null": ({"column"}, lambda column: pl.col(column).is_null()),
    "expect_column_values_to_be_unique": ({"column"}, lambda column: pl.col(column).is_duplicated() & pl.col(column).is_not_null()),
    "expect_column_values_to_be_in_set": (
        {"column", "value_set"},
        lambda column, value_set: ~pl.col(column).is_in(value_set) & pl.col(column).is_not_null(),
    ),
}
FEW_ROWS = 100_000  # below this, sharing a query out among threads takes longer than it saves


def is_answered(each: Check) -> bool:
    """Whether this is a check that is answered here; Great Expectations has the others."""
    return each.sql is not None or (each.type in ONE_STEP and set(each.kwargs) == ONE_STEP[each.type][0])


class Rules:
    """A return's typed rows, to be asked which of them break a check. A query that asks of a sheet that could not be read is not run."""

    def __init__(self, contract: Return, frames: Mapping[str, pl.DataFrame], as_at: dt.date) -> None:
        self._frames = frames
        self._con = duckdb.connect()
        if sum(frame.height for frame in frames.values()) < FEW_ROWS:
            self._con.execute("set threads = 1")
        self._missing = {sheet.name for sheet in contract.sheets} - set(frames)
        for sheet in contract.sheets:
            columns = ", ".join(f"{column.name} {TYPES.get(column.type, 'varchar')}" for column in sheet.columns)
            self._con.execute(f"create table {sheet.name} ({columns}, _row bigint)")
            if sheet.name in frames:
                self._con.register("incoming", frames[sheet.name].to_arrow())
                self._con.execute(f"insert into {sheet.name} by name select * from incoming")
                self._con.unregister("incoming")
        half_terms = reference.half_terms()
        opens = contract.window_opens(as_at, half_terms)
        self._con.execute("create table cover as select ?::date as as_at, ?::date as window_opens", [as_at, opens])
        self._con.execute("create table areas (area varchar)")
        if known := list(reference.areas().values()):
            self._con.executemany("insert into areas values (?)", [[area] for area in known])
        self._con.execute("create table half_terms (academic_year varchar, half_term varchar, starts date, ends date)")
        if half_terms:
            self._con.executemany("insert into half_terms values (?, ?, ?, ?)", [list(astuple(each)) for each in half_terms])

    def offending(self, sheet: Sheet, each: Check) -> dict[int, dict[str, object]] | None:
        """The rows that break a check, by Excel row number, each with the words that its query gives; None where it cannot be asked.

        Raises duckdb.Error or polars' PolarsError where the check itself is wrong.
        """
        if each.sql is None:
            broken = self._frames[sheet.name].filter(ONE_STEP[each.type][1](**each.kwargs))
            return {row: {} for row in broken["_row"].to_list()}
        if self._missing & {name.rpartition(".")[2].strip('"') for name in self._con.get_table_names(each.sql)}:
            return None
        result = self._con.execute(each.sql)
        names = [column[0] for column in result.description]
        return {row[names.index("_row")]: dict(zip(names, row, strict=True)) for row in result.fetchall()}
