"""What partners supplied, for the public: no count of 1 to k - 1 people, and no rate with such a part. Nobody knows how these figures add up,
so where one of a line's cohorts at a date is suppressed all of them are; and a figure that we suppress is not shown as a partner's.

A count is what the catalogue says is one; a figure of which nobody knows the unit is taken for one."""

from __future__ import annotations

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
OURS = "select indicator_id, measure_id, phase, sen_provision, detail from published.indicators where measure_id <> ''"


def control_supplied(con: duckdb.DuckDBPyConnection, suppressed: Collection[tuple], threshold: int) -> None:
    """Make the table `supplied` of the file that is attached as `building`. `suppressed`: keys of our own figures that are."""
    rows = con.execute(ROWS).fetchall()
    ours = {row[0]: row[1:] for row in con.execute(OURS).fetchall()}
    groups, hidden = {}, set()
    for place, measure_id, as_at, window, phase, provision, value, numerator, denominator, unit in rows:
        groups[place] = (measure_id, as_at, window)
        of, *cohort = ours.get(measure_id, (measure_id, phase, provision, ALL))
        key = (of, as_at, _cohort(*cohort))
        if key in suppressed or _is_small(value, numerator, denominator, unit, threshold):
            hidden.add(groups[place])
    places = [place for place, group in groups.items() if group in hidden]
    con.register("hidden", pl.DataFrame({"place": pl.Series(places, dtype=pl.Int64)}).to_arrow())
    replaced = [f"case when place is null then {name} end as {name}" for name in ("value", "numerator", "denominator", "comment")]
    con.execute(
        f"""
        create table building.supplied as
        select supplied.* replace ({", ".join(replaced)}, case when place is null then status else '{STATUS}' end as status)
        from published.supplied left join hidden on supplied.rowid = place order by supplied.rowid
        """
    )
    con.unregister("hidden")


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
