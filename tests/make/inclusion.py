"""A small inclusion return that is right in every cell: ten suspensions and exclusions at five schools, and their rolls."""

from __future__ import annotations

import datetime as dt

from make.casework import Row, Rows
from scorecard import reference
from scorecard.contract import load_return

AS_AT = dt.date(2024, 2, 15)
SCHOOLS = {
    "100001": ("primary", {"E": 10, "K": 50, "N": 300}),
    "100002": ("secondary", {"E": 30, "K": 160, "N": 900}),
    "100003": ("secondary", {"E": 25, "K": 120, "N": 800}),
    "100004": ("special", {"E": 120}),
    "100005": ("alternative_provision", {"E": 5, "K": 30}),
}


def valid(as_at: dt.date = AS_AT) -> Rows:
    """Rows by sheet that pass every check without a finding, for any half-term's end."""
    opens = load_return("inclusion").window_opens(as_at, reference.half_terms())

    def suspended(
        pupil: str, school: str, category: str, day: dt.date, sessions: int, reason: str, year: str, sen: str, **rest: object
    ) -> Row:
        row: Row = {"pupil_id": pupil, "school_urn": school, "phase": SCHOOLS[school][0], "nc_year": year, "sen_provision": sen}
        return row | {"category": category, "start_date": day, "sessions": sessions, "reason_1": reason} | rest

    def day(after: int) -> dt.date:
        return school_day(opens + dt.timedelta(after))

    lately = school_day(as_at - dt.timedelta(9))
    suspensions = [
        suspended("S01", "100001", "SUSP", day(5), 3, "PP", "4", "K"),
        suspended("S01", "100001", "SUSP", day(33), 2, "PA", "4", "K", reason_2="DB", reason_3="DA"),
        suspended("S02", "100002", "SUSP", day(10), 10, "DB", "9", "N"),
        suspended("S02", "100003", "SUSP", day(40), 2, "VA", "9", "N"),  # moved school
        suspended("S03", "100002", "PERM", lately, 0, "DA", "10", "E", perm_status="pending"),
        suspended("S04", "100002", "PERM", day(21), 0, "PP", "11", "N"),  # upheld
        suspended("S05", "100002", "PERM", day(20), 0, "DM", "8", "K", perm_status="cancelled"),
        suspended("S05", "100002", "SUSP", day(27), 4, "DM", "8", "K"),  # back at the school after that
        suspended("S06", "100004", "SUSP", day(12), 1, "PA", "X", "E"),
        suspended("S07", "100005", "LNCH", day(16), 1, "DB", "11", "K"),
    ]
    roll: list[Row] = [
        {"school_urn": urn, "phase": phase, "sen_provision": sen, "headcount": headcount, "census_date": january_census(as_at)}
        for urn, (phase, headcounts) in SCHOOLS.items()
        for sen, headcount in headcounts.items()
    ]
    return {"suspensions": suspensions, "roll": roll}


def school_day(date: dt.date) -> dt.date:
    """The date, or the Friday before it where it falls on a weekend (Monday after, where that is the 1st of a month: a year may begin so)."""
    weekend = date.weekday() - 4
    return date if weekend <= 0 else date - dt.timedelta(weekend) if date.day > weekend else date + dt.timedelta(3 - weekend)


def january_census(as_at: dt.date) -> dt.date:
    """The third Thursday of the latest January that has one on or before the as-at date."""
    for year in (as_at.year, as_at.year - 1):
        census = next(date for date in (dt.date(year, 1, each) for each in range(15, 22)) if date.weekday() == 3)
        if census <= as_at:
            break
    return census
