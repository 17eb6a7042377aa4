"""Measures: read their headers, say which dates a snapshot gives of each, and put a snapshot's rows in our words for them to read.

Each measure's SQL says who is counted, one row per counted thing. Adding up is `cube`'s.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import duckdb

from scorecard import contract, reference, settings
from scorecard.terms import COHORT_COLUMNS, HalfTerm, Measure, ScorecardError

UNITS = ("count", "percent", "per 100 pupils", "weeks", "fte", "sessions", "plans")
# What each return.json says: a family's cohort columns, and the return that its measures rest on.
FAMILIES: Mapping[str, tuple[str, ...]] = {family: columns for each in contract.returns() for family, columns in each.families.items()}
RETURNS: Mapping[str, str] = {family: each.name for each in contract.returns() for family in each.families}
CALENDARS = {"month_end": "month", "half_term_end": "half_term"}  # of a return's as-at dates
# What names a row of some sheet that measures count. A measure's SQL gives the keys of what it counts, for worklists; no cube has them.
KEYS = frozenset(name for each in contract.returns() if each.families for sheet in each.sheets for name in contract.naming(sheet)) - set(
    COHORT_COLUMNS
)
SHEETS: Mapping[str, str] = {sheet.name: each.name for each in contract.returns() for sheet in each.sheets}
HEADER = (
    *("label", "asks", "counts", "out of", "section", "unit", "better", "family", "detail"),
    *("dates", "since", "run-in days", "adds up", "public", "basis", "owner", "next review"),
)
OPTIONAL = ("detail", "out of", "since")
SINCE = ("half_term", "term", "school_year")  # what a half-termly measure counts from the first day of; the last, unless it says so
NO_DENOMINATOR = ("count", "fte")  # units


class MeasureError(ScorecardError):
    """A measure file that cannot be used: says which file, what was found and what was expected."""


@cache
def measures() -> tuple[Measure, ...]:
    """Every measure of `queries/2_measures/`, by id. Raises MeasureError where a header is wrong; all wrong files are named together."""
    found, wrong = [], []
    for path in sorted((settings.QUERIES / "2_measures").glob("*.sql")):
        try:
            found.append(read_measure(path))
        except MeasureError as error:
            wrong.append(str(error))
    if wrong:
        raise MeasureError("\n".join(wrong))
    return tuple(found)


def read_measure(path: Path) -> Measure:
    """One measure from its file: the header's `-- key: value` lines, then the SQL. Raises MeasureError."""
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        key, _, value = line[2:].strip().partition(":")
        header[key.strip()] = value.strip()
    missing = [key for key in HEADER if not header.get(key) and key not in OPTIONAL]
    unknown = [key for key in header if key not in HEADER]
    if missing or unknown:
        raise MeasureError(
            f"{path.name}: the header lacks {missing or 'nothing'} and has {unknown or 'nothing'} that is not a header line."
        )
    allowed = {
        "unit": UNITS,
        "better": ("higher", "lower", "-"),
        "family": tuple(FAMILIES),
        "dates": ("window", "own"),
        "adds up": ("yes", "no"),
    }
    for key, values in allowed.items():
        if header[key] not in values:
            raise MeasureError(f"{path.name}: {key} is {header[key]!r}; expected one of {', '.join(values)}.")
    if (header["unit"] in NO_DENOMINATOR) == bool(header.get("out of")):
        must = "must have no" if header.get("out of") else "must have a"
        raise MeasureError(f"{path.name}: a measure whose unit is {header['unit']} {must} line `out of`.")
    if not header["run-in days"].isdecimal():
        raise MeasureError(f"{path.name}: run-in days is {header['run-in days']!r}; expected a whole number of days.")
    of = contract.load_return(RETURNS[header["family"]])
    calendar = CALENDARS[of.as_at]
    since = header.get("since", SINCE[-1]) if calendar == "half_term" else header.get("since", "")
    if (since in SINCE) != (calendar == "half_term"):
        raise MeasureError(f"{path.name}: since is {since!r}; expected one of {', '.join(SINCE)}, and that of a half-termly measure alone.")
    return Measure(
        measure_id=path.stem,
        label=header["label"],
        asks=header["asks"],
        section=header["section"],
        unit=header["unit"],
        better="" if header["better"] == "-" else header["better"],
        family=header["family"],
        dates=header["dates"],
        run_in_days=int(header["run-in days"]),
        adds_up=header["adds up"] == "yes",
        public=header["public"],
        basis=header["basis"],
        owner=header["owner"],
        next_review=header["next review"],
        detail=header.get("detail", ""),
        counts=header["counts"],
        out_of=header.get("out of", ""),
        calendar=calendar,
        since=since,
        decimals=of.decimals,
        sql=text,
    )


