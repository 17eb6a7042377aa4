"""What each figure of the board's scorecard was when it was first published, and in which release: a release tells it for all before it.

Two tables: of what we work out (`first_published`), and of what partners supply, figures and words (`first_supplied`).

A release that was withdrawn never showed it, as far as that goes: the first of the others did.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from scorecard import settings
from scorecard.carried import opened

TABLE = """
create table building.first_published (
    measure_id varchar, phase varchar, sen_provision varchar, detail varchar, as_at date,
    numerator double, denominator double, value double, sign varchar, release_id varchar
);
create table building.first_supplied (
    indicator_id varchar, as_at date, "window" varchar, value double, beside double, status varchar, release_id varchar
)
"""
SUPPLIED_FIGURES = settings.QUERIES / "3_views" / "supplied_figures.sql"
SUPPLIED = """
insert into building.first_supplied by name
select indicator_id, as_at, "window", value, beside, status, ? as release_id from ({told})
anti join building.first_supplied using (indicator_id, as_at, "window")
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
TOLD_SUPPLIED = """
insert into building.first_supplied by name
select * from (from published.first_supplied where list_contains(?, release_id))
anti join building.first_supplied using (indicator_id, as_at, "window")
"""
HAS_SUPPLIED = "select 1 from duckdb_tables() where database_name = 'building' and table_name = 'supplied'"
HAS = """
select 1 from (select database_name, table_name as name from duckdb_tables() union select database_name, view_name from duckdb_views())
where database_name = 'published' and name = ?
"""
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
            if con.execute(HAS, ["supplied_figures"]).fetchall():
                con.execute(SUPPLIED.format(told="from published.supplied_figures"), [each])
    con.execute(SHOWN.format(release="building"), [release_id])
    if not con.execute(HAS_SUPPLIED).fetchall():
        return
    con.execute("use building")  # its views are made when it is whole: what this one says is asked of its tables
    try:
        con.execute(SUPPLIED.format(told=SUPPLIED_FIGURES.read_text(encoding="utf-8").strip().rstrip(";")), [release_id])
    finally:
        con.execute("use memory")


def _tells_all(con: duckdb.DuckDBPyConnection, earlier: Sequence[str]) -> bool:
    """Take over what a release tells of `earlier` ones. Gives whether that is all: one of before this was told knows of no other."""
    if con.execute(HAS, ["first_supplied"]).fetchall():
        con.execute(TOLD_SUPPLIED, [list(earlier)])
    if not con.execute(HAS, ["first_published"]).fetchall():
        return True
    con.execute(TOLD, [list(earlier)])
    return not con.execute(WITHDRAWN, [list(earlier)]).fetchall()
