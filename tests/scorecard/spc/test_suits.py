"""Which series have limits, and where they are unsteady."""

import pytest

from make.process import process
from scorecard import spc
from scorecard.released import WINDOWS


@pytest.mark.parametrize(
    ("window", "frequency"),
    [("month", ""), ("month", "monthly"), ("month", "quarterly"), ("quarter", ""), ("quarter", "quarterly"), ("half_term", "half_termly"),
     ("term", "termly"), ("term", "annual")],
)  # fmt: skip
def test_figures_of_a_time_of_their_own_suit(window: str, frequency: str) -> None:
    assert spc.suits(window, frequency) and spc.why_not(window, frequency) == ""


@pytest.mark.parametrize(
    ("window", "frequency", "said"),
    [
        ("year_to_date", "", "same point of last year"),
        ("year_to_date", "half_termly", "same point of last year"),
        ("rolling_12_months", "monthly", "shares 11"),
        ("term", "half_termly", "more often than the time that each covers"),
        ("quarter", "monthly", "more often"),
        ("month", "fortnightly", "more often"),
        ("", "", "not known"),
        ("since_1066", "", "not known"),
    ],
)
def test_others_do_not_and_the_page_can_say_why(window: str, frequency: str, said: str) -> None:
    assert not spc.suits(window, frequency) and said in spc.why_not(window, frequency)


def test_every_window_of_a_release_is_answered() -> None:
    assert {each: spc.suits(each) for each in WINDOWS} == {
        "month": True,
        "quarter": True,
        "year_to_date": False,
        "rolling_12_months": False,
    }


@pytest.mark.parametrize(
    ("denominator", "unit", "expected"),
    [(19.9, "percent", True), (20, "percent", False), (19, "weeks", True), (None, "count", False), (5, "plans", False), (5, "per 100 pupils", True)],
)  # fmt: skip
def test_a_rate_on_fewer_than_twenty_cases_is_unsteady(denominator: float | None, unit: str, expected: bool) -> None:
    assert spc.unsteady(process([50.0, 60.0, 40.0], denominator), unit) is expected


def test_the_mean_denominator_is_of_the_months_with_a_figure() -> None:
    assert process([50.0, None, 40.0], 10).cases == 10
    assert process([50.0, None, 40.0]).cases is None
