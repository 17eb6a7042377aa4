"""What the Department for Education publishes beside our figures: each with its own period, never joined to ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from scorecard.terms import HalfTerm


@dataclass(frozen=True)
class Comparator:
    """One published figure of one place and period.

    `value` is as published, in the measure's unit, and None where `sign` says why (x not available, z not applicable, c suppressed,
    k rounds to 0, low, u unreliable). Of the neighbours it is their median; `lowest` and `highest` are their range and `authorities` says
    how many of the ten have a figure. `basis` says in one sentence how it differs from ours, or is empty. It stands only beside a
    figure of ours over the same kind of `window` (calendar_year, academic_year, term, january_snapshot).
    """

    measure_id: str
    phase: str
    sen_provision: str
    place_kind: str  # england, region, authority, neighbours
    place_code: str
    place_name: str
    period: str
    as_at: dt.date  # last day of the period
    window: str
    value: float | None
    lowest: float | None
    highest: float | None
    authorities: int | None
    numerator: int | None
    denominator: int | None
    sign: str
    unit: str
    same_basis: bool
    basis: str
    source: str
    licence: str
    url: str


# How many months after a period's end the Department usually publishes it: plans and the January census in June, suspensions of a school
# year in July, its absence in March.
PUBLISHED_AFTER = {"calendar_year": 6, "january_snapshot": 5, "academic_year": 11, "term": 8}
ABSENCE_AFTER, ATTAINMENT_AFTER = 7, 6  # of a school year: its absence in March, the last of its results (key stage 4) in February
ATTAINMENT = ("early_years_development_rate", "key_stage_2_rate", "attainment_8_score")
DEPARTMENT = "Department for Education"


def usually_known(each: Comparator, as_at: dt.date) -> bool:
    """Whether a figure was published by a date, going by when the Department usually does; anybody else's is taken as known at once."""
    return known_from(each) <= as_at


def known_from(each: Comparator) -> dt.date:
    """The first day from which a figure is usually known: of the Department's, the first of the month in which it publishes it."""
    if not each.source.startswith(DEPARTMENT):
        return each.as_at
    after = ATTAINMENT_AFTER if each.measure_id in ATTAINMENT else PUBLISHED_AFTER.get(each.window, 0)
    after = ABSENCE_AFTER if each.measure_id.endswith("absence_rate") else after
    year, month = divmod(each.as_at.year * 12 + each.as_at.month - 1 + after, 12)
    return dt.date(year, month + 1, 1)


def same_part_of_year(window: str, since: str, half_term: HalfTerm | None) -> bool:
    """Whether a published `window` is as long as a figure of ours at a half-term's end that counts `since` term or school_year.

    From September to the end of autumn the year to date is the term; after that only the whole year is the same.
    """
    if since == "term":
        return window == "term"
    return since == "school_year" and half_term is not None and (window, half_term.half_term) in (("term", "HT2"), ("academic_year", "HT6"))


# One figure per place, period and basis: of two sources that tell it, the one with a value, and with its counts.
QUERY = """
select * from comparators
qualify row_number() over (
    partition by measure_id, phase, sen_provision, place_kind, place_code, "window", as_at, basis
    order by value is null, numerator is null, source
) = 1
order by as_at desc, list_position(['england', 'region', 'neighbours', 'authority'], place_kind), "window", basis
"""


def read(ask: Callable[[str], list[tuple]]) -> dict[tuple[str, ...], tuple[Comparator, ...]]:
    """What is published in a release, by measure, phase and SEN provision; nothing is by primary need or area. `ask` puts a query to it; a
    release of before there were any has none."""
    found: dict[tuple[str, ...], list[Comparator]] = {}
    for row in ask(QUERY) if ask("select 1 from duckdb_tables() where table_name = 'comparators'") else ():
        found.setdefault(tuple(row[:3]), []).append(Comparator(*row))
    return {key: tuple(rows) for key, rows in found.items()}
