"""Records that were set aside: of which returns that figures rest on, and how many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

Aside = Mapping[str, tuple[tuple[dt.date, "SetAside"], ...]]  # by measure: the date of each figure that rests on such a return, and which

KNOWN = "select 1 from duckdb_columns() where table_name = 'snapshots' and column_name = 'set_aside'"
# A figure rests on the snapshot that gave it; and, of each other return that it is counted from, on the one that stands for the same date:
# the last in the table, which has them in the order that decides.
QUERY = """
with figures as (
    select distinct measure_id, cube.as_at, snapshots.as_at as of_date, snapshot_id
    from cube join snapshots using (snapshot_id)
    where phase = 'All' and sen_provision = 'All' and primary_need = 'All' and area = 'All' and detail = 'All'
), standing as (
    select return_name, as_at, arg_max(snapshot_id, rowid) as snapshot_id from snapshots group by all
), rests as (
    select measure_id, as_at, snapshot_id from figures
    union
    select measure_id, figures.as_at, standing.snapshot_id
    from figures join measures using (measure_id)
    join standing on standing.as_at = figures.of_date and list_contains(other_returns, standing.return_name)
)
select measure_id, rests.as_at, return_name, snapshots.as_at, set_aside
from rests join snapshots using (snapshot_id) where set_aside > 0 order by all
"""


class SetAside(NamedTuple):
    """How many records a steward set aside of a return, as at a date."""

    return_name: str
    as_at: dt.date
    records: int


def read(ask: Callable[[str], list[tuple]]) -> Aside:
    """What was set aside behind a release's figures. `ask` puts a query to it; a release of before that was told has nothing."""
    if not ask(KNOWN) or not ask("select 1 from snapshots where set_aside > 0 limit 1"):
        return {}
    found: dict[str, list[tuple[dt.date, SetAside]]] = {}
    for measure_id, as_at, *about in ask(QUERY):
        found.setdefault(measure_id, []).append((as_at, SetAside(*about)))
    return {measure_id: tuple(each) for measure_id, each in found.items()}
