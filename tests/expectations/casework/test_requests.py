"""Cases for the checks on requests: what was asked, what was decided and when, and how a case left."""

import datetime as dt

from make.faults import ABSENT, REPLACED, add, ago, as_it_is, case, change, drop, gone, many, remembered, right, row, twice

CASES = [
    case("CAS-201", lambda rows: change(rows, "requests", "R06", request_id=None)),
    case("CAS-202", lambda rows: twice(rows, "requests", "R06")),
    case("CAS-202", lambda rows: twice(rows, "requests", "R01"), "an open one"),
    case("CAS-203", lambda rows: change(rows, "requests", "R06", received_date=None)),
    case("CAS-204", lambda rows: change(rows, "requests", "R06", person_id=None)),
    case("CAS-205", lambda rows: change(rows, "requests", "R06", person_id="P99")),
    case("CAS-206", lambda rows: change(rows, "requests", "R06", request_source=None)),
    case("CAS-207", lambda rows: change(rows, "requests", "R06", request_source="SENCO")),
    case("CAS-208", lambda rows: change(rows, "requests", "R06", phase=None)),
    case("CAS-209", lambda rows: change(rows, "requests", "R06", phase="nursery")),
    case("CAS-210", lambda rows: change(rows, "requests", "R06", primary_need="AUT")),
    case("CAS-211", lambda rows: change(rows, "requests", "R06", request_outcome=None)),
    case("CAS-212", lambda rows: change(rows, "requests", "R06", request_outcome="P")),
    case("CAS-212", lambda rows: change(rows, "requests", "R08", request_outcome="P"), "in a case that was closed"),
    case("CAS-213", lambda rows: change(rows, "requests", "R01", received_date=ago(-1))),
    case("CAS-213", lambda rows: change(rows, "requests", "R06", received_date=ago(-1)), "in a case that was decided"),
    case("CAS-214", lambda rows: change(rows, "requests", "R06", request_outcome_date=ago(-1))),
    case("CAS-215", lambda rows: change(rows, "requests", "R08", closed_date=ago(-1))),
    case("CAS-216", lambda rows: change(rows, "requests", "R06", received_date=dt.date(2016, 1, 4))),
    case("CAS-217", lambda rows: change(rows, "requests", "R06", request_outcome_date=ago(201))),
    case("CAS-217", lambda rows: change(rows, "requests", "R09", received_date=ago(3)), "received too late for all that followed"),
    case("CAS-218", lambda rows: change(rows, "requests", "R08", closed_date=ago(101))),
    case("CAS-219", lambda rows: change(rows, "requests", "R10", closed_date=ago(120)), "moved away"),
    case("CAS-219", lambda rows: change(rows, "requests", "R09", closed_date=ago(216)), "withdrawn from assessment"),
    case("CAS-220", lambda rows: change(rows, "requests", "R06", request_outcome_date=None), "N"),
    case("CAS-220", lambda rows: change(rows, "requests", "R02", request_outcome_date=None), "Y"),
    case("CAS-221", lambda rows: change(rows, "requests", "R08", closed_date=None)),
    case("CAS-222", lambda rows: change(rows, "requests", "R09", closed_date=None)),
    case("CAS-223", lambda rows: change(rows, "requests", "R10", closed_date=None)),
    case("CAS-224", lambda rows: change(rows, "requests", "R01", closed_date=ago(2)), "A"),
    case("CAS-224", lambda rows: change(rows, "requests", "R06", closed_date=ago(180)), "N"),
    case("CAS-224", lambda rows: change(rows, "requests", "R03", closed_date=ago(2)), "Y"),
    case("CAS-224", lambda rows: change(rows, "requests", "R10", exported=False), "the mark of an exported case left out"),
    case("CAS-225", lambda rows: change(rows, "requests", "R06", request_outcome="H"), "a refusal"),
    case("CAS-225", lambda rows: change(rows, "requests", "R03", request_outcome="H"), "a plan issued"),
    case("CAS-226", lambda rows: change(rows, "requests", "R11", request_outcome_date=ago(800)), "decided in the window"),
    case("CAS-226", lambda rows: change(rows, "requests", "R11", closed_date=dt.date(2022, 1, 1)), "closed on the window's first day"),
    case("CAS-227", lambda rows: _with_assessment(rows, "R11", "A"), "pending"),
    case("CAS-227", lambda rows: _with_assessment(rows, "R11", "Y", dt.date(2022, 1, 1)), "issued in the window"),
    case("CAS-228", lambda rows: change(rows, "requests", "R01", request_outcome_date=ago(2))),
    case("CAS-228", lambda rows: change(rows, "requests", "R02", request_outcome="A"), "in a case that was decided"),
    case("CAS-229", lambda rows: _with_assessment(rows, "R01", "A")),
    case("CAS-230", lambda rows: _with_assessment(rows, "R08", "N", ago(85))),
    case("CAS-231", lambda rows: change(rows, "requests", "R03", exported=True)),
    case("CAS-231", lambda rows: change(rows, "requests", "R03", exported=True, closed_date=ago(50)), "with a closed date"),
    case("CAS-232", lambda rows: change(rows, "requests", "R07", request_tribunal=False)),
    case("CAS-232", lambda rows: change(rows, "requests", "R03", request_outcome="N"), "of a plan issued"),
    case("CAS-233", lambda rows: _without_assessment(rows, "R02")),
    case("CAS-234", lambda rows: change(rows, "requests", "R03", request_mediation=True)),
    case("CAS-235", lambda rows: change(rows, "requests", "R06", received_date=dt.date(2018, 1, 8))),
    case("CAS-236", lambda rows: _born(rows, "R01", dt.date(1999, 3, 31)), "25 on the as-at date, open"),
    case("CAS-236", lambda rows: _born(rows, "R06", dt.date(1998, 10, 23)), "25 on the day of the refusal"),
    case("CAS-236", lambda rows: _born(rows, "R08", dt.date(1999, 1, 11)), "25 on the day it was withdrawn"),
    case("CAS-236", lambda rows: _born(rows, "R14", dt.date(1999, 1, 16)), "25 on the day a plan was refused"),
    case("CAS-236", lambda rows: _born(rows, "R07", dt.date(1999, 3, 1)), "25 while a refusal is overturned"),
    case("CAS-237", lambda rows: add(rows, "requests", like="R01", request_id="R91", received_date=ago(10))),
    case("CAS-237", lambda rows: add(rows, "requests", like="R01", request_id="R91", person_id="P07"), "beside an overturned refusal"),
    remembered("CAS-238", lambda rows: row(rows, "requests", "R06"), lambda rows: change(rows, "requests", "R06", received_date=ago(201))),
    remembered(
        "CAS-238", lambda rows: row(rows, "requests", "R02"), lambda rows: change(rows, "requests", "R02", received_date=ago(10)), "open"
    ),
    remembered("CAS-239", lambda rows: _taken_out(rows, "R02"), as_it_is, "being assessed"),
    remembered("CAS-239", lambda rows: _taken_out(rows, "R07"), as_it_is, "a refusal overturned"),
    remembered("CAS-239", gone("requests", "R01"), as_it_is, "since the return that this one replaces", REPLACED),
    remembered("CAS-239", gone("requests", "R06"), lambda rows: change(rows, "requests", "R06", request_outcome="A"), "not decided then"),
    remembered("CAS-240", lambda rows: row(rows, "requests", "R02"), lambda rows: _taken_out(rows, "R02"), "entered late"),
    remembered("CAS-240", lambda rows: row(rows, "requests", "R06"), lambda rows: _undecided(rows, "R06"), "closed late"),
    remembered("CAS-240", lambda rows: row(rows, "requests", "R02"), lambda rows: _closed(rows, "R02"), "open again"),
    remembered("CAS-240", lambda rows: row(rows, "requests", "R01"), lambda rows: drop(rows, "requests", "R01"), "entered since", REPLACED),
    remembered("CAS-240", lambda rows: _closed(rows, "R02", ago(0)), lambda rows: _taken_out(rows, "R02"), "entered late, closed since"),
    remembered("CAS-241", as_it_is, many("requests", "R06", 13), alone=True),
]


