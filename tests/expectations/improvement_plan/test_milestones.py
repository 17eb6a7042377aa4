"""Cases for the checks on milestones: what is measured, where it began, what should be reached by when, and what moved since last month."""

import datetime as dt

from make.faults import ABSENT, add, ago, as_it_is, case, change, many, remembered, right


def _the_same(rows):
    """Both rows of a label and a day."""
    return [change(rows, "milestones", "Waiting", target="1"), add(rows, "milestones", like="Waiting", target="2")]


def _one_measure(rows):
    """Two labels of one measure on one day."""
    first = change(rows, "milestones", "Waiting", measure_id="requests_count")
    return [first, add(rows, "milestones", like="Waiting", label="Waits")]


def _first(rows, **values):
    """The first of the three milestones `In time`."""
    return change(rows, "milestones", "In time", **values)


def _percent(rows, **values):
    return change(rows, "milestones", "% of new staff trained", **values)


def _the_third_left(rows):
    """Of three milestones of a label, the last."""
    del rows["milestones"][2]
    return ABSENT


CASES = [
    case("IMP-201", lambda rows: change(rows, "milestones", "Waiting", label=None)),
    case("IMP-202", _the_same),
    case("IMP-203", _one_measure),
    case("IMP-204", lambda rows: change(rows, "milestones", "Waiting", due_date=None)),
    case("IMP-205", lambda rows: change(rows, "milestones", "Waiting", target=None)),
    case("IMP-206", lambda rows: _first(rows, baseline="7,5")),
    case("IMP-207", lambda rows: change(rows, "milestones", "Waiting", target="60%")),
    case("IMP-207", lambda rows: change(rows, "milestones", "Waiting", target="< 20"), "less than"),
    case("IMP-207", lambda rows: change(rows, "milestones", "Waiting", target="1,500"), "with a comma"),
    case("IMP-207", lambda rows: change(rows, "milestones", "Waiting", target="2024-05-31 00:00:00"), "a date"),
    case("IMP-207", lambda rows: change(rows, "milestones", "Waiting", target="10% (10)"), "two at once"),
    case("IMP-208", lambda rows: _first(rows, actual="-")),
    case("IMP-209", lambda rows: _first(rows, baseline_date=None)),
    case("IMP-210", lambda rows: _first(rows, baseline=None)),
    case("IMP-211", lambda rows: change(rows, "milestones", "Waiting", baseline_date=ago(-1))),
    case("IMP-212", lambda rows: change(rows, "milestones", "Waiting", due_date=dt.date(2034, 4, 1))),
    case("IMP-212", lambda rows: change(rows, "milestones", "Waiting", due_date=dt.date(1922, 11, 30)), "of the last century"),
    case("IMP-213", lambda rows: change(rows, "milestones", "Waiting", measure_id="waiting")),
    case("IMP-214", lambda rows: _percent(rows, target="0.6")),
    case("IMP-214", lambda rows: _percent(rows, target="1"), "the whole"),
    case(
        "IMP-214",
        lambda rows: change(rows, "milestones", "Waiting", measure_id="plans_mainstream_rate", target="0.4"),
        "of a measure in percent",
    ),
    remembered("IMP-215", _the_third_left, as_it_is),
    remembered("IMP-216", lambda rows: _first(rows, target="12"), as_it_is),
    remembered("IMP-216", lambda rows: change(rows, "milestones", "Model of care", target="drafted"), as_it_is, "words"),
    remembered("IMP-217", lambda rows: change(rows, "milestones", "Waiting", baseline="3"), as_it_is),
    remembered("IMP-217", lambda rows: change(rows, "milestones", "Waiting", baseline=None, baseline_date=None), as_it_is, "taken out"),
    remembered("IMP-218", lambda rows: many("milestones", "Waiting", 10)(rows) or ABSENT, as_it_is, alone=True),
    case("IMP-219", lambda rows: _percent(rows, baseline="0.6", baseline_date=ago(3))),
    case("IMP-220", lambda rows: _percent(rows, actual="0.6")),
]


RIGHT = [
    right("a baseline in words", lambda rows: _first(rows, baseline="nobody knows")),
    right("numbers with blanks and signs", lambda rows: _first(rows, target=" +15.0 ", actual="-3")),
    right("words with a number", lambda rows: _first(rows, target="below 20")),
    right("a percentage of none", lambda rows: _percent(rows, target="0")),
    right("a percentage of little more than one", lambda rows: _percent(rows, target="1.1")),
    right("under one, where it is no percentage", lambda rows: change(rows, "milestones", "Waiting", target="0.6")),
    right("a measure that is counted", lambda rows: change(rows, "milestones", "Waiting", measure_id="plans_maintained_count")),
    right("a label again on another day", lambda rows: add(rows, "milestones", like="Waiting", due_date=ago(-300)) and None),
    remembered("", lambda rows: _first(rows, actual="15"), as_it_is, "its figure came"),
    remembered("", lambda rows: _first(rows, target="15 "), as_it_is, "the same but for a blank"),
    remembered("", as_it_is, lambda rows: change(rows, "milestones", "Waiting", baseline=None, baseline_date=None), "a baseline that came"),
]
