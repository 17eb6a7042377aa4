"""A release as it was written before there were other returns than casework: without half-terms, published comparators, the other returns'
figures and views, two columns of what a measure asks, and what was set aside."""

from __future__ import annotations

from pathlib import Path

import duckdb

from scorecard import settings

VIEWS = ("timeliness", "backlog")  # those that it has and that are still as they were


def age(path: Path) -> Path:
    """Make a release file older, in place."""
    with duckdb.connect(str(path)) as con:
        for (name,) in con.execute("select view_name from duckdb_views() where not internal").fetchall():
            con.execute(f"drop view {name}")
        con.execute("drop table half_terms; drop table comparators")
        con.execute("delete from measures where section in ('Exclusions', 'Attendance', 'Workforce')")
        con.execute("delete from cube where measure_id not in (select measure_id from measures)")
        con.execute("create table kept as select * exclude (calendar, decimals, other_returns) from measures")
        con.execute("alter table snapshots drop column set_aside")
        con.execute("drop table measures; alter table kept rename to measures")
        for name in VIEWS:
            con.execute(f"create view {name} as {(settings.QUERIES / '3_views' / f'{name}.sql').read_text(encoding='utf-8')}")
    return path
