"""A measure's rows at one date, with what a steward needs to know of each: `queries/2_cases/<sheet>.sql`, joined by the sheet's key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from scorecard import contract, measure, settings
from scorecard.cube import DIVIDED_BY
from scorecard.terms import COHORT_COLUMNS, Measure, Sheet

OFFICER, SINCE, DUE = "case_officer_id", "since_date", "due_date"  # whose it is, and what age and delay are counted from
NOTES = ("since", "due", "officer")  # lines at the head of a query: what these two dates are, and whose the case officer is


def listed(
    con: duckdb.DuckDBPyConnection, one: Measure, as_at: dt.date, cohort: Mapping[str, str], returns: Iterable[str]
) -> tuple[pl.DataFrame, dict[str, str]]:
    """One row per counted thing of a cohort, and what the queries' heads say of the joined columns. `returns` are those that are open.

    Columns: its key; what is known of it; age in days and weeks since `since_date`, and days past `due_date` (of one still to come, less
    than 0); the cohort; whether it counts; what it adds to the numerator and the denominator, in the measure's unit.
    """
    where = "".join(f" and {name} = ?" for name in cohort)
    con.execute(f"create or replace temp table counted as from ({one.select}) where as_at = ?{where}", [as_at, *cohort.values()])
    has = [column[0] for column in con.execute("from counted limit 0").description]
    keys = [name for name in has if name in measure.KEYS]
    known: dict[str, list[str]] = {}
    notes: dict[str, str] = {}
    joins = ""
    for sheet in _sheets(returns, keys):
        text = _query(sheet)
        notes |= _notes(text)
        key = ", ".join(sheet.key)
        same = " and ".join(f"counted.{name} is not distinct from {sheet.name}.{name}" for name in sheet.key)
        joins += f" left join (select distinct on ({key}) * from ({text})) as {sheet.name} on {same}"
        for column in con.execute(f"from ({text}) limit 0").description:
            if column[0] not in has:
                known.setdefault(column[0], []).append(f"{sheet.name}.{column[0]}")
    distinct = "counted_id" in has
    columns = [
        *(f"counted.{name}" for name in (*keys, *(["counted_id"] if distinct else []))),
        *(f"coalesce({', '.join(places)}) as {name}" for name, places in known.items()),
        *(f"counted.{name}" for name in COHORT_COLUMNS if name in has),
        f"numerator::double / {DIVIDED_BY.get(one.unit, 1)} as numerator",
        "denominator::double as denominator",
    ]
    table = pl.DataFrame(con.sql(f"select {', '.join(columns)} from counted{joins} order by all").to_arrow_table())
    table = table.with_columns(pl.col(pl.Decimal).cast(pl.Float64))
    return _with_ages(_once(table) if distinct else table, as_at), notes


def _sheets(returns: Iterable[str], keys: Sequence[str]) -> list[Sheet]:
    """The sheets that say more of what these keys name: those with a query and a whole key among them, the most particular alone."""
    sheets = [sheet for name in returns for sheet in contract.load_return(name).sheets]
    named = [sheet for sheet in sheets if sheet.key and set(sheet.key) <= set(keys) and _path(sheet).is_file()]
    return [sheet for sheet in named if not any(set(sheet.key) < set(other.key) for other in named)]


def _path(sheet: Sheet) -> Path:
    return settings.QUERIES / "2_cases" / f"{sheet.name}.sql"


def _query(sheet: Sheet) -> str:
    return _path(sheet).read_text(encoding="utf-8").strip().rstrip(";")


def _notes(text: str) -> dict[str, str]:
    """The lines `-- since: …`, `-- due: …` and `-- officer: …` at the head of a query."""
    heads = [line.removeprefix("--").partition(":") for line in text.splitlines() if line.startswith("--")]
    return {name.strip(): words.strip() for name, _, words in heads if name.strip() in NOTES}


def _once(table: pl.DataFrame) -> pl.DataFrame:
    """Of a measure that counts distinct, one row for each that is counted, and what differs among its rows side by side."""
    names = [name for name in table.columns if name not in ("counted_id", "numerator", "denominator")]
    together = [
        pl.col(name).first()
        if table.schema[name].is_temporal()
        else pl.col(name).cast(pl.String).drop_nulls().unique(maintain_order=True).str.join("; ").replace("", None)
        for name in names
    ]
    counts = table.filter(pl.col("numerator") > 0).group_by("counted_id", maintain_order=True)
    once = counts.agg(*together, pl.lit(1.0).alias("numerator"), pl.col("denominator").sum())
    rest = table.filter((pl.col("numerator") > 0).not_()).with_columns(pl.col(name) for name in names)
    return pl.concat([once.select(rest.columns), rest], how="vertical_relaxed").drop("counted_id")


def _with_ages(table: pl.DataFrame, as_at: dt.date) -> pl.DataFrame:
    """The table with ages and whether each row counts; first what names a row, whose it is, and how long it has waited."""
    since, due = ((pl.lit(as_at) - pl.col(name)).dt.total_days() if name in table.columns else None for name in (SINCE, DUE))
    ages = []
    if since is not None:
        age = pl.when(since >= 0).then(since)  # a meeting that is still to come has no age
        ages += [age.alias("age_days"), (age // 7).alias("age_weeks")]
    if due is not None:
        ages.append(due.alias("past_due_days"))
    waits = [name for name in (OFFICER, SINCE, DUE) if name in table.columns]
    cohort = [name for name in COHORT_COLUMNS if name in table.columns]
    keys = [name for name in table.columns if name in measure.KEYS and name != "person_id"]
    rest = [name for name in table.columns if name not in (*keys, *waits, *cohort, "numerator", "denominator")]
    counts = (pl.col("numerator") > 0).alias("counts")
    return table.select(*keys, *waits[:1], *ages, *waits[1:], *rest, *cohort, counts, "numerator", "denominator")
