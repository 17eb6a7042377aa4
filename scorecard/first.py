"""What each figure of the board's scorecard was when it was first published, and in which release: a release tells it for all before it.

A release that was withdrawn never showed it, as far as that goes: the first of the others did.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from scorecard.carried import opened

TABLE = """
create table building.first_published (
    measure_id varchar, phase varchar, sen_provision varchar, detail varchar, as_at date,
    numerator double, denominator double, value double, sign varchar, release_id varchar
)
"""
# What a release shows of the lines' cohorts and is not told yet. Where nothing was counted of a cohort, that is 0, or not applicable.
SHOWN = """
insert into building.first_published by name
with lines as (
    select distinct measure_id, phase, sen_provision, detail from building.indicators where kind = 'worked_out'
), dates as (
    select measure_id, as_at, sign = 'x' as missing from {release}.cube
    where phase = 'All' and sen_provision = 'All' and primary_need = 'All' and area = 'All' and detail = 'All'
), cells as (from {release}.cube where primary_need = 'All' and area = 'All')
select
    measure_id, lines.phase, lines.sen_provision, lines.detail, as_at,
    case when cells.sign is null and not missing then 0 else cells.numerator end as numerator,
    case when cells.sign is null and not missing and unit not in ('count', 'fte') then 0 else cells.denominator end as denominator,
    case when cells.sign is null and not missing and unit in ('count', 'fte') then 0 else cells.value end as value,
    coalesce(cells.sign, case when missing then 'x' when unit in ('count', 'fte') then '' else 'z' end) as sign,
    ? as release_id
from lines
join (select measure_id, unit, cohorts from {release}.measures) using (measure_id)
join dates using (measure_id)
left join cells using (measure_id, as_at, phase, sen_provision, detail)
anti join building.first_published using (measure_id, phase, sen_provision, detail, as_at)
where (lines.phase = 'All' or list_contains(cohorts, 'phase'))
    and (lines.sen_provision = 'All' or list_contains(cohorts, 'sen_provision'))
    and (lines.detail = 'All' or list_contains(cohorts, 'detail'))
"""
TOLD = """
insert into building.first_published by name
select * from (from published.first_published where list_contains(?, release_id))
anti join building.first_published using (measure_id, phase, sen_provision, detail, as_at)
"""
TABLES = "select 1 from duckdb_tables() where database_name = 'published' and table_name = 'first_published'"
WITHDRAWN = "select 1 from published.first_published where not list_contains(?, release_id) limit 1"


def first_published(con: duckdb.DuckDBPyConnection, release_id: str, earlier: Sequence[str]) -> None:
    """Fill the release that is being built from `earlier` ones (not withdrawn, newest first), and what is new in it as its own.

    The newest that can be read tells it for all before it. Where what it tells was of a release that is withdrawn by now, those before
    it are asked too. What none of them tells is of the oldest that was asked: the earliest that is known.
    """
    con.execute(TABLE)
    asked = []
    for each in earlier:
        with opened(con, each) as is_there:
            if is_there:
                asked.append(each)
                if _tells_all(con, earlier):
                    break
    for each in reversed(asked):
        with opened(con, each):
            con.execute(SHOWN.format(release="published"), [each])
    con.execute(SHOWN.format(release="building"), [release_id])


def _tells_all(con: duckdb.DuckDBPyConnection, earlier: Sequence[str]) -> bool:
    """Take over what a release tells of `earlier` ones. Gives whether that is all: one of before this was told knows of no other."""
    if not con.execute(TABLES).fetchall():
        return True
    con.execute(TOLD, [list(earlier)])
    return not con.execute(WITHDRAWN, [list(earlier)]).fetchall()
