"""Cases for the checks on advice: who was asked, when, and when they answered."""

from make.faults import add, ago, as_it_is, case, change, many, remembered, right, row, twice


def _twice_with(rows, **values):
    """A second row like the first of R02, with these values in both."""
    return [change(rows, "advice", "R02", **values), add(rows, "advice", like="R02", received_date=None)]


CASES = [
    case("CAS-401", lambda rows: change(rows, "advice", "R03", request_id=None)),
    case("CAS-402", lambda rows: change(rows, "advice", "R03", request_id="R99")),
    case("CAS-403", lambda rows: change(rows, "advice", "R03", advice_from=None)),
    case("CAS-404", lambda rows: change(rows, "advice", "R03", advice_from="school")),
    case("CAS-405", lambda rows: change(rows, "advice", "R03", requested_date=None)),
    case("CAS-406", lambda rows: twice(rows, "advice", "R03"), "no service named"),
    case("CAS-406", lambda rows: _twice_with(rows, service="Duty team"), "the same service"),
    case("CAS-407", lambda rows: change(rows, "advice", "R03", requested_date=ago(-1))),
    case("CAS-407", lambda rows: change(rows, "advice", "R03", requested_date=ago(-1), received_date=None), "not answered"),
    case("CAS-408", lambda rows: change(rows, "advice", "R03", received_date=ago(-1))),
    case("CAS-409", lambda rows: change(rows, "advice", "R03", received_date=ago(365))),
    case("CAS-410", lambda rows: change(rows, "advice", "R03", requested_date=ago(401))),
    case("CAS-411", lambda rows: add(rows, "advice", request_id="R06", advice_from="health", requested_date=ago(170))),
    remembered("CAS-412", as_it_is, many("advice", "R02", 6), alone=True),
]

RIGHT = [
    right("received on the day it was requested", lambda rows: change(rows, "advice", "R03", received_date=ago(364))),
    right("requested on the day of the request", lambda rows: change(rows, "advice", "R03", requested_date=ago(400))),
    right("another service on the same day", lambda rows: add(rows, "advice", like="R03", service="Duty team")),
    right("the same service on another day", lambda rows: add(rows, "advice", like="R03", requested_date=ago(363))),
    right(
        "before it was decided to assess", lambda rows: add(rows, "advice", request_id="R01", advice_from="health", requested_date=ago(5))
    ),
    right("of a refusal under appeal", lambda rows: _advice_under_appeal(rows)),
]


def _advice_under_appeal(rows):
    row(rows, "requests", "R06")["request_tribunal"] = True
    add(rows, "advice", request_id="R06", advice_from="health", requested_date=ago(170))
