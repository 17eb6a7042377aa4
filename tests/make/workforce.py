"""A small workforce return that is right in every cell: fourteen posts of four teams, two of them vacant and covered."""

from __future__ import annotations

import datetime as dt

from make.casework import Row, Rows

AS_AT = dt.date(2024, 3, 31)


def valid(as_at: dt.date = AS_AT) -> Rows:
    """Rows by sheet that pass every check without a finding, for any month's end."""

    def post(post_id: str, team: str, role: str, fte: float, status: str, worker: str | None = None, **rest: object) -> Row:
        row: Row = {"post_id": post_id, "team": team, "role": role, "fte": fte, "status": status, "worker_id": worker}
        return row | rest

    first, second, lately = as_at - dt.timedelta(700), as_at - dt.timedelta(400), as_at - dt.timedelta(20)
    trained = {"ipsea_level_1_date": first, "ipsea_level_2_date": second}
    return {
        "posts": [
            post("C1", "send", "case_officer", 1, "permanent", "W01", start_date=first, **trained),
            post("C2", "send", "case_officer", 0.6, "permanent", "W02", start_date=lately, ipsea_level_1_date=lately),
            post("C3", "send", "case_officer", 0.4, "fixed_term", "W02"),  # the same worker: full time in all
            post("C4", "send", "senior_case_officer", 0.6, "permanent", "W03", **trained),
            post("C5", "send", "case_officer", 1, "vacant"),
            post("G1", "send", "case_officer", 0.5, "agency", "W04", covers_post_id="C5", start_date=lately),
            post("G2", "send", "case_officer", 0.5, "agency", "W05", covers_post_id="C5"),
            post("M1", "send", "manager", 1, "permanent", "W06"),
            post("B1", "send", "business_support", 0.5, "permanent", "W07"),
            post("E1", "educational_psychology", "educational_psychologist", 0.8, "permanent", "W08"),
            post("E2", "educational_psychology", "educational_psychologist", 1, "vacant"),
            post("G3", "educational_psychology", "educational_psychologist", 0.7, "agency", "W09", covers_post_id="E2"),
            post("T1", "education", "teacher", 1, "permanent", "W10"),
            post("P1", "pfa", "other", 1.2, "permanent", "W11"),
        ]
    }
