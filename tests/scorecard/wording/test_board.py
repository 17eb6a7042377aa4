"""A line of the scorecard in words: figures with their units, words for what has none, directions that are true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from make.exceptional import FEBRUARY, MARCH, line
from make.figures import half_terms
from scorecard.measure import measures
from scorecard.released import Line, Reading
from scorecard.terms import ALL, Target
from scorecard.wording import NOTHING, board_row, board_rows
from scorecard.wording.board import aimed, beside, compared, dated, numbered, rated, said

MEASURES = {each.measure_id: each for each in measures()}
STEADY = [50.0, 52.0] * 10


def count_of(measure_id: str, **reading: object) -> tuple[Line, Reading]:
    """A line that shows the numerator of a measure, and a reading of it."""
    of = replace(line([1], unit="count", figure="numerator", better="lower"), measure=MEASURES[measure_id])
    return of, Reading(MARCH, **reading)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "value", "ours", "told"),
    [
        ("percent", 67.0731, "67.1%", "67.07%"),
        ("percent", 67.0, "67.0%", "67%"),
        ("count", 1234.0, "1,234", "1,234"),
        ("months", 6.5, "6.5 months", "6.5 months"),
        ("gbp_million", 3.94, "\u00a33.9m", "\u00a33.94m"),
        ("per 100 pupils", 0.03, "0.0 per 100 pupils", "0.03 per 100 pupils"),
        ("count", 0.0, "0", "0"),
    ],
)
def test_a_figure_has_its_unit_ours_to_its_decimals_and_a_supplied_one_as_it_was_told(
    unit: str, value: float, ours: str, told: str
) -> None:
    of = line([1], unit=unit)
    assert (said(of, Reading(MARCH, value)), said(of, Reading(MARCH, value, supplied=True))) == (ours, told)


@pytest.mark.parametrize(
    ("reading", "word"),
    [
        ({"status": "awaiting_data"}, "Awaiting data"),
        ({"status": "being_scoped"}, "Being scoped"),
        ({"status": "not_available"}, "Not available"),
        ({"status": "to_be_confirmed"}, "To be confirmed"),
        ({"status": "not_reported"}, "Not reported"),
        ({"sign": "z"}, "Not applicable"),
        ({"sign": "x"}, "Not available"),
        ({"sign": "c"}, "Suppressed"),
    ],
)
def test_what_has_no_figure_has_its_word_and_never_a_zero(reading: dict[str, str], word: str) -> None:
    of = replace(line([1], target=95), readings=(Reading(FEBRUARY, 50), Reading(MARCH, **reading)))  # type: ignore[arg-type]
    row = board_row(of, MARCH)
    assert (row.latest, row.change, row.verdict, row.rating, row.rated, row.trend) == (word, NOTHING, "", "", "", (50,))


def test_a_count_has_its_rate_behind_it_in_the_measures_decimals() -> None:
    of, reading = count_of("permanent_exclusion_rate", value=9, beside=0.0249)
    assert said(of, reading) == "9 (0.02)"
    of, reading = count_of("pupils_suspended_rate", value=1200, beside=None)
    assert said(of, reading) == "1,200"


@pytest.mark.parametrize(
    ("better", "now", "then", "verdict", "words"),
    [
        ("higher", 60, 50, "better", "\u25b2 better"),
        ("higher", 50, 60, "worse", "\u25bc worse"),
        ("lower", 60, 50, "worse", "\u25b2 worse"),
        ("lower", 50, 60, "better", "\u25bc better"),
        ("", 60, 50, "up", "\u25b2 up"),
        ("", 50, 60, "down", "\u25bc down"),
        ("higher", 50.04, 50.0, "same", "\u25cf same"),  # as shown
        ("higher", 50.05, 50.0, "better", "\u25b2 better"),  # shown as 50.1%
    ],
)
def test_what_became_of_a_figure(better: str, now: float, then: float, verdict: str, words: str) -> None:
    assert compared(line([1], better=better), Reading(MARCH, now), Reading(FEBRUARY, then)) == (verdict, words)


def test_a_supplied_figure_is_the_same_as_ours_where_only_its_decimals_are_fewer() -> None:
    of, told = line([1]), Reading(MARCH, 67, supplied=True)
    assert compared(of, told, Reading(FEBRUARY, 67.04))[0] == "same"
    assert compared(of, told, Reading(FEBRUARY, 67.4))[0] == "worse"
    assert compared(of, told, Reading(FEBRUARY, 67.04, supplied=True))[0] == "worse", "both were told in that way"


def test_nothing_is_compared_with_what_has_no_figure() -> None:
    of, now = line([1]), Reading(MARCH, 50)
    for then in (None, Reading(FEBRUARY, None, status="awaiting_data")):
        assert compared(of, now, then) == ("", NOTHING) == compared(of, Reading(MARCH, None), now)


def test_a_change_within_normal_variation_is_said_to_be_none() -> None:
    row = board_row(line(STEADY), MARCH)
    assert (row.verdict, row.change, row.signal) == ("noise", "\u25b2 no real change", "Normal variation")
    special = board_row(line([*STEADY, 90.0]), MARCH)
    assert (special.verdict, special.change) == ("better", "\u25b2 better")
    few = board_row(line([50.0, 52.0]), MARCH)
    assert few.change == "\u25b2 better", "under 13 points nothing is said to be noise"
    same = board_row(line([*STEADY, 52.0]), MARCH)
    assert same.change == "\u25cf same"


@pytest.mark.parametrize("window", ["year_to_date", "rolling_12_months"])
def test_windows_that_share_months_have_no_direction(window: str) -> None:
    row = board_row(line([40, *[50] * 11, 60], window=window), MARCH)
    assert (row.change, row.verdict, row.previous) == (NOTHING, "", "50.0%")
    assert row.year_change == "\u25b2 better", "the same point a year before"


@pytest.mark.parametrize(
    ("about", "as_at", "expected"),
    [
        ({}, "2024-03-31", "Mar\u00a02024"),
        ({"frequency": "termly", "window": "term"}, "2023-12-31", "Autumn 2023"),
        ({"frequency": "termly", "window": "term"}, "2024-03-31", "Spring 2024"),
        ({"frequency": "termly", "window": "term"}, "2023-08-31", "Summer 2023"),
        ({"frequency": "half_termly", "window": "half_term"}, "2024-02-15", "HT3 2023/24"),
        ({"frequency": "half_termly", "window": "year_to_date"}, "2023-10-31", "HT1 2023/24"),
        ({"frequency": "quarterly", "window": "quarter"}, "2024-03-31", "Quarter to Mar\u00a02024"),
        ({"window": "rolling_12_months"}, "2024-03-31", "12 months to Mar\u00a02024"),
        ({"window": "year_to_date"}, "2024-03-31", "Jan to Mar\u00a02024"),
        ({"window": "year_to_date"}, "2024-01-31", "Jan\u00a02024"),
        ({"frequency": "termly", "window": "term"}, "2024-01-31", "Jan\u00a02024"),  # ends no half-term
    ],
)
def test_which_period_a_figure_is_of(about: dict[str, str], as_at: str, expected: str) -> None:
    of = replace(line([1], **about), half_terms=half_terms())
    assert dated(of, Reading(dt.date.fromisoformat(as_at), 1)) == expected


def test_a_published_figure_has_the_period_that_it_was_published_for() -> None:
    of = line([1], kind="published", frequency="annual", window="year_to_date")
    assert dated(of, Reading(dt.date(2023, 8, 31), 11, comment="2022/23", supplied=True)) == "2022/23"


def test_a_term_that_nobody_told_has_no_period() -> None:
    of = replace(line([1], frequency="termly", window="term"), readings=(), half_terms=half_terms())
    row = board_row(of, MARCH)
    assert (row.latest, row.period, row.previous, row.year_before) == ("Not reported", NOTHING, NOTHING, NOTHING)


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [(95, "", "95%"), (None, "to be confirmed", "To be confirmed"), (None, "below the DfE's national", "Below the DfE's national")],
)
def test_what_is_aimed_at(number: float | None, words: str, expected: str) -> None:
    of = line([90])
    assert aimed(of, Target("plans_20_weeks_rate", ALL, ALL, ALL, "value", None, None, number, words, 5, "the board")) == expected
    assert aimed(of, None) == NOTHING


def test_a_rating_in_words_and_shape() -> None:
    assert [rated(each, "higher") for each in ("met", "within", "below", "")] == [
        *("\u2714 At or above target", "\u25c6 Within tolerance", "\u2716 Below tolerance", ""),
    ]
    assert [rated(each, "lower") for each in ("met", "within", "below")] == [
        *("\u2714 At or below target", "\u25c6 Within tolerance", "\u2716 Above tolerance"),
    ]


def test_numbers_on_the_two_scorecards() -> None:
    assert [numbered(line([1], **each)) for each in ({"monthly": 7}, {"monthly": 0, "termly": 4}, {"monthly": 0})] == ["7", "T4", ""]


def test_the_day_that_a_figure_is_really_of_is_said() -> None:
    then = dt.date(2024, 1, 18)
    of = replace(line([1]), readings=(Reading(MARCH, 5, supplied=True, observed_on=then),))
    assert board_row(of, MARCH).note == "As at January 2024."
    of = replace(line([1]), readings=(Reading(MARCH, 5, supplied=True, observed_on=MARCH),))
    assert board_row(of, MARCH).note == ""


def test_a_difference_between_what_was_supplied_and_ours_is_flagged() -> None:
    ours = (Reading(MARCH, 67.07),)
    for told, flag in ((66.0, "Supplied; we work out 67.1%."), (67.1, ""), (67.0, "Supplied; we work out 67.1%.")):
        reading = Reading(MARCH, told, supplied=True)
        assert beside(replace(line([1]), readings=(reading,), ours=ours), reading) == flag
    waiting = Reading(MARCH, None, status="awaiting_data", supplied=True)
    said_so = "We work out 67.1%; the return says \u201cawaiting data\u201d."
    assert beside(replace(line([1]), readings=(waiting,), ours=ours), waiting) == said_so


def test_the_rate_behind_a_count_is_no_difference() -> None:
    of, reading = count_of("permanent_exclusion_rate", value=9, beside=0.02, supplied=True)
    assert beside(replace(of, readings=(reading,), ours=(Reading(MARCH, 9, beside=0.0249),)), reading) == ""
    assert beside(replace(of, readings=(reading,), ours=(Reading(MARCH, 8, beside=0.0249),)), reading) == "Supplied; we work out 8."


def test_a_row_has_what_the_table_shows() -> None:
    years = (Reading(dt.date(2023, 8, 31), 70),)
    of = replace(line([80, *[85] * 11, 91], target=95, tolerance=5), years=years, half_terms=half_terms())
    (row,) = board_rows([of], MARCH)
    assert (row.number, row.latest, row.period, row.previous, row.year_before) == ("7", "91.0%", "Mar\u00a02024", "85.0%", "80.0%")
    assert (row.target, row.rating, row.rated, row.wanted) == ("95%", "within", "\u25c6 Within tolerance", "\u25b2 higher")
    assert (row.last_year, row.england, row.trend[-1], len(row.trend)) == ("70.0% (2022/23)", NOTHING, 91, 13)
