"""Which rows break a check, told by one query or one column's step: what `check` then has Great Expectations assert.

Great Expectations works out a dozen metrics for each expectation of its map kinds, which takes some 15 ms however few the rows. Three of
those kinds are nearly half of every suite and are one step of Polars each; they are answered here, to the same rows (a test holds
that). Its other kinds are left to it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field

import duckdb
import polars as pl

from scorecard import reference
from scorecard.earlier import LAST, LAST_YEAR, REPLACED, Earlier
from scorecard.terms import Check, Return, Sheet

TYPES = {"date": "date", "flag": "boolean", "integer": "bigint", "number": "double", "figure": "double"}
ONE_STEP: Mapping[str, tuple[set[str], Callable[..., pl.Expr]]] = {  # kind -> its arguments, and which rows break it
    "expect_column_values_to_not_be_null": ({"column"}, lambda column: pl.col(column).is_null()),
    "expect_column_values_to_be_unique": ({"column"}, lambda column: pl.col(column).is_duplicated() & pl.col(column).is_not_null()),
    "expect_column_values_to_be_in_set": (
        {"column", "value_set"},
        lambda column, value_set: ~pl.col(column).is_in(value_set) & pl.col(column).is_not_null(),
    ),
}
REFERENCE = ("indicators", "priorities", "rag_schemes")  # reference files that a query may ask of, every column text
FEW_ROWS = 100_000  # below this, sharing a query out among threads takes longer than it saves
ASKED = re.compile(rf"\b({LAST}|{LAST_YEAR})\.\w")  # which earlier snapshot a query asks of
AGAIN = "last_as_at"  # the as-at date of the snapshot that it asked, where a query gives it

Words = dict[str, object]


@dataclass
class Offending:
    """What breaks a check, each with the words that its query gives: rows by their Excel number, and what has no row in this workbook."""

    rows: dict[int, Words] = field(default_factory=dict)
    absent: list[Words] = field(default_factory=list)


def is_answered(each: Check) -> bool:
    """Whether this is a check that is answered here; Great Expectations has the others."""
    return each.sql is not None or (each.type in ONE_STEP and set(each.kwargs) == ONE_STEP[each.type][0])


class Rules:
    """A return's typed rows, and those of earlier snapshots of it, to be asked which of them break a check.

    The return's sheets stand under their names, with `cover`, `areas`, `half_terms` and the tables of REFERENCE; those of the last
    accepted snapshot in the schema `last`, with `last_cover`; those of the same half-term a year before in `last_year`, with
    `last_year_cover`. What is asked of `last` is asked of the snapshot that a resubmission replaces as well. A query that asks of a sheet
    that could not be read, of a reference file without rows, or of a snapshot that there is none of, is not run.
    """

    def __init__(
        self, contract: Return, frames: Mapping[str, pl.DataFrame], as_at: dt.date, earlier: Mapping[str, Earlier] | None = None
    ) -> None:
        self._contract, self._frames, self._earlier = contract, frames, earlier or {}
        self._con = duckdb.connect()
        if sum(frame.height for frame in frames.values()) < FEW_ROWS:
            self._con.execute("set threads = 1")
        self._missing = {sheet.name for sheet in contract.sheets} - set(frames)
        self._half_terms = reference.half_terms()
        self._fill("main", frames, as_at)
        self._standing: dict[str, str] = {}
        for what, each in self._earlier.items():
            self._con.execute(f"create schema was_{what}")
            self._fill(f"was_{what}", each.frames, each.as_at)
        self._con.execute("create table areas (area varchar)")
        if known := list(reference.areas().values()):
            self._con.executemany("insert into areas values (?)", [[area] for area in known])
        self._con.execute("create table half_terms (academic_year varchar, half_term varchar, starts date, ends date)")
        if self._half_terms:
            self._con.executemany("insert into half_terms values (?, ?, ?, ?)", [list(astuple(each)) for each in self._half_terms])
        for name in REFERENCE:
            if rows := reference.table(name):
                self._con.register(name, pl.DataFrame(rows).to_arrow())
            else:
                self._missing.add(name)

    def offending(self, sheet: Sheet, each: Check) -> Offending | None:
        """What breaks a check; None where it cannot be asked. Raises duckdb.Error or polars' PolarsError where the check is wrong."""
        if each.sql is None:
            broken = self._frames[sheet.name].filter(ONE_STEP[each.type][1](**each.kwargs))
            return Offending({row: {} for row in broken["_row"].to_list()})
        if self._missing & {name.rpartition(".")[2].strip('"') for name in self._con.get_table_names(each.sql)}:
            return None
        asked = set(ASKED.findall(each.sql))
        if not asked:
            return self._ask(each.sql)
        if asked - set(self._earlier) - {LAST}:
            return None
        # What a resubmission replaces comes first: that is what stands now. The last snapshot adds what it alone shows.
        answers = [self._ask_of(asked, what, each.sql) for what in (REPLACED, LAST) if what in self._earlier] if LAST in asked else []
        return _together(answers) if LAST in asked else self._ask_of(asked, LAST, each.sql)

    def _fill(self, schema: str, frames: Mapping[str, pl.DataFrame], as_at: dt.date) -> None:
        for sheet in self._contract.sheets:
            columns = ", ".join(f'"{column.name}" {TYPES.get(column.type, "varchar")}' for column in sheet.columns)
            self._con.execute(f'create table {schema}."{sheet.name}" ({columns}, _row bigint)')
            if sheet.name in frames:
                self._con.register("incoming", frames[sheet.name].to_arrow())
                self._con.execute(f'insert into {schema}."{sheet.name}" by name select * from incoming')
                self._con.unregister("incoming")
        opens = self._contract.window_opens(as_at, self._half_terms)
        self._con.execute(f"create table {schema}.cover as select ?::date as as_at, ?::date as window_opens", [as_at, opens])

    def _ask_of(self, asked: set[str], stands_for_last: str, sql: str) -> Offending:
        """Ask with `last` standing for one of the snapshots."""
        for schema in asked:
            what = stands_for_last if schema == LAST else schema
            if self._standing.get(schema) != what:
                self._con.execute(f"create schema if not exists {schema}")
                self._con.execute(f"create or replace view {schema}_cover as from was_{what}.cover")
                for sheet in self._contract.sheets:
                    self._con.execute(f'create or replace view {schema}."{sheet.name}" as from was_{what}."{sheet.name}"')
                self._standing[schema] = what
        return self._ask(sql)

    def _ask(self, sql: str) -> Offending:
        result = self._con.execute(sql)
        names = [column[0] for column in result.description]
        found = Offending()
        for values in result.fetchall():
            words = dict(zip(names, values, strict=True))
            row = words.pop("_row")
            if row is None:
                found.absent.append(words)
            else:
                found.rows[row] = words
        return found


def _together(answers: list[Offending]) -> Offending | None:
    """The answers to one question, each thing once; None where nobody could be asked."""
    if not answers:
        return None
    found = Offending()
    for each in answers:
        found.rows = each.rows | found.rows
        said = [_but_the_date(words) for words in found.absent]
        found.absent += [words for words in each.absent if _but_the_date(words) not in said]
    return found


def _but_the_date(words: Words) -> Words:
    return {name: value for name, value in words.items() if name != AGAIN}
