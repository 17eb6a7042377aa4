"""The second opinion on suspensions and permanent exclusions (see oracle_cells): the words of the definitions over the inclusion return.

A snapshot gives every half-term end of its school year up to its as-at date, all on its own roll.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from make.oracle_cells import Cubes, Entry, Part, cube, entered
from make.oracle_terms import Rows
from scorecard import settings

Row = Mapping[str, object]
MEASURES: dict[str, Entry] = {}
OPENS_TERM = {"HT1": "HT1", "HT2": "HT1", "HT3": "HT3", "HT4": "HT3", "HT5": "HT5", "HT6": "HT5"}  # autumn, spring, summer


class HalfTerm(NamedTuple):
    """A half-term, with the first days of its term and of its school year."""

    year: str
    name: str
    starts: dt.date
    as_at: dt.date
    term_starts: dt.date
    year_starts: dt.date


@cache
def half_terms() -> dict[dt.date, HalfTerm]:
    """Every half-term, by its last day."""
    with (settings.SHIPPED_REFERENCE / "half_terms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    opens = {(row["academic_year"], row["half_term"]): dt.date.fromisoformat(row["starts"]) for row in rows}
    found = {}
    for row in rows:
        year, name, ends = row["academic_year"], row["half_term"], dt.date.fromisoformat(row["ends"])
        found[ends] = HalfTerm(year, name, opens[year, name], ends, opens[year, OPENS_TERM[name]], opens[year, "HT1"])
    return found


def dates(as_at: dt.date) -> list[HalfTerm]:
    """The half-terms that a snapshot gives: those of its school year that have ended by its as-at date."""
    own = half_terms()[as_at]
    return [each for each in half_terms().values() if each.year == own.year and each.as_at <= as_at]


def figures(rows: Rows, as_at: dt.date) -> Cubes:
    """Every measure's cube, at every half-term end that the snapshot gives, on its own roll."""
    cubes: Cubes = {name: {} for name in MEASURES}
    for when in dates(as_at):
        for name, entry in MEASURES.items():
            cubes[name] |= cube(entry, when.as_at, entry.parts(rows, when))
    return cubes


# Words that several measures use


def of_category(rows: Rows, category: str, since: dt.date, by: dt.date) -> Iterator[Row]:
    """Rows of that category that start from one day to another, both days included. FIXD is the old word for SUSP."""
    for row in rows["suspensions"]:
        if ("SUSP" if row["category"] == "FIXD" else row["category"]) == category and since <= row["start_date"] <= by:
            yield row


def suspensions(rows: Rows, when: HalfTerm) -> Iterator[Row]:
    return of_category(rows, "SUSP", when.year_starts, when.as_at)


def status(row: Row) -> str:
    """An empty one is upheld."""
    return str(row["perm_status"] or "upheld")


def permanent(rows: Rows, when: HalfTerm) -> Iterator[Row]:
    """Permanent exclusions of the school year that stand, or may stand yet."""
    for row in of_category(rows, "PERM", when.year_starts, when.as_at):
        if status(row) not in ("cancelled", "reinstated"):
            yield row


def cohort(row: Row, **detail: str) -> dict[str, str]:
    return {"phase": str(row["phase"]), "sen_provision": str(row["sen_provision"]), **detail}


def on_roll(rows: Rows) -> Iterator[Part]:
    """Below the line of the rates on roll: the roll's headcount, in the roll's own cohorts."""
    for row in rows["roll"]:
        yield Part(cohort(row), below=row["headcount"])


# The measures


@entered(MEASURES, "count")
def suspensions_count(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in of_category(rows, "SUSP", when.starts, when.as_at):
        yield Part(cohort(row, detail=str(row["reason_1"])), 1)


@entered(MEASURES, "count")
def suspensions_ytd_count(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in suspensions(rows, when):
        yield Part(cohort(row), 1)


@entered(MEASURES, "per 100 pupils")
def suspension_rate(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    yield from suspensions_ytd_count(rows, when)
    yield from on_roll(rows)


@entered(MEASURES, "percent", distinct=True)
def pupils_suspended_rate(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in suspensions(rows, when):
        yield Part(cohort(row), str(row["pupil_id"]))
    yield from on_roll(rows)


@entered(MEASURES, "per 100 pupils")
def suspension_term_rate(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in of_category(rows, "SUSP", when.term_starts, when.as_at):
        yield Part(cohort(row), 1)
    yield from on_roll(rows)


@entered(MEASURES, "count")
def permanent_exclusions_ytd_count(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in permanent(rows, when):
        yield Part(cohort(row, detail=status(row)), 1)


@entered(MEASURES, "per 100 pupils")
def permanent_exclusion_rate(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in permanent(rows, when):
        yield Part(cohort(row), 1)
    yield from on_roll(rows)


@entered(MEASURES, "count", distinct=True)
def pupils_over_45_days_count(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    """All only. 45 days are 90 sessions, at all schools together."""
    sessions: dict[str, int] = {}
    for category in ("SUSP", "LNCH"):
        for row in of_category(rows, category, when.year_starts, when.as_at):
            sessions[str(row["pupil_id"])] = sessions.get(str(row["pupil_id"]), 0) + row["sessions"]
    for pupil, total in sessions.items():
        if total > 90:
            yield Part({}, pupil)


@entered(MEASURES, "sessions")
def suspension_sessions_mean(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in suspensions(rows, when):
        yield Part(cohort(row), row["sessions"], 1)


@entered(MEASURES, "count")
def lunchtime_exclusions_ytd_count(rows: Rows, when: HalfTerm) -> Iterator[Part]:
    for row in of_category(rows, "LNCH", when.year_starts, when.as_at):
        yield Part(cohort(row), 1)
