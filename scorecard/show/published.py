"""Published figures beside ours: only of a period that one of our figures covers too."""

from __future__ import annotations

from typing import NamedTuple

from scorecard import charts, wording
from scorecard.released import HALF_TERM, Comparator, Figures, same_part_of_year
from scorecard.show.opened import release


class Beside(NamedTuple):
    """Published figures of a measure: as they are, and as marks for a chart."""

    found: tuple[Comparator, ...] = ()
    marks: tuple[charts.Published, ...] = ()


def published(figures: Figures, measure_id: str) -> Beside:
    """What is published of a measure for the cohort of `figures`, at dates that they have, over the same kind of period."""
    measure = figures.measure(measure_id)
    if measure is None:
        return Beside()
    columns = figures.columns.get(measure_id, ())
    cohort = {name: value for name, value in figures.cohort.items() if name in columns}
    dates = {point.as_at for point in figures.of(measure_id)}
    found = tuple(each for each in release().comparators(measure_id, **cohort) if each.as_at in dates and _same_period(figures, each))
    marks = tuple(
        charts.Published(each.as_at, each.value, wording.SHAPES[each.place_kind][0], f"{wording.mark(each, measure)}, {each.period}")
        for each in found
        if each.value is not None
    )
    return Beside(found, marks)


def _same_period(figures: Figures, each: Comparator) -> bool:
    if figures.window_of(each.measure_id) != HALF_TERM:
        return figures.window == "year_to_date" and each.window == "calendar_year"
    return same_part_of_year(each.window, figures.measures[each.measure_id].since, figures.half_terms.get(each.as_at))
