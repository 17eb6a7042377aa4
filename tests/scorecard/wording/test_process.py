"""The sentences under an SPC chart, each true of a series by hand."""

import datetime as dt

import pytest

from make.process import month_end, process
from scorecard import spc, wording
from scorecard.released import Point

STEADY = [
    50.0,
    52.0,
    49.0,
    51.0,
    48.0,
    50.0,
    53.0,
    49.0,
    50.0,
    52.0,
    48.0,
    51.0,
    49.0,
]  # ranges 31/12 on average: 50.15 ± 6.87, so 43.28 to 57.03
BACK = [60.0, 61, 60, 61, 60, 61, 52, 53, 54, 55, 56, 57, 58]
LOW_THEN_HIGH = [40.0, 42, 41, 43, 40, 44, 42, 49, 47, 48, 46, 48, 47, 49]  # the last seven are above the mean, 44.7


def said(values: list, unit: str = "percent", window: str = "month", denominator: float | None = None, **rules) -> list[str]:
    return wording.process_sentences(process(values, denominator, **rules), unit, window=window)


@pytest.mark.parametrize(
    ("values", "better", "first"),
    [
        (STEADY, "higher", "No change beyond normal variation for 13 months."),
        ([*STEADY, 80.0, 50.0, 51.0], "higher", "No change beyond normal variation for 2 months."),
        ([*STEADY, 80.0, 50.0], "higher", "No change beyond normal variation in March 2023."),
        ([*STEADY, None, 50.0], "higher", "No change beyond normal variation for 14 months, those without a figure left out."),
        ([*STEADY, 80.0], "higher", "February 2023 is above the upper limit of 59%: an improvement."),
        ([*STEADY, 80.0], "lower", "February 2023 is above the upper limit of 59%: a concern."),
        ([*STEADY, 80.0], "", "February 2023 is above the upper limit of 59%: a change."),
        ([*STEADY, 20.0], "higher", "February 2023 is below the lower limit of 41%: a concern."),
        (BACK, "higher", "Rising over 7 months running: an improvement."),
        ([100 - each for each in BACK], "higher", "Falling over 7 months running: a concern."),
        ([*BACK[:8], None, *BACK[8:]], "higher", "Rising over 7 months running, those without a figure left out: an improvement."),
        (LOW_THEN_HIGH, "higher", "7 months running above the average: an improvement."),
        ([90 - each for each in LOW_THEN_HIGH], "higher", "7 months running below the average: a concern."),
        ([*STEADY, 57.0, 52.0, 57.0], "higher", "2 of the last 3 months are near or beyond the upper limit: an improvement."),
        ([*STEADY, 56.0, 55.9, 56.2], "lower", "3 of the last 3 months are near or beyond the upper limit: a concern."),
    ],
)
def test_what_the_last_months_come_to(values: list, better: str, first: str) -> None:
    assert said(values, better=better)[0] == first


def test_a_longer_run_is_said_whole() -> None:
    assert said([*BACK[:6], 51.0, *BACK[6:]], better="higher")[0] == "Rising over 8 months running: an improvement."
    assert said([*LOW_THEN_HIGH[:7], 48.0, *LOW_THEN_HIGH[7:]], better="lower")[0] == "8 months running above the average: a concern."


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (95, "The target of 95% is outside what this process gives (43% to 57%): it will not be met without a change."),
        (57.5, "The target of 57.5% is outside what this process gives (43% to 57%): it will not be met without a change."),
        (57.3, "The target of 57.3% is outside what this process gives (43.3% to 57.0%): it will not be met without a change."),
        (30, "This process gives 43% to 57%: the target of 30% will be met, unless something changes."),
        (50, "The target of 50% is within what this process gives (43% to 57%): some months will meet it and others will not."),
        (57, "The target of 57% is within what this process gives (43.28% to 57.03%): some months will meet it and others will not."),
    ],
)
def test_whether_the_target_will_be_met(target: float, sentence: str) -> None:
    assert said(STEADY, better="higher", target=target)[1:] == [sentence]


def test_a_target_is_told_from_the_limits_by_as_many_decimals_as_it_takes() -> None:
    """An upper limit of 12.4 is not said as 12 beside a target of 12 that lies under it."""
    found = process([10, 11, 10, 11, 10, 11, 9, 10, 10, 11, 10, 10, 10.0], better="higher", target=12)
    assert found.limits is not None and 12 < found.limits.upper < 12.5
    assert "(8.0 to 12.4)" in wording.process_sentences(found, "count")[1]
    assert wording.expected(found, "count") == "8 to 12"


