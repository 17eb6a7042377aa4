"""Cases for the checks on plans: whose they are, from which request, when they started and ceased, and where the child is placed."""

import datetime as dt

from make.faults import ABSENT, REPLACED, add, ago, as_it_is, case, change, drop, many, remembered, right, row, twice


def _plan_of(rows, person_id, request_id):
    return add(rows, "plans", like="E05", plan_id="E90", person_id=person_id, request_id=request_id, start_date=ago(60))


def _plan_after_refusal(rows, mediation):
    change(rows, "assessments", "R14", assessment_mediation=mediation)
    return _plan_of(rows, "P14", "R14")


def _born(rows, plan_id, date):
    plan = row(rows, "plans", plan_id)
    change(rows, "persons", plan["person_id"], birth_date=date)
    return plan


def _taken_out(rows, plan_id):
    """A plan with its reviews."""
    for sheet in ("plans", "annual_reviews"):
        rows[sheet] = [each for each in rows[sheet] if each["plan_id"] != plan_id]
    return ABSENT


CASES = [
    case("CAS-501", lambda rows: change(rows, "plans", "E05", plan_id=None)),
    case("CAS-502", lambda rows: twice(rows, "plans", "E05")),
    case("CAS-502", lambda rows: twice(rows, "plans", "E12"), "with reviews"),
    case("CAS-503", lambda rows: change(rows, "plans", "E05", person_id=None)),
    case("CAS-504", lambda rows: change(rows, "plans", "E05", person_id="P99")),
    case("CAS-505", lambda rows: change(rows, "plans", "E05", request_id="R99")),
    case(
        "CAS-505", lambda rows: change(rows, "plans", "E11", request_id="R99", start_date=dt.date(2022, 1, 1)), "on the window's first day"
    ),
    case("CAS-506", lambda rows: change(rows, "plans", "E11", request_id="R99", start_date=dt.date(2021, 12, 31))),
    case("CAS-507", lambda rows: change(rows, "plans", "E05", person_id="P06")),
    case("CAS-508", lambda rows: change(rows, "plans", "E05", start_date=None)),
    case("CAS-508", lambda rows: change(rows, "plans", "E11", start_date=None, request_id="R99"), "its request not in the return"),
    case("CAS-509", lambda rows: change(rows, "plans", "E05", placement=None)),
    case("CAS-510", lambda rows: change(rows, "plans", "E05", placement="independent")),
    case("CAS-511", lambda rows: change(rows, "plans", "E05", primary_need=None)),
    case("CAS-512", lambda rows: change(rows, "plans", "E05", primary_need="AUT")),
    case("CAS-513", lambda rows: change(rows, "plans", "E13", cease_reason="10")),
    case("CAS-514", lambda rows: change(rows, "plans", "E05", start_date=ago(-1))),
    case("CAS-514", lambda rows: change(rows, "plans", "E13", start_date=ago(-1)), "of a plan that ceased"),
    case("CAS-515", lambda rows: change(rows, "plans", "E12", moved_in_date=ago(-1))),
    case("CAS-516", lambda rows: change(rows, "plans", "E13", cease_date=dt.date(2025, 4, 1))),
    case("CAS-517", lambda rows: change(rows, "plans", "E03", case_officer_since=ago(-1))),
    case("CAS-518", lambda rows: change(rows, "plans", "E12", phase_transfer_due_date=dt.date(2025, 7, 1))),
    case("CAS-519", lambda rows: change(rows, "plans", "E11", phase_transfer_final_date=ago(-1))),
    case("CAS-520", lambda rows: change(rows, "plans", "E13", cease_date=dt.date(2019, 7, 14))),
    case("CAS-520", lambda rows: change(rows, "plans", "E13", start_date=ago(10)), "started too late for all that followed"),
    case("CAS-521", lambda rows: change(rows, "plans", "E13", cease_reason=None)),
    case("CAS-522", lambda rows: change(rows, "plans", "E13", cease_date=None)),
    case("CAS-523", lambda rows: change(rows, "plans", "E12", moved_in_date=dt.date(2020, 1, 31))),
    case("CAS-524", lambda rows: change(rows, "plans", "E12", cease_date=ago(501), cease_reason="5")),
    case("CAS-525", lambda rows: change(rows, "plans", "E03", moved_in_date=ago(200))),
    case("CAS-526", lambda rows: change(rows, "plans", "E03", request_id=None)),
    case("CAS-527", lambda rows: _plan_of(rows, "P06", "R06"), "a refusal to assess"),
    case("CAS-527", lambda rows: _plan_of(rows, "P02", "R02"), "an assessment that goes on"),
    case("CAS-527", lambda rows: _plan_of(rows, "P09", "R09"), "an assessment that was withdrawn"),
    case("CAS-527", lambda rows: _plan_after_refusal(rows, mediation=False), "a refusal of a plan"),
    case("CAS-528", lambda rows: change(rows, "plans", "E05", start_date=ago(301))),
    case("CAS-529", lambda rows: add(rows, "plans", like="E12", plan_id="E92")),
    case("CAS-530", lambda rows: change(rows, "plans", "E03", case_officer_id=None)),
    case("CAS-531", lambda rows: change(rows, "plans", "E11", phase_transfer_due_date=None)),
    case("CAS-532", lambda rows: change(rows, "plans", "E12", start_date=dt.date(2008, 2, 1))),
    case("CAS-533", lambda rows: _born(rows, "E12", dt.date(1999, 3, 31)), "25 on the as-at date"),
    case("CAS-533", lambda rows: _born(rows, "E13", dt.date(1999, 3, 1)), "25 on the last day"),
    case("CAS-533", lambda rows: _born(rows, "E03", dt.date(1990, 1, 1)), "25 at the request too"),
    remembered("CAS-534", lambda rows: _taken_out(rows, "E11"), lambda rows: change(rows, "plans", "E11", cease_date=ago(29))),
    remembered("CAS-534", lambda rows: _taken_out(rows, "E12"), as_it_is, "with its reviews"),
    remembered("CAS-534", lambda rows: _taken_out(rows, "E12"), as_it_is, "since the return that this one replaces", REPLACED),
    remembered("CAS-535", as_it_is, many("plans", "E13", 7, cease_date=ago(60)), alone=True),
]


