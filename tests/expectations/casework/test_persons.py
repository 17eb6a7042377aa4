"""Cases for the checks on persons: who the children are, when they were born, where they live, their UPNs."""

import datetime as dt

from make.faults import add, ago, as_it_is, case, change, drop, few, many, remembered, right, row, twice

CASES = [
    case("CAS-101", lambda rows: add(rows, "persons", person_id=None, birth_date=dt.date(2015, 6, 1))),
    case("CAS-102", lambda rows: twice(rows, "persons", "P06")),
    case("CAS-103", lambda rows: change(rows, "persons", "P06", birth_date=None)),
    case("CAS-104", lambda rows: change(rows, "persons", "P06", birth_date=ago(-1))),
    case("CAS-105", lambda rows: change(rows, "persons", "P06", birth_date=ago(199)), "the day after the request was received"),
    case("CAS-105", lambda rows: change(rows, "persons", "P12", birth_date=ago(30)), "after the plan started"),
    case("CAS-106", lambda rows: change(rows, "persons", "P06", area="ALL")),
    case("CAS-106", lambda rows: change(rows, "persons", "P06", area="Un known"), "spaced"),
    case("CAS-107", lambda rows: change(rows, "persons", "P06", area="Swanage")),
    case("CAS-108", lambda rows: change(rows, "persons", "P06", upn="H80120000100"), "twelve characters"),
    case("CAS-108", lambda rows: change(rows, "persons", "P06", upn="S801200001001"), "S is not a check letter"),
    case("CAS-108", lambda rows: change(rows, "persons", "P06", upn="H8012O0001001"), "O for 0"),
    case("CAS-109", lambda rows: change(rows, "persons", "P06", upn="A801200001001")),
    case("CAS-109", lambda rows: change(rows, "persons", "P06", upn="H801200010001"), "two figures the wrong way round"),
    case("CAS-109", lambda rows: change(rows, "persons", "P06", upn="H80120000100A"), "a temporary UPN"),
    case(
        "CAS-110",
        lambda rows: [change(rows, "persons", "P06", upn="H801200001001"), change(rows, "persons", "P07", upn="h801200001001")],
    ),
    remembered(
        "CAS-111", lambda rows: row(rows, "persons", "P03"), lambda rows: change(rows, "persons", "P03", birth_date=dt.date(2015, 3, 12))
    ),
    remembered("CAS-112", as_it_is, many("persons", "P01", 15), "under half", alone=True),
    remembered("CAS-112", as_it_is, few("persons", 6), "over twice", alone=True),
]

RIGHT = [
    right("born on the as-at date", lambda rows: add(rows, "persons", person_id="P90", birth_date=ago(0))),
    right("born on the day of the request", lambda rows: change(rows, "persons", "P06", birth_date=ago(200))),
    right("no area", lambda rows: change(rows, "persons", "P06", area=None)),
    right("an area in other letters and spacing", lambda rows: change(rows, "persons", "P06", area=" poole  NORTH")),
    right("a UPN", lambda rows: change(rows, "persons", "P06", upn="X801200001002")),
    right("a UPN in small letters", lambda rows: change(rows, "persons", "P06", upn="f801200001017")),
    right("a temporary UPN", lambda rows: change(rows, "persons", "P06", upn="U80120000100A")),
    remembered("", as_it_is, many("persons", "P01", 14), "half as many as before", alone=True),
    remembered("", as_it_is, few("persons", 7), "twice as many as before", alone=True),
    remembered("", as_it_is, lambda rows: drop(rows, "persons", "P14"), "a child nobody told of before"),
]
