"""What each figure of the board's scorecard was when it was first published, and in which release: a release tells it for all before it.

A release that was withdrawn never showed it, as far as that goes: the first of the others did.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from scorecard.carried import opened

TABLE = """
create table building.first_published (
    measure_id varchar, phase varchar, sen_provision varchar, detail varchar, as_at date,
    numerator double, denominator double, value double, sign varchar, release_id varchar
)
"""
COLUMNS = "measure_id, phase, sen_provision, detail, as_at, numerator, denominator, value, sign"
WANTED = "primary_need = 'All' and area = 'All' and (measure_id, phase, sen_provision, detail) in ({lines})"
LINES = "select measure_id, phase, sen_provision, detail from building.indicators"


def first_published(con: duckdb.DuckDBPyConnection, release_id: str, earlier: Iterable[str]) -> None:
    """Fill the release that is being built: what the newest of `earlier` that can be read tells, and what is new in this one as its own."""
    con.execute(TABLE)
    known = f"select {COLUMNS}, ? as release_id from {{cube}} where {WANTED.format(lines=LINES)}"
    for each in earlier:
        with opened(con, each) as is_there:
            if not is_there:
                continue
            if con.execute("select 1 from duckdb_tables() where database_name = 'published' and table_name = 'first_published'").fetchall():
                con.execute("insert into building.first_published by name select * from published.first_published")
            else:  # of before this was told: it may not have been the first, and is the earliest that is known
                con.execute(f"insert into building.first_published by name {known.format(cube='published.cube')}", [each])
            break
    con.execute(
        f"""
        insert into building.first_published by name
        select * from ({known.format(cube="building.cube")})
        anti join building.first_published using (measure_id, phase, sen_provision, detail, as_at)
        """,
        [release_id],
    )