def _second_plan_after_the_first(rows):
    change(rows, "plans", "E12", cease_date=ago(101), cease_reason="9")
    add(rows, "plans", like="E12", plan_id="E92", start_date=ago(700), moved_in_date=ago(100), cease_date=None, cease_reason=None)


RIGHT = [
    right("its request closed before the window", lambda rows: change(rows, "plans", "E11", request_id=None)),
    right(
        "ordered on appeal, early in the window",
        lambda rows: change(rows, "plans", "E11", request_id=None, start_date=dt.date(2022, 7, 20)),
    ),
    right("started on the as-at date", lambda rows: change(rows, "plans", "E05", start_date=ago(0))),
    right("started before it was issued", lambda rows: change(rows, "plans", "E05", start_date=ago(150))),
    right("to cease in 12 months", lambda rows: change(rows, "plans", "E13", cease_date=dt.date(2025, 3, 31))),
    right("a phase transfer due in 15 months", lambda rows: change(rows, "plans", "E12", phase_transfer_due_date=dt.date(2025, 6, 30))),
    right("a phase transfer that was late", lambda rows: change(rows, "plans", "E11", phase_transfer_final_date=ago(20))),
    right("ceased on the day it started", lambda rows: change(rows, "plans", "E05", cease_date=ago(100), cease_reason="8")),
    right("ordered on appeal after a refusal of a plan", lambda rows: _plan_after_refusal(rows, mediation=True)),
    right("a new plan after the last one ceased", _second_plan_after_the_first),
    right("25 on the day after the as-at date", lambda rows: _born(rows, "E12", dt.date(1999, 4, 1))),
    right("25 on the day after the plan ceased", lambda rows: _born(rows, "E13", dt.date(1999, 3, 2))),
    remembered(
        "", lambda rows: _taken_out(rows, "E13"), lambda rows: change(rows, "plans", "E13", cease_date=ago(31)), "ceased then, and left out"
    ),
    remembered("", as_it_is, lambda rows: drop(rows, "plans", "E05"), "a plan nobody told of before"),
]
