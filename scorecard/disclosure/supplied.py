"""What partners supplied, for the public: no count of 1 to k - 1 people, and no rate with such a part. Nobody knows how these figures add
up, so where one of a line's cohorts at a date is suppressed all of them are; and a figure that we suppress is not shown as a partner's.

A count is what the catalogue says is one; a figure of which nobody knows the unit is taken for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import duckdb
import polars as pl

from scorecard.disclosure.primary import is_small
from scorecard.terms import ALL, COHORT_COLUMNS

STATUS = "suppressed"
NO_COUNTS = ("percent", "per 100 pupils", "weeks", "months", "sessions", "plans", "score", "gbp_million")
ROWS = """
select supplied.rowid, supplied.measure_id, as_at, coalesce("window", ''), phase, sen_provision, value, numerator, denominator,
    coalesce(
        (select any_value(unit) from published.indicators where indicator_id = supplied.measure_id),
        (select any_value(unit) from published.measures where measures.measure_id = supplied.measure_id),
        (select any_value(unit) from published.indicators where indicators.measure_id = supplied.measure_id),
        ''
    )
from published.supplied order by 1
"""
FIRST = """
select first_supplied.rowid, indicator_id, coalesce(measure_id, ''), coalesce(figure = 'numerator' and beside is not null, false),
    as_at, value, beside, coalesce(unit, '')
from published.first_supplied left join published.indicators using (indicator_id) order by 1
"""
OURS = "select indicator_id, measure_id, phase, sen_provision, detail from published.indicators where measure_id <> ''"


def control_supplied(con: duckdb.DuckDBPyConnection, suppressed: Collection[tuple], threshold: int) -> None:
    """Make the table `supplied` of the file that is attached as `building`. `suppressed`: keys of our own figures that are. Comments are
    left out: no rule can read words."""
    hidden = _hidden(con, suppressed, threshold)
    con.register("hidden", pl.DataFrame({"place": pl.Series(sorted(hidden), dtype=pl.Int64)}).to_arrow())
    replaced = [f"case when place is null then {name} end as {name}" for name in ("value", "numerator", "denominator")]
    con.execute(
        f"""
        create table building.supplied as
        select supplied.* replace (
            {", ".join(replaced)}, case when place is null then status else '{STATUS}' end as status, null::varchar as comment
        )
        from published.supplied left join hidden on supplied.rowid = place order by supplied.rowid
        """
    )
    con.unregister("hidden")


def control_first_supplied(con: duckdb.DuckDBPyConnection, suppressed: Collection[tuple], threshold: int) -> None:
    """Make the table `first_supplied`: what a partner supplied first is hidden where it is small, and where what stands now of that line
    and date, in whatever window, is hidden."""
    hidden = set(_hidden(con, suppressed, threshold).values())
    rows = con.execute(FIRST).fetchall()
    places = []
    for place, indicator_id, measure_id, is_part, as_at, value, beside, unit in rows:
        is_small = _is_small(beside, value, None, "percent", threshold) if is_part else _is_small(value, None, None, unit, threshold)
        if is_small or (indicator_id, as_at) in hidden or (measure_id, as_at) in hidden:
            places.append(place)
    con.register("hidden", pl.DataFrame({"place": pl.Series(places, dtype=pl.Int64)}).to_arrow())
    con.execute(
        f"""
        create table building.first_supplied as
        select first_supplied.* replace (
            case when place is null then value end as value, case when place is null then beside end as beside,
            case when place is null then status else '{STATUS}' end as status
        )
        from published.first_supplied left join hidden on first_supplied.rowid = place order by first_supplied.rowid
        """
    )
    con.unregister("hidden")


def _hidden(con: duckdb.DuckDBPyConnection, suppressed: Collection[tuple], threshold: int) -> dict[int, tuple[str, dt.date]]:
    """The rows that are hidden, by their places: of which line, and at which date."""
    rows = con.execute(ROWS).fetchall()
    ours = {row[0]: row[1:] for row in con.execute(OURS).fetchall()}
    groups, hidden = {}, set()
    for place, measure_id, as_at, window, phase, provision, value, numerator, denominator, unit in rows:
        groups[place] = (measure_id, as_at, window)
        of, *cohort = ours.get(measure_id, (measure_id, phase, provision, ALL))
        key = (of, as_at, _cohort(*cohort))
        if key in suppressed or _is_small(value, numerator, denominator, unit, threshold):
            hidden.add(groups[place])
    return {place: group[:2] for place, group in groups.items() if group in hidden}


def _is_small(value: float | None, numerator: float | None, denominator: float | None, unit: str, threshold: int) -> bool:
    """Whether any count in a figure is small, those among them that follow from the others."""
    counts = [numerator, denominator]
    if unit not in NO_COUNTS:
        counts.append(value)
    elif unit == "percent" and value is not None:
        if numerator is None and denominator is not None:
            numerator = round(value * denominator / 100)
        elif denominator is None and numerator is not None and value:
            denominator = round(numerator * 100 / value)
        counts += [numerator, denominator]
    if numerator is not None and denominator is not None:
        counts.append(denominator - numerator)
    return any(count is not None and is_small(round(count, 6), threshold) for count in counts)


def _cohort(phase: str, provision: str, detail: str) -> tuple[str, ...]:
    given = {"phase": phase, "sen_provision": provision, "detail": detail}
    return tuple(given.get(name) or ALL for name in COHORT_COLUMNS)