def others_needed(measure: Measure) -> tuple[str, ...]:
    """The returns, beside its family's, whose sheets a measure's SQL names. Raises MeasureError for a sheet that no return has.

    Two returns meet at one as-at date only, so such a measure is given for its own as-at date alone; else MeasureError.
    """
    named = set(re.findall(r"\breturns\.(\w+)", measure.select))
    if unknown := sorted(named - set(SHEETS)):
        raise MeasureError(f"{measure.measure_id}: no return has a sheet {', '.join(unknown)}. There are {', '.join(sorted(SHEETS))}.")
    others = tuple(sorted({SHEETS[name] for name in named} - {RETURNS[measure.family]}))
    if others and measure.dates != "own":
        raise MeasureError(f"{measure.measure_id}: it rests on {', '.join(others)} too, so its dates are 'own', not {measure.dates!r}.")
    return others


def month_ends(first: dt.date, last: dt.date) -> list[dt.date]:
    """Every last day of a month from `first` to `last`, both included where they are one."""
    ends: list[dt.date] = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        end = dt.date(year, month, 1) - dt.timedelta(days=1)
        if end > last:
            return ends
        ends.append(end)


def dates_given(measure: Measure, as_at: dt.date, window_opens: dt.date) -> list[dt.date]:
    """The as-at dates that a snapshot of the measure's return gives of it (measures.md, "Which dates"): ends of months or half-terms.

    A window measure starts at the first of them whose first day is at least `run_in_days` after the window opens.
    """
    if measure.dates == "own":
        return [as_at]
    earliest = window_opens + dt.timedelta(days=measure.run_in_days)
    if contract.load_return(RETURNS[measure.family]).as_at == "half_term_end":
        return [each.ends for each in reference.half_terms() if each.starts >= earliest and each.ends <= as_at]
    return [end for end in month_ends(window_opens, as_at) if end.replace(day=1) >= earliest]


def connect() -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory for working out measures. No extension is looked for, no setting is kept."""
    con = duckdb.connect()
    con.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false; set preserve_insertion_order = true")
    con.execute("set threads = 1")  # a snapshot is small: handing its rows to more threads takes longer than one takes to count them
    con.execute("create schema rows; create schema reference; create schema returns")
    con.execute("create table reference.calendar (as_at date, month_start date, half_term_start date, term_start date, year_start date)")
    con.execute("create table reference.snapshot (as_at date, window_opens date)")
    return con


def open_snapshot(con: duckdb.DuckDBPyConnection, sheets: Iterable[str], folder: Path, as_at: dt.date, window_opens: dt.date) -> None:
    """Put a snapshot's typed rows (`folder`/<sheet>.parquet) in our words: one table `returns.<sheet>` per file of `queries/1_returns/`."""
    for sheet in sheets:
        path = (folder / f"{sheet}.parquet").as_posix().replace("'", "''")
        con.execute(f"create or replace view rows.\"{sheet}\" as select * from read_parquet('{path}')")
    put_in_our_words(con, sheets, as_at, window_opens)


def put_in_our_words(con: duckdb.DuckDBPyConnection, sheets: Iterable[str], as_at: dt.date, window_opens: dt.date) -> None:
    """Make `returns.<sheet>` of `rows.<sheet>` for one snapshot, by `queries/1_returns/<sheet>.sql`."""
    con.execute("delete from reference.snapshot")
    con.execute("insert into reference.snapshot values (?, ?)", [as_at, window_opens])
    for sheet in sheets:
        translate(con, sheet)


def translate(con: duckdb.DuckDBPyConnection, sheet: str) -> None:
    """Make `returns.<sheet>` of `rows.<sheet>`, by `queries/1_returns/<sheet>.sql`."""
    select = (settings.QUERIES / "1_returns" / f"{sheet}.sql").read_text(encoding="utf-8")
    con.execute(f'create or replace table returns."{sheet}" as {select.strip().rstrip(";")}')


def want_dates(con: duckdb.DuckDBPyConnection, dates: Iterable[dt.date]) -> None:
    """Fill `reference.calendar` with the as-at dates that measures are asked for: where their month began and, for the end of a
    half-term, where that, its term and its academic year did (null for other dates)."""
    half_terms = reference.half_terms()
    con.execute("delete from reference.calendar")
    con.executemany(
        "insert into reference.calendar values (?, ?, ?, ?, ?)",
        [[date, date.replace(day=1), *_school_starts(date, half_terms)] for date in sorted(set(dates))],
    )


def _school_starts(as_at: dt.date, half_terms: Sequence[HalfTerm]) -> list[dt.date | None]:
    """First days of the half-term that ends on a date, of its term and of its academic year; None where no half-term ends on it."""
    ended = next((each for each in half_terms if each.ends == as_at), None)
    if ended is None:
        return [None, None, None]
    year = [each for each in half_terms if each.academic_year == ended.academic_year]
    term = [each for each in year if each.term == ended.term]
    return [ended.starts, min(each.starts for each in term), min(each.starts for each in year)]
