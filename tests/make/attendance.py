"""A small attendance return that is right in every cell: nine enrolments of eight pupils, one of whom moved school."""

from __future__ import annotations

import datetime as dt

from make.casework import Row, Rows
from make.inclusion import SCHOOLS

AS_AT = dt.date(2024, 2, 15)


def valid(as_at: dt.date = AS_AT) -> Rows:
    """Rows by sheet that pass every check without a finding, for any half-term's end (60 sessions are possible before the first)."""

    def enrolled(pupil: str, school: str, year: str, sen: str, possible: int, authorised: int, unauthorised: int) -> Row:
        row: Row = {"pupil_id": pupil, "school_urn": school, "phase": SCHOOLS[school][0], "nc_year": year, "sen_provision": sen}
        return row | {"sessions_possible": possible, "sessions_authorised": authorised, "sessions_unauthorised": unauthorised}

    return {
        "enrolments": [
            enrolled("A01", "100001", "4", "K", 60, 3, 1),
            enrolled("A02", "100002", "9", "N", 60, 6, 0),  # a tenth
            enrolled("A03", "100002", "8", "K", 40, 2, 8),
            enrolled("A03", "100003", "8", "K", 20, 0, 0),  # moved
            enrolled("A04", "100004", "X", "E", 60, 30, 0),  # half
            enrolled("A05", "100005", "11", "K", 60, 0, 60),
            enrolled("A06", "100001", "R", "N", 60, 0, 0),
            enrolled("A07", "100003", "12", "N", 60, 5, 5),
            enrolled("A08", "100002", "7", "E", 60, 1, 0),
        ]
    }
