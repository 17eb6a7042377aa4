"""Months told anew: every measure worked out of this return and of an earlier snapshot, at the dates that both give.

Said before a steward accepts the return, so that nobody is surprised by what the charts then show of months that were already reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import polars as pl

from scorecard import measure, reference
from scorecard.cube import TABLE, Cubes
from scorecard.earlier import LAST, REPLACED, Earlier
from scorecard.terms import ALL, COHORT_COLUMNS, Finding, Measure, Return, Severity

MORE_THAN, ROWS = 0.05, 3  # a figure is restated where it moves by more than this part of what it was, and by more than so many rows
ROWS_COUNTED_BY = ("count", "percent", "per 100 pupils", "fte")  # units whose numerator counts rows (of posts, by their full time)
Figures = dict[tuple[str, dt.date], "Figure"]


@dataclass(frozen=True)
class Figure:
    """A measure's grand total at one as-at date: `value` in its unit, None where the denominator is 0."""

    numerator: float
    denominator: float | None
    value: float | None


def restated(
    contract: Return, frames: Mapping[str, pl.DataFrame], as_at: dt.date, earlier: Mapping[str, Earlier], among: tuple[Measure, ...] = ()
) -> list[Finding]:
    """A query for each measure and date that moved by more than 5% and more than 3 rows, before and after: since the snapshot that this
    return replaces, or else since the last one. A measure that rests on another return too is not asked.

    Source: returns.md, "Against the last snapshot". `frames` hold every sheet; `among` are the measures (all, unless given).
    """
    found: dict[tuple[str, dt.date], Finding] = {}
    asked = [
        each for each in among or measure.measures() if measure.RETURNS[each.family] == contract.name and not measure.others_needed(each)
    ]
    for each in (earlier[what] for what in (REPLACED, LAST) if what in earlier):
        dates = _common_dates(contract, asked, as_at, each.as_at)
        if not dates:
            continue
        before, after = _figures(contract, each.frames, each.as_at, dates), _figures(contract, frames, as_at, dates)
        for one in dates:
            for date in dates[one]:
                was, now = before[one.measure_id, date], after[one.measure_id, date]
                if (one.measure_id, date) not in found and has_moved(one, was, now):
                    found[one.measure_id, date] = _finding(contract, one, date, was, now, each.as_at)
    return list(found.values())


def has_moved(one: Measure, was: Figure, now: Figure) -> bool:
    """Whether a figure moved by more than 5% and more than 3 rows: those that it is out of, or those that count."""
    sizes = [(was.denominator or 0) - (now.denominator or 0)] + ([was.numerator - now.numerator] if one.unit in ROWS_COUNTED_BY else [])
    if max(map(abs, sizes)) <= ROWS:
        return False
    if was.value is None or now.value is None:
        return was.value != now.value
    return abs(now.value - was.value) > MORE_THAN * abs(was.value)


def _common_dates(contract: Return, asked: list[Measure], as_at: dt.date, before: dt.date) -> dict[Measure, list[dt.date]]:
    half_terms = reference.half_terms()

    def given(one: Measure, date: dt.date) -> list[dt.date]:
        return measure.dates_given(one, date, contract.window_opens(date, half_terms))

    both = {one: sorted(set(given(one, as_at)) & set(given(one, before))) for one in asked}
    return {one: dates for one, dates in both.items() if dates}


def _figures(contract: Return, frames: Mapping[str, pl.DataFrame], as_at: dt.date, dates: Mapping[Measure, list[dt.date]]) -> Figures:
    """Grand totals of a snapshot, by measure ID and date."""
    con = measure.connect()
    try:
        for sheet in contract.sheets:
            con.register("incoming", frames[sheet.name].to_arrow())
            con.execute(f'create table rows."{sheet.name}" as from incoming')
            con.unregister("incoming")
        half_terms = reference.half_terms()
        measure.put_in_our_words(con, [sheet.name for sheet in contract.sheets], as_at, contract.window_opens(as_at, half_terms))
        measure.want_dates(con, {date for listed in dates.values() for date in listed})
        return _totals(con, dates)
    finally:
        con.close()


def _totals(con: duckdb.DuckDBPyConnection, dates: Mapping[Measure, list[dt.date]]) -> Figures:
    con.execute(TABLE.format(table="cube"))
    cubes = Cubes(con)
    cubes.gather_all(dates, "")
    cubes.add_up()
    whole = " and ".join(f"{column} = '{ALL}'" for column in COHORT_COLUMNS)
    rows = con.execute(f"select measure_id, as_at, numerator, denominator, value from cube where {whole}").fetchall()
    return {(measure_id, date): Figure(*figures) for measure_id, date, *figures in rows}


def _finding(contract: Return, one: Measure, date: dt.date, was: Figure, now: Figure, last: dt.date) -> Finding:
    both = was.value is not None and now.value is not None
    by = f", a difference of {_shown(one, (now.value or 0) - (was.value or 0), '+')}" if both else ""
    message = (
        f"{one.label} ({one.measure_id}) as at {date:%d/%m/%Y} was {_told(one, was)} by the return as at {last:%d/%m/%Y}, "
        f"and is {_told(one, now)} by this one{by}."
    )
    remedy = "Correct the rows if they are wrong; if they are right, tell the steward why the month is told anew."
    return Finding("CHECK-003", Severity.WARNING, _sheet(contract, one), message, remedy, value=one.measure_id)


def _told(one: Measure, figure: Figure) -> str:
    if figure.denominator is None:
        return _shown(one, figure.numerator)
    what = "not applicable" if figure.value is None else _shown(one, figure.value)
    if one.unit in ROWS_COUNTED_BY:
        return f"{what} ({figure.numerator:,.0f} of {figure.denominator:,.0f})"
    return f"{what} (over {figure.denominator:,.0f})"


def _shown(one: Measure, value: float, sign: str = "") -> str:
    if one.unit == "count":
        return f"{value:{sign},.0f}"
    words = {"percent": "%", "fte": " full-time equivalents"}
    return f"{value:{sign},.{one.decimals}f}{words.get(one.unit, f' {one.unit}')}"


def _sheet(contract: Return, one: Measure) -> str:
    """The first of the return's sheets that the measure reads: where to look."""
    places = {sheet.name: one.select.find(f"returns.{sheet.name}") for sheet in contract.sheets}
    return min((place, name) for name, place in places.items() if place >= 0)[1]
