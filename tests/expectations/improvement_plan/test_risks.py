"""Cases for the checks on the risk register: what may happen, how severe it is without and with what is done, and what became of a risk."""

from make.faults import ABSENT, ago, as_it_is, case, change, gone, many, remembered, right, twice

CASES = [
    case("IMP-301", lambda rows: change(rows, "risks", "K3", risk_id=None)),
    case("IMP-302", lambda rows: twice(rows, "risks", "K3")),
    case("IMP-303", lambda rows: change(rows, "risks", "K3", risk=None)),
    case("IMP-304", lambda rows: change(rows, "risks", "K3", raised_on=ago(-1))),
    case("IMP-305", lambda rows: change(rows, "risks", "K3", severity_before="High")),
    case("IMP-306", lambda rows: change(rows, "risks", "K2", severity_after="R")),
    case("IMP-307", lambda rows: change(rows, "risks", "K2", severity_after="RED")),
    case("IMP-307", lambda rows: change(rows, "risks", "K3", severity_after="AMBER"), "green before"),
    case("IMP-308", lambda rows: change(rows, "risks", "K2", severity_before=None)),
    case("IMP-309", lambda rows: change(rows, "risks", "K1", mitigation=None)),
    remembered("IMP-310", gone("risks", "K2"), as_it_is),
    remembered("IMP-311", lambda rows: many("risks", "K3", 10)(rows) or ABSENT, as_it_is, alone=True),
]

RIGHT = [
    right("raised on the as-at date", lambda rows: change(rows, "risks", "K3", raised_on=ago(0))),
    right("nobody knows when it was raised", lambda rows: change(rows, "risks", "K3", raised_on=None)),
    right("red with all that is done", lambda rows: change(rows, "risks", "K1", severity_after="RED")),
    right("from red to green", lambda rows: change(rows, "risks", "K1", severity_after="GREEN")),
    remembered("", lambda rows: change(rows, "risks", "K1", severity_after="GREEN"), as_it_is, "it fell since"),
]
