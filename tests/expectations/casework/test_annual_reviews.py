"""Cases for the checks on annual reviews: when each was due, held, decided and made final."""

import datetime as dt

from make.faults import add, ago, as_it_is, case, change, gone, many, remembered, right, twice

CASES = [
    case("CAS-601", lambda rows: change(rows, "annual_reviews", "V01", review_id=None)),
    case("CAS-602", lambda rows: twice(rows, "annual_reviews", "V06")),
    case("CAS-603", lambda rows: change(rows, "annual_reviews", "V01", plan_id=None)),
    case("CAS-604", lambda rows: change(rows, "annual_reviews", "V01", plan_id="E99")),
    case("CAS-605", lambda rows: change(rows, "annual_reviews", "V01", due_date=None)),
    case("CAS-606", lambda rows: change(rows, "annual_reviews", "V01", due_date=dt.date(2025, 7, 1))),
    case("CAS-607", lambda rows: change(rows, "annual_reviews", "V03", meeting_date=ago(-1))),
    case("CAS-607", lambda rows: change(rows, "annual_reviews", "V04", meeting_date=ago(-1)), "of a review that was decided"),
    case("CAS-608", lambda rows: change(rows, "annual_reviews", "V04", decision_date=ago(-1))),
    case("CAS-609", lambda rows: change(rows, "annual_reviews", "V04", finalised_date=ago(-1))),
    case("CAS-610", lambda rows: change(rows, "annual_reviews", "V06", decision="keep")),
    case("CAS-611", lambda rows: change(rows, "annual_reviews", "V04", decision_date=ago(511))),
    case("CAS-612", lambda rows: change(rows, "annual_reviews", "V04", finalised_date=ago(491))),
    case("CAS-612", lambda rows: change(rows, "annual_reviews", "V04", finalised_date=ago(600)), "before the meeting too"),
    case(
        "CAS-613",
        lambda rows: change(rows, "annual_reviews", "V04", decision=None, decision_date=None, finalised_date=ago(511)),
        "not decided",
    ),
    case(
        "CAS-613",
        lambda rows: change(rows, "annual_reviews", "V04", decision_date=None, finalised_date=ago(511)),
        "no date of the decision",
    ),
    case("CAS-614", lambda rows: change(rows, "annual_reviews", "V04", decision=None)),
    case("CAS-615", lambda rows: change(rows, "annual_reviews", "V04", decision_date=None)),
    case("CAS-616", lambda rows: change(rows, "annual_reviews", "V03", finalised_date=ago(5))),
    case("CAS-617", lambda rows: change(rows, "annual_reviews", "V06", meeting_date=None)),
    case("CAS-618", lambda rows: change(rows, "annual_reviews", "V03", meeting_date=ago(221))),
    case("CAS-618", lambda rows: change(rows, "annual_reviews", "V03", meeting_date=ago(221), due_date=ago(300)), "due before it too"),
    case("CAS-619", lambda rows: change(rows, "annual_reviews", "V01", due_date=ago(300))),
    case("CAS-620", lambda rows: add(rows, "annual_reviews", like="V06", review_id="V96")),
    remembered("CAS-621", gone("annual_reviews", "V03"), as_it_is, "not decided"),
    remembered("CAS-621", gone("annual_reviews", "V05"), as_it_is, "waiting for the amended plan"),
    remembered("CAS-621", gone("annual_reviews", "V03"), lambda rows: _held_long_ago(rows, "V03"), "held before the window"),
    remembered("CAS-622", gone("annual_reviews", "V01"), as_it_is, "not due yet"),
    remembered("CAS-622", gone("annual_reviews", "V02"), as_it_is, "overdue"),
    remembered("CAS-622", gone("annual_reviews", "V06"), as_it_is, "decided to maintain"),
    remembered("CAS-622", gone("annual_reviews", "V04"), as_it_is, "made final"),
    remembered("CAS-623", as_it_is, many("annual_reviews", "V06", 8, plan_id="E99"), alone=True),
]


def _held_long_ago(rows, review_id):
    """Held and due before the window, and still not final."""
    return change(rows, "annual_reviews", review_id, due_date=dt.date(2021, 11, 1), meeting_date=dt.date(2021, 11, 8))


def _final_long_ago(rows):
    long_ago = dt.date(2021, 12, 31)
    change(rows, "annual_reviews", "V06", due_date=long_ago, meeting_date=long_ago, decision_date=long_ago)


def _overtaken(rows):
    """The review is left out, and a later one of its plan was held."""
    change(rows, "annual_reviews", "V03", review_id="V93", due_date=ago(20))


def _not_held(rows):
    """E13 had one more review to come."""
    add(rows, "annual_reviews", review_id="V97", plan_id="E13", due_date=ago(-60))


def _no_longer_needed(rows):
    """E13 ceased a month ago, before that review was due: as the valid rows have it."""


RIGHT = [
    right("due in 15 months", lambda rows: change(rows, "annual_reviews", "V01", due_date=dt.date(2025, 6, 30))),
    right(
        "held, decided and final in a day",
        lambda rows: change(rows, "annual_reviews", "V04", meeting_date=ago(490), finalised_date=ago(490)),
    ),
    right("maintained, with a final date", lambda rows: change(rows, "annual_reviews", "V06", finalised_date=ago(379))),
    right("held before the plan moved in", lambda rows: change(rows, "annual_reviews", "V06", meeting_date=ago(510))),
    right("held on the as-at date", lambda rows: change(rows, "annual_reviews", "V03", meeting_date=ago(0))),
    remembered("", gone("annual_reviews", "V06"), lambda rows: _final_long_ago(rows), "final before the window"),
    remembered("", lambda rows: _overtaken(rows), lambda rows: _held_long_ago(rows, "V03"), "held before the window, and overtaken"),
    remembered("", lambda rows: _no_longer_needed(rows), lambda rows: _not_held(rows), "not due when its plan ceased"),
]
