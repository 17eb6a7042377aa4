"""Cases for the checks on suspensions: whose, from which school, of which kind, when, for how long and why."""

import datetime as dt

from make.faults import LAST_YEAR, add, as_it_is, case, change, few, many, remembered, right

AS_AT = dt.date(2024, 2, 15)
OPENS = dt.date(2023, 9, 1)


def _suspended(rows, like="S06", **values):
    return add(rows, "suspensions", like=like, **values)


def _over_90(rows):
    """45 days at one school, then a lunchtime at another."""
    _suspended(rows, like="S02", start_date=dt.date(2023, 11, 6), sessions=78)  # 90 with the two that are there
    return _suspended(rows, like="S02", category="LNCH", school_urn="100003", start_date=dt.date(2023, 11, 7), sessions=1)


def _not_in_roll(rows):
    """Two rows of a school that is not there: one finding, at the first."""
    first = change(rows, "suspensions", "S06", school_urn="100050")
    _suspended(rows, school_urn="100050", start_date=dt.date(2023, 9, 27))
    return first


def _provision_not_in_roll(rows):
    """Two pupils on SEN support at a special school whose roll has none: one finding, at the first."""
    first = change(rows, "suspensions", "S06", sen_provision="K")
    _suspended(rows, start_date=dt.date(2023, 9, 27))
    return first


def _old_word(rows):
    first = change(rows, "suspensions", "S06", category="FIXD")
    _suspended(rows, category="FIXD", start_date=dt.date(2023, 9, 27))
    return first


CASES = [
    case("INC-101", lambda rows: change(rows, "suspensions", "S06", pupil_id=None)),
    case("INC-102", lambda rows: change(rows, "suspensions", "S06", school_urn=None)),
    case("INC-103", lambda rows: change(rows, "suspensions", "S06", school_urn="10004"), "five figures"),
    case("INC-103", lambda rows: change(rows, "suspensions", "S06", school_urn="8374001"), "the establishment number"),
    case("INC-104", lambda rows: change(rows, "suspensions", "S06", phase=None)),
    case("INC-105", lambda rows: change(rows, "suspensions", "S06", phase="early_years")),
    case("INC-106", lambda rows: change(rows, "suspensions", "S06", nc_year="15")),
    case("INC-106", lambda rows: change(rows, "suspensions", "S02", nc_year="09"), "with a nought before it"),
    case("INC-107", lambda rows: change(rows, "suspensions", "S06", sen_provision=None)),
    case("INC-108", lambda rows: change(rows, "suspensions", "S06", sen_provision="S")),
    case("INC-109", lambda rows: change(rows, "suspensions", "S06", category=None)),
    case("INC-110", lambda rows: change(rows, "suspensions", "S06", category="EXCL")),
    case("INC-111", lambda rows: change(rows, "suspensions", "S06", start_date=None)),
    case("INC-112", lambda rows: change(rows, "suspensions", "S06", start_date=AS_AT + dt.timedelta(1))),
    case("INC-113", lambda rows: change(rows, "suspensions", "S06", start_date=OPENS - dt.timedelta(1))),
    case("INC-114", lambda rows: change(rows, "suspensions", "S06", sessions=None)),
    case("INC-115", lambda rows: change(rows, "suspensions", "S06", sessions=0)),
    case("INC-115", lambda rows: change(rows, "suspensions", "S06", sessions=-1), "below nought"),
    case("INC-115", lambda rows: change(rows, "suspensions", "S07", sessions=0), "a lunchtime"),
    case("INC-116", lambda rows: change(rows, "suspensions", "S04", sessions=2)),
    case("INC-117", _over_90),
    case("INC-117", lambda rows: change(rows, "suspensions", "S06", sessions=91), "in one row"),
    case("INC-118", lambda rows: change(rows, "suspensions", "S04", perm_status="quashed")),
    case("INC-119", lambda rows: change(rows, "suspensions", "S06", perm_status="upheld")),
    case("INC-120", lambda rows: change(rows, "suspensions", "S03", start_date=dt.date(2023, 11, 14))),
    case("INC-121", lambda rows: change(rows, "suspensions", "S06", reason_1=None)),
    case("INC-122", lambda rows: change(rows, "suspensions", "S06", reason_1="XX")),
    case("INC-123", lambda rows: change(rows, "suspensions", "S06", reason_2="Theft")),
    case("INC-124", lambda rows: change(rows, "suspensions", "S01", reason_2="DB", reason_3="XX")),
    case("INC-125", lambda rows: change(rows, "suspensions", "S06", reason_1="MP")),
    case("INC-126", lambda rows: change(rows, "suspensions", "S06", reason_2="BW")),
    case("INC-127", lambda rows: change(rows, "suspensions", "S06", reason_2="DB", reason_3="OS")),
    case("INC-128", lambda rows: change(rows, "suspensions", "S06", reason_2="PA")),
    case("INC-129", lambda rows: change(rows, "suspensions", "S06", reason_2="DB", reason_3="PA")),
    case("INC-129", lambda rows: change(rows, "suspensions", "S06", reason_2="DB", reason_3="DB"), "the second"),
    case("INC-130", lambda rows: change(rows, "suspensions", "S06", reason_3="DB")),
    case("INC-131", lambda rows: _suspended(rows)),
    case("INC-132", _old_word, alone=True),
    case("INC-133", _not_in_roll),
    case("INC-134", lambda rows: change(rows, "suspensions", "S06", phase="primary")),
    case("INC-135", lambda rows: change(rows, "suspensions", "S06", start_date=dt.date(2023, 9, 30))),
    case("INC-136", lambda rows: _suspended(rows, like="S04", category="SUSP", sessions=1, start_date=dt.date(2023, 11, 7))),
    case("INC-137", lambda rows: _suspended(rows, like="S04", start_date=dt.date(2023, 11, 7))),
    case("INC-138", lambda rows: change(rows, "suspensions", "S02", nc_year="4")),
    case("INC-138", lambda rows: _suspended(rows, like="S01", pupil_id="S90", nc_year="9"), "at a primary school"),
    case("INC-139", lambda rows: change(rows, "suspensions", "S07", sessions=2)),
    case("INC-140", _provision_not_in_roll),
    remembered("INC-141", as_it_is, many("suspensions", "S06", 11), "under half", LAST_YEAR, alone=True),
    remembered("INC-141", as_it_is, few("suspensions", 4), "over twice", LAST_YEAR, alone=True),
]


