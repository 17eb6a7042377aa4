"""The kinds of figure that several pages have: measures as lines, a school year beside those before, cohorts side by side."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard import charts, wording
from scorecard.released import Figures
from scorecard.show.figure import figure
from scorecard.show.published import published


def lines(found: Figures, about: str, *measure_ids: str, explained: str = "") -> None:
    """A line per measure. The heading is the first one's finding; the others' stand in its sentences."""
    others = [wording.stands(found, each) for each in measure_ids[1:]]
    picture = charts.lines(charts.of(found, *measure_ids))
    figure(found, measure_ids, about, wording.title(found, measure_ids[0]), others, picture, explained)


def years(found: Figures, about: str, measure_id: str, *sentences: str, explained: str = "") -> None:
    """A measure of the school year to date: a line for each school year, with what others publish of it."""
    beside = published(found, measure_id)
    picture = charts.school_years(charts.of(found, measure_id), found.calendar, beside.marks)
    figure(found, [measure_id], about, wording.title(found, measure_id), sentences, picture, explained, beside)


def cohorts(about: str, measure_id: str, by: Mapping[str, Figures], *sentences: str) -> None:
    """A measure by the values of a cohort column, a line each."""
    every = next(iter(by.values()))  # the filter by that column does not narrow it
    picture = charts.half_terms(charts.cohorts(by, measure_id), every.calendar)
    figure(every, [measure_id], about, wording.highest(by, measure_id), [*sentences, wording.few(by, measure_id)], picture)
