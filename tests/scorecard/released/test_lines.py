"""A line of the scorecard: what stands as at a date, what it is compared with, and how it is rated. Lines by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from make.exceptional import FEBRUARY, MARCH, line
from make.figures import half_terms
from scorecard.released import NOT_REPORTED, Comparator, Line, Reading, month_end
from scorecard.terms import ALL, Target

JANUARY, APRIL = dt.date(2024, 1, 31), dt.date(2024, 4, 30)


def school(*told: tuple[str, float | None], frequency: str = "termly", window: str = "term") -> Line:
    """A line of half-terms' or terms' ends."""
    readings = tuple(Reading(dt.date.fromisoformat(date), value) for date, value in told)
    return replace(line([1], frequency=frequency, window=window), readings=readings, half_terms=half_terms())


def values(*readings: Reading | None) -> list[float | None]:
    return [each and each.value for each in readings]


def test_a_months_own_figure_stands_and_no_other_months() -> None:
    of = line([90, 91, None])
    assert of.at(FEBRUARY).value == 91
    assert (of.at(MARCH).value, of.at(MARCH).status, of.at(MARCH).as_at) == (None, NOT_REPORTED, MARCH)


def test_within_a_month_the_last_that_has_ended_stands() -> None:
    """A release whose newest return is a half-term's is as at a day that ends no month."""
    of = line([90, 91])
    assert of.at(dt.date(2024, 4, 15)).value == 91 and of.at(dt.date(2024, 3, 30)).value == 90
    assert of.at(dt.date(2024, 5, 31)).status == NOT_REPORTED


def test_of_what_is_told_less_often_the_newest_stands() -> None:
    of = school(("2023-12-31", 5), ("2024-03-31", 6))
    assert values(of.at(FEBRUARY), of.at(MARCH), of.at(APRIL)) == [5, 6, 6]
    assert of.at(dt.date(2023, 11, 30)).status == NOT_REPORTED


def test_a_published_figure_stands_once_it_is_known() -> None:
    readings = (Reading(dt.date(2022, 8, 31), 9, known=dt.date(2023, 2, 1)), Reading(dt.date(2023, 8, 31), 11, known=dt.date(2024, 2, 1)))
    of = replace(line([1], frequency="annual", window="year_to_date", kind="published"), readings=readings)
    assert values(of.at(JANUARY), of.at(FEBRUARY)) == [9, 11]


def test_a_month_is_compared_with_the_month_before_and_the_same_month_of_the_year_before() -> None:
    of = line([80, *[85] * 10, 90, 91])
    now = of.at(MARCH)
    assert values(of.previous(now), of.year_before(now)) == [90, 80]
    gap = line([80, *[85] * 10, None, 91])
    assert gap.previous(gap.at(MARCH)) is None, "January is not the month before March"


def test_the_end_of_a_leap_february_is_the_same_month_a_year_before() -> None:
    of = line([80, *[85] * 11, 90, 91])
    then = of.year_before(of.at(FEBRUARY))
    assert then is not None and (then.as_at, then.value) == (dt.date(2023, 2, 28), 80)


def test_a_term_is_compared_with_the_term_before_and_the_same_term_of_last_year() -> None:
    of = school(("2022-12-31", 3), ("2023-03-31", 4), ("2023-12-31", 5), ("2024-02-15", 9), ("2024-03-31", 6))
    now = of.at(MARCH)
    assert values(of.previous(now), of.year_before(now)) == [5, 4]
    assert of.previous(of.at(dt.date(2023, 12, 31))) is None, "the summer term was not told"


def test_a_half_term_is_compared_with_the_half_term_before() -> None:
    of = school(("2023-02-15", 2), ("2023-12-31", 5), ("2024-02-15", 9), frequency="half_termly", window="half_term")
    now = of.at(MARCH)
    assert values(now, of.previous(now), of.year_before(now)) == [9, 5, 2]


def test_the_first_half_term_that_is_known_has_none_before() -> None:
    first = min(half_terms())
    of = school((f"{first}", 2), frequency="half_termly", window="half_term")
    assert of.previous(of.at(first)) is None and of.year_before(of.at(first)) is None


def test_a_quarter_is_compared_with_the_one_told_before() -> None:
    quarters = (Reading(dt.date(2023, 3, 31), 1), Reading(dt.date(2023, 9, 30), 2), Reading(MARCH, 3))
    of = replace(line([1], frequency="quarterly", window="quarter"), readings=quarters, half_terms=half_terms())
    assert values(of.previous(of.at(MARCH)), of.year_before(of.at(MARCH))) == [2, 1]


def test_the_last_school_year_is_the_newest_that_has_ended_before() -> None:
    years = tuple(Reading(dt.date(year, 8, 31), value) for year, value in ((2022, 20), (2023, 30), (2024, 40)))
    of = replace(line([90]), years=years)
    assert values(of.last_year(of.at(MARCH)), of.last_year(Reading(dt.date(2024, 8, 31), 1))) == [30, 30]
    assert of.last_year(Reading(dt.date(2022, 8, 31), 1)) is None


def test_ours_is_beside_what_was_supplied_and_nowhere_else() -> None:
    told = (Reading(FEBRUARY, 90), Reading(MARCH, 91, supplied=True))
    of = replace(line([1]), readings=told, ours=(Reading(FEBRUARY, 90), Reading(MARCH, 88)))
    assert values(of.ours_at(MARCH), of.ours_at(FEBRUARY), of.ours_at(APRIL)) == [88, None, None]


