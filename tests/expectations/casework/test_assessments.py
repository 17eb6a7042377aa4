"""Cases for the checks on assessments: how each ended, when, and how many were exceptions."""

import datetime as dt

from make.faults import add, ago, as_it_is, case, change, drop, many, remembered, right, row, twice


def _five_issued_this_month(rows, exceptions=5):
    """Five plans issued in the as-at month; the first `exceptions` of them with an exception."""
    for person, request_id in (("P07", "R07"), ("P14", "R14")):
        add(rows, "plans", like="E05", plan_id=f"E{person}", person_id=person, request_id=request_id)
    for number, request_id in enumerate(("R03", "R04", "R05", "R07", "R14")):
        change(rows, "assessments", request_id, assessment_outcome="Y", assessment_outcome_date=ago(3 * number), week20=number < exceptions)
    return row(rows, "assessments", "R03")


def _issued_without_plan(rows):
    drop(rows, "plans", "E03")
    drop(rows, "annual_reviews", "V01")
    return row(rows, "assessments", "R03")


CASES = [
    case("CAS-301", lambda rows: change(rows, "assessments", "R07", request_id=None)),
    case("CAS-302", lambda rows: twice(rows, "assessments", "R07")),
    case("CAS-302", lambda rows: twice(rows, "assessments", "R04"), "of a plan issued"),
    case("CAS-303", lambda rows: change(rows, "assessments", "R07", request_id="R99")),
    case("CAS-304", lambda rows: change(rows, "assessments", "R02", assessment_outcome=None)),
    case("CAS-304", lambda rows: change(rows, "assessments", "R09", assessment_outcome=None), "in a case that was withdrawn"),
    case("CAS-305", lambda rows: change(rows, "assessments", "R02", assessment_outcome="P")),
    case("CAS-305", lambda rows: change(rows, "assessments", "R04", assessment_outcome="P"), "of a plan issued"),
    case("CAS-306", lambda rows: change(rows, "assessments", "R03", assessment_outcome_date=ago(-1))),
    case("CAS-307", lambda rows: change(rows, "assessments", "R03", assessment_outcome_date=None), "Y"),
    case("CAS-307", lambda rows: change(rows, "assessments", "R14", assessment_outcome_date=None), "N"),
    case("CAS-308", lambda rows: change(rows, "assessments", "R03", assessment_outcome_date=ago(366))),
    case(
        "CAS-309",
        lambda rows: add(rows, "assessments", request_id="R11", assessment_outcome="Y", assessment_outcome_date=dt.date(2020, 3, 2)),
    ),
    case("CAS-310", lambda rows: change(rows, "assessments", "R03", assessment_outcome="H"), "issued in the window"),
    case("CAS-310", lambda rows: change(rows, "assessments", "R02", assessment_outcome="H"), "received in the window"),
    case("CAS-311", lambda rows: change(rows, "assessments", "R02", assessment_outcome_date=ago(4))),
    case("CAS-311", lambda rows: change(rows, "assessments", "R04", assessment_outcome="A"), "of a plan issued"),
    case("CAS-312", _five_issued_this_month, alone=True),
    case("CAS-313", _issued_without_plan),
    remembered("CAS-314", as_it_is, many("assessments", "R02", 9), alone=True),
]

RIGHT = [
    right("issued on the as-at date", lambda rows: change(rows, "assessments", "R03", assessment_outcome_date=ago(0))),
    right("issued on the day it was agreed to assess", lambda rows: change(rows, "assessments", "R03", assessment_outcome_date=ago(365))),
    right("an exception in a case that goes on", lambda rows: change(rows, "assessments", "R02", week20=True)),
    right("an appeal about the plan", lambda rows: change(rows, "assessments", "R03", assessment_tribunal=True)),
    right("withdrawn, with the day as its date", lambda rows: change(rows, "assessments", "R09", assessment_outcome_date=ago(150))),
    right("five plans in the month, one of them no exception", lambda rows: _five_issued_this_month(rows, 4), alone=True),
]
