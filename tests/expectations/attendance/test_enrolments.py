"""Cases for the checks on enrolments: which pupil at which school, and the sessions that were possible and missed."""

from make.faults import LAST_YEAR, add, as_it_is, case, change, many, remembered, right, twice


def _two_schools(rows, sessions):
    """A pupil at two schools, with so many possible sessions in all; the finding is at the pupil's first row."""
    return change(rows, "enrolments", "A03", sessions_possible=sessions - 20)


def _no_absence(rows, count):
    """So many enrolments at a school of their own; the finding is at the first."""
    first, *_ = [add(rows, "enrolments", like="A06", pupil_id=f"A{number + 50}", school_urn="100070") for number in range(count)]
    return first


def _none_possible(rows):
    """Two of them; the finding is at the first."""
    change(rows, "enrolments", "A07", sessions_possible=0, sessions_authorised=0, sessions_unauthorised=0)
    return change(rows, "enrolments", "A06", sessions_possible=0)


CASES = [
    case("ATT-101", lambda rows: change(rows, "enrolments", "A06", pupil_id=None)),
    case("ATT-102", lambda rows: change(rows, "enrolments", "A06", school_urn=None)),
    case("ATT-103", lambda rows: change(rows, "enrolments", "A06", school_urn="10001")),
    case("ATT-104", lambda rows: change(rows, "enrolments", "A06", phase=None)),
    case("ATT-105", lambda rows: change(rows, "enrolments", "A06", phase="all_through")),
    case("ATT-106", lambda rows: change(rows, "enrolments", "A06", nc_year=None)),
    case("ATT-107", lambda rows: change(rows, "enrolments", "A06", nc_year="Reception")),
    case("ATT-107", lambda rows: change(rows, "enrolments", "A02", nc_year="09"), "with a nought before it"),
    case("ATT-108", lambda rows: change(rows, "enrolments", "A06", sen_provision=None)),
    case("ATT-109", lambda rows: change(rows, "enrolments", "A06", sen_provision="Y")),
    case("ATT-110", lambda rows: change(rows, "enrolments", "A06", sessions_possible=None)),
    case("ATT-111", lambda rows: change(rows, "enrolments", "A06", sessions_authorised=None)),
    case("ATT-112", lambda rows: change(rows, "enrolments", "A06", sessions_unauthorised=None)),
    case("ATT-113", lambda rows: change(rows, "enrolments", "A06", sessions_possible=-1)),
    case("ATT-114", lambda rows: change(rows, "enrolments", "A07", sessions_authorised=-1)),
    case("ATT-115", lambda rows: change(rows, "enrolments", "A07", sessions_unauthorised=-1)),
    case("ATT-116", lambda rows: twice(rows, "enrolments", "A06")[1]),
    case("ATT-117", lambda rows: change(rows, "enrolments", "A06", sessions_authorised=30, sessions_unauthorised=31)),
    case(
        "ATT-117", lambda rows: change(rows, "enrolments", "A06", sessions_possible=0, sessions_authorised=1), "none possible", alone=True
    ),
    case("ATT-118", lambda rows: _two_schools(rows, 241)),
    case("ATT-119", _none_possible, alone=True),
    case("ATT-120", lambda rows: change(rows, "enrolments", "A02", nc_year="R")),
    case("ATT-120", lambda rows: change(rows, "enrolments", "A06", nc_year="11"), "at a primary school"),
    case("ATT-121", lambda rows: add(rows, "enrolments", like="A02", school_urn="100003", nc_year="10")),
    case("ATT-122", lambda rows: _no_absence(rows, 20)),
    remembered("ATT-123", as_it_is, many("enrolments", "A01", 10), "", LAST_YEAR, alone=True),
]

RIGHT = [
    right("every session missed", lambda rows: change(rows, "enrolments", "A06", sessions_authorised=30, sessions_unauthorised=30)),
    right("ten sessions in each of 24 weeks", lambda rows: _two_schools(rows, 240)),
    right("another pupil at the same school", lambda rows: add(rows, "enrolments", like="A06", pupil_id="A90")),
    right("no absence among nineteen", lambda rows: _no_absence(rows, 19)),
    right("the same year at two schools", lambda rows: add(rows, "enrolments", like="A02", school_urn="100003")),
    right("a nursery class", lambda rows: change(rows, "enrolments", "A06", nc_year="N1")),
    right("no curriculum year at a secondary school", lambda rows: change(rows, "enrolments", "A02", nc_year="X")),
    remembered("", as_it_is, many("enrolments", "A01", 10), "half as many as in the autumn", alone=True),
]