def _taken_out(rows, request_id):
    """A request with all that rests on it."""
    for sheet in ("requests", "assessments", "advice"):
        rows[sheet] = [each for each in rows[sheet] if each["request_id"] != request_id]
    return ABSENT


def _closed(rows, request_id, date=None):
    """A request that was being assessed is withdrawn from."""
    change(rows, "assessments", request_id, assessment_outcome="W")
    return change(rows, "requests", request_id, closed_date=date or ago(40))


def _undecided(rows, request_id):
    change(rows, "requests", request_id, request_outcome="A", request_outcome_date=None)


def _with_assessment(rows, request_id, outcome, date=None):
    add(rows, "assessments", request_id=request_id, assessment_outcome=outcome, assessment_outcome_date=date)
    return row(rows, "requests", request_id)


def _without_assessment(rows, request_id):
    drop(rows, "assessments", request_id)
    return row(rows, "requests", request_id)


def _born(rows, request_id, date):
    request = row(rows, "requests", request_id)
    change(rows, "persons", request["person_id"], birth_date=date)
    return request


def _closed_before_window(rows):
    change(rows, "requests", "R11", request_outcome_date=dt.date(2020, 12, 1), closed_date=dt.date(2021, 12, 31))
    add(rows, "assessments", request_id="R11", assessment_outcome="Y", assessment_outcome_date=dt.date(2021, 12, 31))


