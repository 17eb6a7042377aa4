"""Where a measure stands: compared with what, which way, and whether that is the way wanted."""

import datetime as dt

import pytest

from make.figures import figures as made
from scorecard import measure, wording
from scorecard.released import Figures, Point, earlier

MEASURES = {each.measure_id: each for each in measure.measures()}


def point(as_at: str, value: float | None) -> Point:
    return Point(dt.date.fromisoformat(as_at), value, None, value, "" if value is not None else "z")


def figures(window: str = "month", **points: list[tuple[str, float | None]]) -> Figures:
    found = {(name, "All"): tuple(point(*each) for each in given) for name, given in points.items()}
    return Figures("r0001", dt.date(2024, 3, 31), window, {}, {name: MEASURES[name] for name in points}, {}, found)


@pytest.mark.parametrize(
    ("name", "before", "now", "verdict", "change"),
    [
        ("assessments_overdue_count", 5, 4, "better", "▼ better"),
        ("assessments_overdue_count", 4, 5, "worse", "▲ worse"),
        ("plans_mean_weeks", 20.01, 20.02, "same", "● same"),
        ("requests_count", 4, 5, "up", "▲ up"),
        ("plans_mean_weeks", None, 5, "", "–"),
    ],
)
def test_the_word_says_whether_the_change_is_the_one_wanted(name, before, now, verdict, change) -> None:
    found = figures(**{name: [("2024-02-29", before), ("2024-03-31", now)]})
    (row,) = wording.standings(found, found)
    assert (row.verdict, row.change) == (verdict, change)


def test_a_year_to_date_is_compared_with_the_same_months_a_year_before() -> None:
    points = tuple(point(each, 1) for each in ("2023-02-28", "2023-03-31", "2024-01-31", "2024-02-29"))
    assert earlier(points, "year_to_date").as_at == earlier(points, "rolling_12_months").as_at == dt.date(2023, 2, 28)
    assert earlier(points, "month").as_at == dt.date(2024, 1, 31)
    assert earlier(points[2:], "rolling_12_months") is None


def test_the_headline_counts_measures_that_have_a_wanted_direction() -> None:
    two = [("2024-02-29", 5.0), ("2024-03-31", 4.0)]
    found = figures(assessments_overdue_count=two, reviews_in_time_rate=two, requests_count=two, plans_mean_weeks=two[1:])
    rows = wording.standings(found, found)
    assert wording.headline(rows, "month") == "1 of 2 measures moved the way we want, compared with the month before"
    said = wording.moves(rows)
    assert said.startswith("1 moved the other way and none stayed the same. 1 measure has nothing to be compared with yet.")
    assert said.endswith("For another 1 measure, neither direction is the better one.")
    assert wording.worse(rows) == "- Annual reviews completed by their due date: **4.0%**, before 5.0%"


def test_a_half_termly_row_is_compared_with_the_same_half_term_of_the_last_school_year() -> None:
    found = made(suspension_rate=[("2023-02", 55, 1000), ("2023-12", 40, 1000), ("2024-02", 50, 1000)], requests_count=[("2024-03", 7)])
    row = {each.measure_id: each for each in wording.standings(found, found)}["suspension_rate"]
    assert (row.latest, row.before, row.change) == ("5.00", "5.50", "▼ better")
    assert (row.as_at, row.note) == ("15\u00a0Feb\u00a02024", "Against the same point last school year")
    quarter = made(requests_count=[("2024-03", 7)])
    (school, _) = sorted(wording.standings(quarter, found), key=lambda each: each.section)
    assert school.note == "Against the same point last school year", "a half-term is no month that fails to add up"


def test_the_headline_says_what_half_termly_measures_are_compared_with() -> None:
    found = made(suspension_rate=[("2023-02", 55, 1000), ("2024-02", 50, 1000)], reviews_overdue_count=[("2024-02", 5), ("2024-03", 6)])
    rows = wording.standings(found, found)
    assert wording.headline(rows, "month") == (
        "1 of 2 measures moved the way we want, compared with the month before, or with the same point last school year"
    )


def test_a_half_term_without_last_year_s_has_nothing_to_be_compared_with() -> None:
    found = made(suspension_rate=[("2023-12", 40, 1000), ("2024-02", 50, 1000)])
    (row,) = wording.standings(found, found)
    assert (row.before, row.change, row.verdict) == ("–", "–", "")


def test_titles_name_the_window() -> None:
    found = figures("rolling_12_months", plans_mean_weeks=[("2023-03-31", 30.0), ("2024-03-31", 20.0)])
    said = "Plans issued in the 12 months to March 2024 took 20.0 weeks on average, down from 30.0 weeks in the 12 months before"
    assert wording.title(found, "plans_mean_weeks") == said
    assert wording.tile(found, "plans_mean_weeks").change == "down from 30.0 weeks a year before"