@pytest.mark.parametrize(
    ("better", "value", "expected"),
    [
        ("higher", 95.0, "met"),
        ("higher", 96, "met"),
        ("higher", 94.99, "within"),
        ("higher", 90.0, "within"),
        ("higher", 89.99, "below"),
        ("lower", 95.0, "met"),
        ("lower", 94, "met"),
        ("lower", 95.01, "within"),
        ("lower", 100.0, "within"),
        ("lower", 100.01, "below"),
    ],
)
def test_a_rating_at_its_edges(better: str, value: float, expected: str) -> None:
    of = line([value], target=95, tolerance=5, better=better)
    assert of.rating(of.at(MARCH)) == expected


def test_what_a_computer_cannot_divide_is_at_its_edge_all_the_same() -> None:
    target, tolerance = 0.3, 0.1
    assert target < 0.1 + 0.2 and 100 * 0.29 < 29
    for value, better, expected in ((0.1 + 0.2, "lower", "met"), (0.3 - 0.1, "higher", "within"), (0.1 + 0.3, "lower", "within")):
        of = line([value], target=target, tolerance=tolerance, better=better)
        assert of.rating(of.at(MARCH)) == expected
    assert line([100 * 0.29], target=29, tolerance=0).rating(Reading(MARCH, 100 * 0.29)) == "met"


def test_without_a_tolerance_a_figure_meets_its_target_or_does_not() -> None:
    of = line([0], target=0, tolerance=0, better="lower")
    assert [of.rating(Reading(MARCH, value)) for value in (0, 1)] == ["met", "below"]


def test_what_is_rated_has_a_figure_a_target_in_numbers_and_a_direction() -> None:
    assert line([90], target=None).rating(Reading(MARCH, 90)) == ""
    assert line([90], better="").rating(Reading(MARCH, 90)) == ""
    assert line([90]).rating(Reading(MARCH, None, status="awaiting_data")) == ""
    words = Target("plans_20_weeks_rate", ALL, ALL, ALL, "value", None, None, None, "to be confirmed", 0, "the board")
    assert replace(line([90]), targets=(words,)).rating(Reading(MARCH, 90)) == ""


def test_a_target_holds_from_its_first_day_to_its_last() -> None:
    cohort = ("plans_20_weeks_rate", ALL, ALL, ALL, "value")
    first = Target(*cohort, None, FEBRUARY, 80, "", 5, "the plan")
    then = Target(*cohort, dt.date(2024, 3, 1), MARCH, 95, "", 5, "the board")
    of = replace(line([90, 90]), targets=(first, then))
    assert [each and each.target for each in map(of.target, (JANUARY, FEBRUARY, MARCH, APRIL))] == [80, 80, 95, None]
    assert [of.rating(of.at(each)) for each in (FEBRUARY, MARCH)] == ["met", "within"]


@pytest.mark.parametrize(("window", "directed"), [("month", True), ("term", True), ("year_to_date", False), ("rolling_12_months", False)])
def test_windows_that_share_months_have_no_direction(window: str, directed: bool) -> None:
    assert line([90], window=window).directed() is directed


def published(period: str, as_at: str, value: float | None, place: str = "england", **more: object) -> Comparator:
    told = {"source": "Department for Education", "window": "calendar_year", "same_basis": True, "measure_id": "plans_20_weeks_rate"} | more
    return Comparator(
        *(str(told["measure_id"]), ALL, ALL, place, "", place, period, dt.date.fromisoformat(as_at), str(told["window"]), value),
        *(None, None, None, None, None, "", "percent", bool(told["same_basis"]), "", str(told["source"]), "", ""),
    )


def test_the_newest_that_was_known_is_compared_with_on_our_basis_where_there_is_one() -> None:
    found = (published("2023", "2023-12-31", 50), published("2022", "2022-12-31", 47), published("2021", "2021-12-31", 60))
    of = replace(line([90]), comparators=found)
    assert [
        each and each.period
        for each in (of.compared_with("england", dt.date(2024, 5, 31)), of.compared_with("england", dt.date(2024, 6, 1)))
    ] == [
        "2022",
        "2023",
    ]
    assert of.compared_with("region", MARCH) is None
    other = replace(
        of, comparators=(published("2022", "2022-12-31", 47), published("Jan 2024", "2024-01-31", 52, same_basis=False, source="A board"))
    )
    chosen = other.compared_with("england", MARCH)
    assert chosen is not None and chosen.period == "2022"
    without = replace(of, comparators=(published("2022", "2022-12-31", None), published("2021", "2021-12-31", 60)))
    assert without.compared_with("england", MARCH).period == "2021"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("as_at", "more", "known"),
    [
        ("2022-12-31", {}, "2023-06-01"),
        ("2024-01-18", {"window": "january_snapshot"}, "2024-06-01"),
        ("2023-08-31", {"window": "academic_year"}, "2024-07-01"),
        ("2023-12-31", {"window": "term"}, "2024-08-01"),
        ("2023-08-31", {"window": "academic_year", "measure_id": "persistent_absence_rate"}, "2024-03-01"),
        ("2023-08-31", {"window": "academic_year", "measure_id": "key_stage_2_rate"}, "2024-02-01"),
        ("2024-02-29", {"source": "A board's scorecard", "window": "quarter"}, "2024-02-29"),
    ],
)
def test_when_a_figure_is_usually_known(as_at: str, more: dict[str, object], known: str) -> None:
    of = replace(line([90]), comparators=(published("then", as_at, 50, **more),))
    day = dt.date.fromisoformat(known)
    assert of.compared_with("england", day) is not None and of.compared_with("england", day - dt.timedelta(1)) is None


def test_month_ends() -> None:
    assert [month_end(MARCH, months) for months in (-1, 0, 1, -12, 9, -27)] == [
        FEBRUARY,
        MARCH,
        APRIL,
        dt.date(2023, 3, 31),
        dt.date(2024, 12, 31),
        dt.date(2021, 12, 31),
    ]
