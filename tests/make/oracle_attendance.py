"""The second opinion on absence (see oracle_cells): the words of the definitions over enrolments, at the return's own as-at date alone.

A measure is of enrolments, not pupils, and of nc_year 1 to 11: enrolments of other years are no part of any.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from make.oracle_cells import Cubes, Entry, Part, cube, entered
from make.oracle_terms import Rows

Row = Mapping[str, object]
MEASURES: dict[str, Entry] = {}
COMPULSORY_SCHOOL_AGE = {str(year) for year in range(1, 12)}


def figures(rows: Rows, as_at: dt.date) -> Cubes:
    """Every measure's cube."""
    return {name: cube(entry, as_at, entry.parts(rows, as_at)) for name, entry in MEASURES.items()}


def enrolments(rows: Rows) -> Iterator[tuple[dict[str, str], int, int]]:
    """The cohort of each enrolment that a measure may count, its sessions missed and its sessions possible."""
    for row in rows["enrolments"]:
        if str(row["nc_year"]) in COMPULSORY_SCHOOL_AGE:
            cohort = {"phase": str(row["phase"]), "sen_provision": str(row["sen_provision"])}
            yield cohort, row["sessions_authorised"] + row["sessions_unauthorised"], row["sessions_possible"]


def absent(rows: Rows, enough: Callable[[int, int], bool]) -> Iterator[Part]:
    """Of enrolments with a session possible, those that missed enough of them. One without is in its cohort, on neither side."""
    for cohort, missed, possible in enrolments(rows):
        yield Part(cohort, int(enough(missed, possible)), 1) if possible > 0 else Part(cohort)


@entered(MEASURES, "percent")
def persistent_absence_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    """Exactly a tenth counts."""
    return absent(rows, lambda missed, possible: missed * 10 >= possible)


@entered(MEASURES, "percent")
def severe_absence_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    """Exactly a half counts."""
    return absent(rows, lambda missed, possible: missed * 2 >= possible)


@entered(MEASURES, "percent")
def absence_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    for cohort, missed, possible in enrolments(rows):
        yield Part(cohort, missed, possible)