def test_limits_have_a_decimal_less_than_the_measure() -> None:
    found = process([7.31, 8.12, 7.64, 8.05, 7.2, 8.33])  # ranges 0.738 on average: 7.775 and 1.963 on either side
    assert wording.expected(found, "per 100 pupils", 2) == "5.8 to 9.7 per 100 pupils"
    assert wording.expected(found, "weeks", 1) == "6 to 10 weeks"
    assert wording.expected(process([7.31]), "weeks") == ""


def test_limits_are_said_no_further_than_the_measure_can_go() -> None:
    assert "(0 to 126)" in said([0, 40.0] * 7, "count", better="lower", target=20)[1]
    assert "(0% to 100%)" in said([1, 99.0] * 7, "percent", better="higher", target=20)[1]


def test_a_constant_series() -> None:
    assert said([95.0] * 13, better="higher", target=95)[1] == "The target of 95% is what this process gives."
    assert said([95.0] * 13, better="higher", target=97)[1].startswith("The target of 97% is outside what this process gives (95%):")


def test_without_a_direction_or_a_target_nothing_is_said_of_one() -> None:
    assert len(said(STEADY, target=95)) == len(said(STEADY, better="higher")) == 1


def test_trial_limits_say_so_and_nothing_of_a_change() -> None:
    found = said([*STEADY[:8], 90.0], better="higher", target=95)
    assert found == ["Trial limits: they rest on 9 months, and 13 are needed to tell a change from normal variation."]
    assert said([50.0], better="higher") == ["No limits yet: they need two months, and 13 to tell a change from normal variation."]
    assert said([]) == said([None]) == []


def test_a_rebase_is_said_with_its_date_and_reason() -> None:
    again = (spc.Rebase(dt.date(2023, 2, 1), "a new triage team. "),)
    found = said([*STEADY, *STEADY], better="higher", rebases=again)
    assert found == ["No change beyond normal variation for 13 months.", "Limits set anew from 1 February 2023: a new triage team."]
    assert said(STEADY, rebases=(spc.Rebase(month_end(30), "not yet"),)) == ["No change beyond normal variation for 13 months."]


def test_limits_that_were_fixed_say_so() -> None:
    assert said([*STEADY, 50.0], fix_after=13)[1] == "The limits rest on the first 13 months: later ones are judged by them."
    assert len(said(STEADY, fix_after=13)) == 1


def test_a_rate_on_few_cases_is_unsteady() -> None:
    few = said(STEADY, denominator=12)
    assert few[1].startswith("On average 12.0 cases stand behind each figure. So few swing it, and the limits are unsteady")
    assert len(said(STEADY, denominator=20)) == 1


def test_quarters_and_half_terms_are_called_by_their_names() -> None:
    quarters = tuple(
        Point(month_end(3 * place), None, None, value, "") for place, value in enumerate([*STEADY, 80.0])
    )  # a quarter is no gap of two months
    found = spc.process_of(quarters, spc.Rules("higher"))
    assert wording.process_sentences(found, "count", window="quarter")[0].startswith("The quarter to April 2025 is above")
    steady = spc.process_of(quarters[:-1])
    assert wording.process_sentences(steady, "count", window="quarter")[0] == "No change beyond normal variation for 13 quarters."
    last = wording.process_sentences(process([*STEADY, 80.0]), "count", window="half_term")[0]
    assert last.startswith("The half-term to 28 February 2023 is above")


def test_a_stock_that_is_told_by_quarter_counts_in_quarters_and_what_has_no_step_in_figures() -> None:
    stock = tuple(Point(month_end(3 * place), None, None, value, "") for place, value in enumerate([*STEADY, 50.0]) if place != 5)
    sentences = wording.process_sentences(spc.process_of(stock), "count")
    assert sentences[0] == "No change beyond normal variation for 13 quarters, those without a figure left out."
    at = [0, 4, 7, 12, 16, 19, 24, 28, 31, 36, 40, 43, 48]
    terms = tuple(Point(month_end(place), None, None, value, "") for place, value in zip(at, STEADY, strict=True))
    assert wording.process_sentences(spc.process_of(terms), "count")[0] == "No change beyond normal variation for 13 figures."
    assert wording.process_sentences(spc.process_of(terms), "count", window="term")[0].endswith("for 13 terms.")


def test_the_figures_a_sentence_rests_on_are_unrounded() -> None:
    """A point that rounds to the limit, and is beyond it, is told with a limit that shows it."""
    found = process([*STEADY, *STEADY, 57.3], better="higher")
    assert found.limits is not None and found.points[-1].cause == ""
    beyond = process([*STEADY, *STEADY, 58.0], better="higher")
    assert beyond.limits is not None and round(beyond.limits.upper) == 58 and beyond.points[-1].cause == "outside"
    assert wording.process_sentences(beyond, "percent")[0] == "March 2024 is above the upper limit of 57.8%: an improvement."