def _exactly_90(rows):
    _suspended(rows, like="S02", start_date=dt.date(2023, 11, 6), sessions=78)


def _excluded_and_90(rows):
    """A permanent exclusion has no sessions, and another pupil's are another's."""
    _suspended(rows, like="S04", pupil_id="S90", category="SUSP", sessions=90, start_date=dt.date(2023, 9, 11))
    _suspended(rows, like="S04", pupil_id="S90")


def _suspended_first(rows):
    _suspended(rows, like="S04", category="SUSP", sessions=1, start_date=dt.date(2023, 9, 6))


def _all_through(rows):
    rows["roll"] += [{**each, "phase": "primary"} for each in rows["roll"] if each["school_urn"] == "100003"]
    _suspended(rows, like="S01", pupil_id="S90", school_urn="100003")


def _cancelled_first(rows):
    change(rows, "suspensions", "S04", perm_status="reinstated")
    _suspended(rows, like="S04", perm_status="upheld", start_date=dt.date(2023, 12, 5))


RIGHT = [
    right("on the as-at date", lambda rows: change(rows, "suspensions", "S06", start_date=AS_AT)),
    right("on the year's first day", lambda rows: change(rows, "suspensions", "S06", start_date=OPENS)),
    right("no curriculum year", lambda rows: change(rows, "suspensions", "S06", nc_year=None)),
    right("exactly 45 days", _exactly_90),
    right("45 days, and a permanent exclusion", _excluded_and_90),
    right("two in a day", lambda rows: _suspended(rows, reason_1="PP")),
    right("two in a day at two schools", lambda rows: _suspended(rows, school_urn="100002", phase="secondary")),
    right("pending for three months", lambda rows: change(rows, "suspensions", "S03", start_date=dt.date(2023, 11, 15))),
    right("suspended before it was permanent", _suspended_first),
    right(
        "suspended elsewhere after it",
        lambda rows: _suspended(rows, like="S04", school_urn="100003", category="SUSP", sessions=2, start_date=dt.date(2023, 12, 5)),
    ),
    right(
        "permanently excluded again after the first was cancelled",
        lambda rows: _suspended(rows, like="S05", perm_status=None, start_date=dt.date(2023, 12, 5)),
    ),
    right("a second, and it is the one that was cancelled", _cancelled_first),
    right("an all-through school", _all_through),
    right("year 7 at a middle school that is primary", lambda rows: change(rows, "suspensions", "S01", nc_year="7")),
    right("a provision that the school's roll has in another row", lambda rows: change(rows, "suspensions", "S07", sen_provision="E")),
    right("year 5 at a middle school that is secondary", lambda rows: change(rows, "suspensions", "S02", nc_year="5")),
    remembered("", as_it_is, few("suspensions", 4), "over twice as many as in the autumn", alone=True),
]