def _assessment_closed_before_window(rows):
    change(rows, "requests", "R11", request_outcome="Y", request_outcome_date=dt.date(2020, 12, 1))
    add(rows, "assessments", request_id="R11", assessment_outcome="H")


RIGHT = [
    right("received on the as-at date", lambda rows: change(rows, "requests", "R01", received_date=ago(0))),
    right("decided on the day it was received", lambda rows: change(rows, "requests", "R06", request_outcome_date=ago(200))),
    right("withdrawn on the day it was received", lambda rows: change(rows, "requests", "R08", closed_date=ago(100))),
    right("withdrawn, with the day as its outcome's date", lambda rows: change(rows, "requests", "R08", request_outcome_date=ago(80))),
    right("withdrawn and moved away", lambda rows: change(rows, "requests", "R08", exported=True)),
    right("moved away before a decision", lambda rows: change(rows, "requests", "R01", exported=True, closed_date=ago(1))),
    right("H, closed and issued on the last day before the window", _closed_before_window),
    right("Y, then H: closed before the window at the second stage", _assessment_closed_before_window),
    right("a refusal under appeal, not overturned", lambda rows: change(rows, "requests", "R06", request_tribunal=True)),
    right(
        "a refusal overturned at mediation",
        lambda rows: change(rows, "requests", "R07", request_tribunal=False, request_mediation=True),
    ),
    right("a second request after a refusal", lambda rows: add(rows, "requests", like="R01", request_id="R91", person_id="P06")),
    right("open for two years", lambda rows: change(rows, "requests", "R02", received_date=ago(730))),
    right("25 on the day after the as-at date", lambda rows: _born(rows, "R01", dt.date(1999, 4, 1))),
    right("25 on the day after it was withdrawn", lambda rows: _born(rows, "R08", dt.date(1999, 1, 12))),
    right("25 since the request closed before the window", lambda rows: _grown_up(rows)),
    remembered("", lambda rows: _closed(rows, "R02", ago(0)), as_it_is, "closed since"),
    remembered("", lambda rows: _closed(rows, "R02", ago(30)), as_it_is, "closed on the day after the last as-at date"),
    remembered("", as_it_is, lambda rows: drop(rows, "assessments", "R07"), "a refusal overturned since"),
    remembered("", as_it_is, lambda rows: drop(rows, "requests", "R01"), "received since"),
    remembered(
        "", lambda rows: change(rows, "requests", "R01", received_date=ago(30)), lambda rows: drop(rows, "requests", "R01"), "the day after"
    ),
    remembered("", gone("requests", "R06"), as_it_is, "closed then, and left out"),
    remembered("", gone("requests", "R01"), as_it_is, "received after the last as-at date"),
    remembered("", as_it_is, lambda rows: drop(rows, "requests", "R06"), "closed before it was told of"),
]


def _grown_up(rows):
    drop(rows, "plans", "E11")
    rows["annual_reviews"] = [each for each in rows["annual_reviews"] if each["plan_id"] != "E11"]
    _born(rows, "R11", dt.date(1996, 1, 1))
