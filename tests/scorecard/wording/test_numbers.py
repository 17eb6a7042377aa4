"""Numbers and dates in words: rounded once, half away from zero."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.figures import point
from scorecard import wording
from scorecard.measure import measures


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (12.25, 1, "12.3"),  # Python's round gives 12.2
        (0.05, 1, "0.1"),
        (2.5, 0, "3"),
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (-12.25, 1, "-12.3"),
        (2.675, 2, "2.68"),  # the float is a little less; as it prints, it is a half
        (1.005, 2, "1.01"),
        (67.0731707317, 1, "67.1"),
        (99.95, 1, "100.0"),
        (99.94999, 1, "99.9"),
        (1e-9, 1, "0.0"),
        (-0.04, 1, "0.0"),
        (100 * 49 / 400, 1, "12.3"),
        (100 * 53 / 2000, 1, "2.7"),
    ],
)
def test_half_goes_away_from_zero(value: float, places: int, expected: str) -> None:
    assert str(wording.rounded(value, places)) == expected


@given(st.integers(-10_000, 10_000), st.integers(1, 5_000))
def test_a_rate_rounds_as_it_does_by_hand(numerator: int, denominator: int) -> None:
    exact = Decimal(100 * abs(numerator)) / Decimal(denominator)
    whole, rest = divmod(100 * abs(numerator) * 10, denominator)
    by_hand = Decimal(whole + (2 * rest >= denominator)) / 10
    found = wording.rounded(100 * numerator / denominator)
    assert abs(found) == by_hand, f"{exact} is rounded to {found}"
    assert found == 0 or (found > 0) == (numerator > 0)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1234, "count", "1,234"),
        (0, "count", "0"),
        (67.0731, "percent", "67.1%"),
        (100, "percent", "100.0%"),
        (23.75, "weeks", "23.8 weeks"),
        (1, "weeks", "1.0 weeks"),
        (3.25, "fte", "3.3 FTE"),
        (7.4749, "per 100 pupils", "7.5 per 100 pupils"),
        (147.4, "plans", "147.4 plans"),
    ],
)
def test_a_number_has_its_unit(value: float, unit: str, expected: str) -> None:
    assert wording.number(value, unit) == expected


def test_a_measure_has_as_many_decimals_as_its_return_says() -> None:
    assert wording.number(2.675, "percent", 2) == "2.68%" and wording.number(5, "per 100 pupils", 2) == "5.00 per 100 pupils"
    assert wording.number(1234, "count", 2) == "1,234" and wording.number(3.25, "fte", 2) == "3.3 FTE"


def test_a_unit_s_words_are_left_out_where_its_name_stands_beside() -> None:
    known = {each.measure_id: each for each in measures()}
    assert wording.bare(7.4749, known["suspension_rate"]) == "7.47"
    assert wording.bare(37.191, known["persistent_absence_rate"]) == "37.19%"
    assert [wording.without_words(each) for each in ("147.4 plans", "1,234", "z")] == ["147.4", "1,234", "z"]


def test_two_counts_are_whole_unless_they_are_not() -> None:
    assert wording.counts(point("2024-03", 55, 1082)) == "55 of 1,082"
    assert wording.counts(point("2024-03", 11.25, 18)) == "11.3 of 18.0"
    assert wording.counts(point("2024-03", None)) == wording.counts(None) == "x"


def test_a_sign_stands_in_place_of_a_value() -> None:
    assert wording.shown(point("2024-03", 55, 82), "percent") == "67.1%"
    assert wording.shown(point("2024-03", 0, 0), "percent") == "z"
    assert wording.shown(None, "percent") == "x"
    assert wording.shown(point("2024-03", 0), "count") == "0"


def test_the_key_names_only_the_signs_that_are_there() -> None:
    assert wording.signs_used(["67.1%", "z", "z"]) == "z = not applicable"
    assert wording.signs_used(["x", "z"]) == "z = not applicable; x = not available"
    assert wording.signs_used(["1", "2"]) == ""


def test_things_are_counted() -> None:
    assert [wording.count(n, "plan", "plans") for n in (0, 1, 2, 1234)] == ["no plans", "1 plan", "2 plans", "1,234 plans"]


def test_a_half_term_is_named_by_its_last_day() -> None:
    ends = dt.date(2024, 2, 15)
    assert wording.period(ends, "half_term") == "15 February 2024"
    assert wording.period_before(dt.date(2023, 2, 15), ends, "half_term") == "the same point last school year"
    assert (wording.short_date(ends, "half_term"), wording.short_date(ends, "month")) == ("15\u00a0Feb\u00a02024", "Feb\u00a02024")


def test_dates() -> None:
    march, december = dt.date(2024, 3, 31), dt.date(2023, 12, 31)
    assert (wording.day(march), wording.month(march), wording.short_month(march)) == ("31 March 2024", "March 2024", "Mar\u00a02024")
    assert wording.since(dt.date(2024, 2, 29), march) == "February"
    assert wording.since(december, march) == "December 2023"
    assert wording.months(december, march) == "December 2023 to March 2024"
    assert wording.months(march, march) == "March 2024"
