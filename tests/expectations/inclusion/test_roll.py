"""Cases for the checks on roll: which school and provision, how many pupils, at which census."""

import datetime as dt

from make.faults import LAST_YEAR, add, as_it_is, case, change, drop, few, remembered, right, row


def _census(rows, date):
    """The census date of the special school's only row."""
    return change(rows, "roll", "100004", census_date=date)


def _large(rows, total):
    """A school's rows come to this total; the finding is at its first."""
    return change(rows, "roll", "100001", headcount=total - 350)


def _nobody(rows, school=""):
    """No pupil on any roll, or on that school's; the finding is at the first row."""
    listed = [each for each in rows["roll"] if school in ("", each["school_urn"])]
    for each in listed:
        each["headcount"] = 0
    return listed[0]


def _only_sen(rows):
    """A primary school with rows for pupils with SEN alone."""
    rows["roll"] = [each for each in rows["roll"] if each["school_urn"] != "100001"]
    first = {"school_urn": "100001", "phase": "primary", "sen_provision": "E", "headcount": 10, "census_date": dt.date(2024, 1, 18)}
    rows["roll"] += [first, {**first, "sen_provision": "K"}]
    return first


CASES = [
    case("INC-201", lambda rows: add(rows, "roll", like="100004", school_urn=None)),
    case("INC-202", lambda rows: add(rows, "roll", like="100004", school_urn="837/4001")),
    case("INC-203", lambda rows: add(rows, "roll", like="100004", phase=None)),
    case("INC-204", lambda rows: add(rows, "roll", like="100004", phase="nursery")),
    case("INC-205", lambda rows: add(rows, "roll", like="100004", sen_provision=None)),
    case("INC-206", lambda rows: add(rows, "roll", like="100004", sen_provision="EHCP")),
    case("INC-207", lambda rows: change(rows, "roll", "100004", headcount=None)),
    case("INC-208", lambda rows: change(rows, "roll", "100004", headcount=-1)),
    case("INC-209", lambda rows: _census(rows, None)),
    case("INC-210", lambda rows: add(rows, "roll", like="100004", headcount=3)),
    case("INC-211", lambda rows: _census(rows, dt.date(2024, 2, 16))),
    case("INC-211", lambda rows: _census(rows, dt.date(2025, 1, 16)), "next January"),
    case("INC-212", lambda rows: _census(rows, dt.date(2023, 10, 5)), "the autumn census"),
    case("INC-213", lambda rows: _census(rows, dt.date(2023, 1, 19)), "last January"),
    case("INC-213", lambda rows: _census(rows, dt.date(2023, 1, 20)), "last January, and no Thursday"),
    case("INC-214", lambda rows: _census(rows, dt.date(2024, 1, 19)), "a Friday"),
    case("INC-214", lambda rows: _census(rows, dt.date(2024, 1, 25)), "the fourth Thursday"),
    case("INC-215", _only_sen),
    case("INC-216", lambda rows: _large(rows, 4001)),
    case("INC-217", _nobody, alone=True),
    case("INC-218", lambda rows: change(rows, "roll", "100004", headcount=0)),
    case("INC-218", lambda rows: _nobody(rows, "100001"), "in three rows"),
    remembered("INC-219", lambda rows: row(rows, "roll", "100004"), lambda rows: change(rows, "roll", "100004", headcount=151)),
    remembered("INC-219", lambda rows: row(rows, "roll", "100004"), lambda rows: change(rows, "roll", "100004", headcount=99), "more"),
    remembered("INC-219", as_it_is, lambda rows: add(rows, "roll", like="100004", school_urn="100061"), "a school left out", alone=True),
    remembered("INC-220", as_it_is, few("roll", 5), "", LAST_YEAR, alone=True),
]


def _another_phase(rows):
    rows["roll"] += [{**each, "phase": "secondary"} for each in rows["roll"] if each["school_urn"] == "100001"]


RIGHT = [
    right("no pupil with a plan", lambda rows: change(rows, "roll", "100001", headcount=0)),
    right("the same school in another phase", _another_phase),
    right("a school that nobody was suspended from", lambda rows: add(rows, "roll", like="100004", school_urn="100060")),
    right("a very large school", lambda rows: _large(rows, 4000)),
    right("pupils without SEN at a special school", lambda rows: add(rows, "roll", like="100004", sen_provision="N")),
    remembered("", as_it_is, lambda rows: change(rows, "roll", "100004", headcount=150), "a fifth less"),
    remembered("", as_it_is, lambda rows: change(rows, "roll", "100004", headcount=100), "a fifth more"),
    remembered("", as_it_is, lambda rows: drop(rows, "roll", "100004"), "a new school"),
    remembered("", as_it_is, lambda rows: change(rows, "roll", "100004", headcount=151), "since a year before", LAST_YEAR),
]
