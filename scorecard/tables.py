"""What a return tells rather than what is counted of it: rows of a sheet that go into a release as a table, by `queries/2_tables/`.

A table's SQL is one select of one sheet. Of each return and as-at date the submission accepted last gives its rows, each with the
snapshot's ID: what older ones told stays readable. Only returns that are about no child have tables, so none of it need ever be erased.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import duckdb

from scorecard import contract, measure, settings
from scorecard.measure import SHEETS
from scorecard.terms import ScorecardError, Snapshot
from scorecard.winners import open_rows, standing

TYPES = {"date": "date", "flag": "boolean", "integer": "bigint", "number": "double", "figure": "double"}


class TableError(ScorecardError):
    """A table's SQL that cannot be used: says which file, what was found and what was expected."""


def tables() -> Mapping[str, tuple[str, str]]:
    """Every table of `queries/2_tables/`: its sheet, and its select. Raises TableError."""
    found = {}
    for path in sorted((settings.QUERIES / "2_tables").glob("*.sql")):
        select = path.read_text(encoding="utf-8").strip().rstrip(";")
        named = set(
            re.findall(r"\breturns\.\"?(\w+)", "\n".join(line for line in select.splitlines() if not line.lstrip().startswith("--")))
        )
        if len(named) != 1 or not named <= set(SHEETS):
            raise TableError(f"{path.name}: it names {sorted(named) or 'no sheet'}; a table is a select of one sheet of a return.")
        sheet = named.pop()
        if contract.load_return(SHEETS[sheet]).about_children:
            raise TableError(f"{path.name}: {SHEETS[sheet]} is about children. Only what is counted of it may go into a release.")
        found[path.stem] = (sheet, select)
    return found


def gather(con: duckdb.DuckDBPyConnection, snapshots: Sequence[Snapshot], schema: str) -> int:
    """Make every table in `schema`, and fill it from the snapshots that stand. Gives how many of them there are."""
    wanted = tables()
    for name, (sheet, select) in wanted.items():
        _open_empty(con, sheet)
        con.execute(f"create table {schema}.{name} as select *, ''::varchar as snapshot_id from ({select}) limit 0")
    given = {SHEETS[sheet] for sheet, _ in wanted.values()}
    stand = [each for each in standing(snapshots).values() if each.return_name in given]
    for each in stand:
        open_rows(con, each, {})
        for name, (sheet, select) in wanted.items():
            if SHEETS[sheet] == each.return_name:
                con.execute(f"insert into {schema}.{name} select *, ? as snapshot_id from ({select})", [each.snapshot_id])
    return len(stand)


def _open_empty(con: duckdb.DuckDBPyConnection, sheet: str) -> None:
    """`returns.<sheet>` without a row, for the columns and their types."""
    columns = contract.load_return(SHEETS[sheet]).sheet(sheet).columns
    typed = ", ".join(f"null::{TYPES.get(each.type, 'varchar')} as {each.name}" for each in columns)
    con.execute(f'create or replace view rows."{sheet}" as select {typed}, null::bigint as _row where false')
    con.execute("delete from reference.snapshot")
    measure.translate(con, sheet)
