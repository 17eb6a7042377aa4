"""What returns tell goes into a release as tables: the last accepted of a date, each row with its snapshot; never of a return about children."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from make.casework import valid
from make.snapshots import submitted
from scorecard import measure, settings, tables
from scorecard.measure import connect
from scorecard.register import Register
from scorecard.tables import TableError

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


def told(value: float, as_at: dt.date = MARCH) -> dict[str, object]:
    return {"measure_id": "complaints_count", "as_at": as_at, "status": "value", "value": value}


def gathered(*columns: str, table: str = "supplied") -> tuple[int, list[tuple]]:
    """How many snapshots gave rows, and these columns of a table."""
    con = connect()
    con.execute("create schema building")
    how_many = tables.gather(con, Register.open().accepted(), "building")
    return how_many, con.execute(f"select {', '.join(columns)} from building.{table} order by all").fetchall()


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Queries of one table of its own."""
    folder = tmp_path / "queries"
    (folder / "2_tables").mkdir(parents=True)
    monkeypatch.setattr(settings, "QUERIES", folder)
    yield lambda text: (folder / "2_tables" / "told.sql").write_text(text, encoding="utf-8")
    measure.measures.cache_clear()  # what was asked of these queries is true of them alone


def test_the_tables_that_there_are() -> None:
    assert {name: sheet for name, (sheet, _) in tables.tables().items()} == {
        **{"supplied": "values", "actions": "actions", "milestones": "milestones", "risks": "risks"},
    }


def test_without_a_return_a_table_is_there_and_empty() -> None:
    assert gathered("*") == (0, [])
    con = connect()
    con.execute("create schema building")
    tables.gather(con, [], "building")
    kinds = dict(con.execute("select column_name, data_type from duckdb_columns() where table_name = 'supplied'").fetchall())
    assert (kinds["value"], kinds["as_at"], kinds["status"], kinds["snapshot_id"]) == ("DOUBLE", "DATE", "VARCHAR", "VARCHAR")


def test_every_date_gives_its_rows_with_the_snapshot_that_told_them() -> None:
    february, march = submitted(FEBRUARY, {"values": [told(14, FEBRUARY)]}), submitted(MARCH, {"values": [told(15, FEBRUARY), told(16)]})
    assert gathered("as_at", "value", "snapshot_id") == (2, [(FEBRUARY, 14, february), (FEBRUARY, 15, march), (MARCH, 16, march)])


def test_of_a_date_the_return_accepted_last_stands_alone() -> None:
    submitted(MARCH, {"values": [told(16), told(14, FEBRUARY)]})
    last = submitted(MARCH, {"values": [told(17)]})
    assert gathered("as_at", "value", "snapshot_id") == (1, [(MARCH, 17, last)])


def test_what_was_not_accepted_and_what_is_about_children_gives_nothing() -> None:
    submitted(MARCH, {"values": [told(16)]}, accept=False)
    submitted(MARCH, valid(MARCH))
    assert gathered("value") == (0, [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("select 1 as one", "told.sql: it names no sheet; a table is a select of one sheet of a return"),
        ("select * from returns.nothing", r"told.sql: it names \['nothing'\]; a table is a select of one sheet"),
        ("select * from returns.actions join returns.risks using (as_at)", r"told.sql: it names \['actions', 'risks'\]"),
        ("select * from returns.plans", "told.sql: casework is about children. Only what is counted of it may go into a release"),
        ('-- returns.actions\nselect * from returns."requests"', "told.sql: casework is about children"),
    ],
)
def test_a_query_that_is_no_table_is_refused(queries, text: str, sentence: str) -> None:
    queries(text)
    with pytest.raises(TableError, match=sentence):
        tables.tables()


def test_what_a_comment_names_is_not_read(queries) -> None:
    queries("-- as returns.plans\nselect ref from returns.actions;\n")
    assert tables.tables() == {"told": ("actions", "-- as returns.plans\nselect ref from returns.actions")}
