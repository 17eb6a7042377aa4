"""Figures by hand for disclosure control: a measure's rule, and cells whose cohort is named by its values alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from scorecard.disclosure.cells import Cell, Cohort, Rule, breakdowns
from scorecard.terms import ALL, COHORT_COLUMNS, HalfTerm

AS_AT = dt.date(2024, 2, 29)
AUTUMN_1, AUTUMN_2, SPRING_1 = dt.date(2023, 10, 20), dt.date(2023, 12, 15), dt.date(2024, 2, 9)
HALF_TERMS = [
    HalfTerm("2023/24", "HT1", dt.date(2023, 9, 1), AUTUMN_1),
    HalfTerm("2023/24", "HT2", dt.date(2023, 10, 21), AUTUMN_2),
    HalfTerm("2023/24", "HT3", dt.date(2023, 12, 16), SPRING_1),
]
Figures = Mapping[str, float | tuple[float, float]]  # "phase=primary, area=North": a count, or a numerator and a denominator


def rule(measure_id: str = "some_count", unit: str = "count", columns: str = "phase, area", public: str = "", since: str = "") -> Rule:
    """A measure with these cohort columns; half-termly where it counts since something."""
    names = [each for each in columns.split(", ") if each]
    return Rule(measure_id, unit, breakdowns(measure_id, names, public), since, bool(since))


def cohort(named: str) -> Cohort:
    """`phase=primary, area=North` as a cohort; empty: the total."""
    given = dict(each.split("=") for each in named.split(", ")) if named else {}
    return tuple(given.get(name, ALL) for name in COHORT_COLUMNS)


def cells(figures: Figures, measure_id: str = "some_count", as_at: dt.date = AS_AT) -> list[Cell]:
    """The cells of a measure at a date."""
    made = []
    for named, figure in figures.items():
        numerator, denominator = figure if isinstance(figure, tuple) else (figure, None)
        made.append(Cell(measure_id, as_at, cohort(named), numerator, denominator))
    return made
