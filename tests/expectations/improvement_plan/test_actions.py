"""Cases for the checks on the plan's actions: who leads, due when, rated how, and what became of what was told last month."""

import datetime as dt

from make.faults import ABSENT, add, ago, as_it_is, case, change, few, gone, many, remembered, right, row, twice


def _all_rated(rows, *codes):
    """Every action rated with one of these codes, in turn."""
    for place, each in enumerate(rows["actions"]):
        each |= {"rag": codes[place % len(codes)], "progress": "A draft is out"}


def _mostly_in_words(rows):
    """Two of the nine in another scheme than the seven: the two are pointed at."""
    _all_rated(rows, "started")
    return [change(rows, "actions", "L2", rag="R"), change(rows, "actions", "L7", rag="P")]


def _with_blanks(rows):
    """The same reference, but for blanks around it."""
    return [row(rows, "actions", "L5"), add(rows, "actions", like="L5", ref="L5  ")]


CASES = [
    case("IMP-101", lambda rows: change(rows, "actions", "L5", ref=None)),
    case("IMP-102", lambda rows: twice(rows, "actions", "L5")),
    case("IMP-102", _with_blanks, "with blanks", alone=True),
    case("IMP-103", lambda rows: change(rows, "actions", "L5", priority=None)),
    case("IMP-104", lambda rows: change(rows, "actions", "L5", priority="9")),
    case("IMP-104", lambda rows: change(rows, "actions", "L5", priority="Inclusion"), "a name"),
    case("IMP-105", lambda rows: change(rows, "actions", "L5", action=None)),
    case("IMP-106", lambda rows: change(rows, "actions", "L5", due_date=None)),
    case("IMP-107", lambda rows: change(rows, "actions", "L5", rag=None)),
    case("IMP-108", lambda rows: change(rows, "actions", "L5", rag="On track")),
    case("IMP-108", lambda rows: change(rows, "actions", "L5", rag="B"), "a code of nobody's"),
    case("IMP-109", lambda rows: change(rows, "actions", "L1", rag="GREEN")),
    case("IMP-109", lambda rows: change(rows, "actions", "L1", rag="completed"), "completed"),
    case("IMP-109", _mostly_in_words, "most in another scheme", alone=True),
    case("IMP-110", lambda rows: change(rows, "actions", "L5", lead_role=None)),
    case("IMP-111", lambda rows: change(rows, "actions", "L3", revised_due_date=ago(31))),
    case("IMP-112", lambda rows: change(rows, "actions", "L5", due_date=dt.date(2124, 3, 31))),
    case("IMP-112", lambda rows: change(rows, "actions", "L5", due_date=dt.date(2014, 3, 30)), "long ago"),
    case("IMP-113", lambda rows: change(rows, "actions", "L3", revised_due_date=dt.date(2034, 4, 1))),
    case("IMP-114", lambda rows: change(rows, "actions", "L4", progress=None), "in trouble"),
    case("IMP-114", lambda rows: change(rows, "actions", "L3", progress=None)),
    case("IMP-115", lambda rows: change(rows, "actions", "L1", measure_id="plans_in_time")),
    remembered("IMP-116", gone("actions", "L4"), as_it_is),
    remembered("IMP-116", gone("actions", "L5"), as_it_is, "not begun"),
    remembered("IMP-117", lambda rows: change(rows, "actions", "L5", due_date=ago(-500)), as_it_is),
    remembered("IMP-117", lambda rows: change(rows, "actions", "L3", due_date=ago(-30)), as_it_is, "with a revised date"),
    remembered("IMP-118", lambda rows: change(rows, "actions", "L2", rag="A"), as_it_is),
    remembered("IMP-118", lambda rows: change(rows, "actions", "L7", rag="NS"), as_it_is, "which could leave"),
    remembered("IMP-119", as_it_is, many("actions", "L2", 10), alone=True),
    remembered("IMP-119", lambda rows: many("actions", "L5", 10)(rows) or ABSENT, as_it_is, "over twice", alone=True),
]


def _new_reference(rows):
    add(rows, "actions", like="L5", ref="L10")


def _blanks_around_it(rows):
    change(rows, "actions", "L4", ref="L4 ")


RIGHT = [
    right("every action in red, amber and green", lambda rows: _all_rated(rows, "RED", "AMBER", "GREEN"), alone=True),
    right("every action by how far it is", lambda rows: _all_rated(rows, "not_started", "completed"), alone=True),
    right("revised to the day that it was", lambda rows: change(rows, "actions", "L3", revised_due_date=ago(30))),
    right("ten years ahead, to the day", lambda rows: change(rows, "actions", "L5", due_date=dt.date(2034, 3, 31))),
    right("no measure, partner, origin", lambda rows: change(rows, "actions", "L1", measure_id=None, partner=None, origin=None)),
    right("on track and nothing said", lambda rows: change(rows, "actions", "L1", progress=None)),
    remembered("", gone("actions", "L7"), as_it_is, "completed, and left the plan"),
    remembered("", gone("actions", "L2"), as_it_is, "actioned, and left the plan"),
    remembered("", _new_reference, as_it_is, "a new action"),
    remembered("", _blanks_around_it, as_it_is, "with blanks around its reference", alone=True),
    remembered("", lambda rows: change(rows, "actions", "L5", revised_due_date=ago(-500)), as_it_is, "slipped, and says so"),
    remembered("", lambda rows: change(rows, "actions", "L2", rag="C"), as_it_is, "from actioned to completed"),
    remembered("", few("actions", 9), many("actions", "L2", 9), "half as many", alone=True),
]
