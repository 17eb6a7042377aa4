"""A release by hand: a few cells of the cube, the measures of `queries/2_measures/`, and the views over them.

rows = seen("scorecard", [cell("plans_maintained_count", "2025-05-31", 100), cell("plans_maintained_count", "2025-06-30", 102)])
"""

from __future__ import annotations

from dataclasses import astuple

import duckdb

from scorecard import measure, reference, release, settings
from scorecard.cube import TABLE
from scorecard.terms import ALL, COHORT_COLUMNS, Measure


def cell(measure_id: str, as_at: str, numerator: float, denominator: float | None = None, **cohort: str) -> dict[str, object]:
    """One cell of the cube; a cohort column that is not named is All. A rate is 100 x numerator / denominator."""
    value = numerator if denominator is None else 100 * numerator / denominator if denominator else None
    figures = {"numerator": numerator, "denominator": denominator, "value": value, "sign": "z" if value is None else ""}
    return {"measure_id": measure_id, "as_at": as_at, **dict.fromkeys(COHORT_COLUMNS, ALL), **cohort, **figures, "snapshot_id": "example"}


def seen(view: str, cells: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows of `queries/3_views/<view>.sql` over those cells, in no order, dates as text."""
    connection = duckdb.connect()
    connection.execute(TABLE.format(table="cube"))
    for row in cells:
        connection.execute(f"insert into cube ({', '.join(row)}) values ({', '.join('?' for _ in row)})", list(row.values()))
    connection.execute(release.TABLES.replace("building.", ""))
    said = [name for name in Measure.__dataclass_fields__ if name != "sql"]
    values = [[getattr(each, name) for name in said] for each in measure.measures()]
    connection.executemany(f"insert into measures ({', '.join(said)}) values ({', '.join('?' for _ in said)})", values)
    connection.executemany("insert into half_terms values (?, ?, ?, ?)", [list(astuple(each)) for each in reference.half_terms()])
    connection.execute(f"create view {view} as {(settings.QUERIES / '3_views' / f'{view}.sql').read_text(encoding='utf-8')}")
    result = connection.execute(f"select * replace (as_at::varchar as as_at) from {view}")
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
