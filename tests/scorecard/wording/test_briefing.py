"""A briefing's words: figures and signs, targets, verdicts and notices, in plain sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from make.exceptional import MARCH, line
from scorecard.released import Public, Reading
from scorecard.terms import Entry, Recommendation
from scorecard.wording import board_row, briefing


def row(*values: float | None, **about: object):
    return board_row(line(values, **about), MARCH)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (Reading(MARCH, 67.12), "67.1%"),
        (Reading(MARCH, None, sign="c"), "Suppressed (c)"),
        (Reading(MARCH, None, status="suppressed", supplied=True), "Suppressed (c)"),
        (Reading(MARCH, None, 3, 7, "u"), "Low reliability (u): 3 of 7"),
        (Reading(MARCH, None, sign="z"), "Not applicable"),
        (Reading(MARCH, None, status="awaiting_data", supplied=True), "Awaiting data"),
    ],
)
def test_a_figure_or_the_sign_in_its_place(reading: Reading, said: str) -> None:
    assert briefing.told(line([1]), reading) == said


@pytest.mark.parametrize(
    ("value", "about", "said"),
    [
        (96, {}, "The target is 90%: it is met."),
        (87, {}, "The target is 90%: it is nearly met, and within tolerance."),
        (50, {}, "The target is 90%: it is not met. The figure is too low, by more than the tolerance allows."),
        (99, {"better": "lower"}, "The target is 90%: it is not met. The figure is too high, by more than the tolerance allows."),
        (50, {"target": None}, ""),
    ],
)
def test_how_a_figure_stands_to_its_target(value: float, about: dict, said: str) -> None:
    assert briefing.aim(row(value, **about)) == said


def test_a_real_change_is_a_special_cause_since_then() -> None:
    steady = [60, 62] * 8
    assert briefing.verdict(row(*steady), dt.date(2024, 2, 29)) == briefing.NO_REAL_CHANGE
    assert briefing.verdict(row(*steady, 95), dt.date(2024, 2, 29)) == briefing.REAL_CHANGE
    assert briefing.verdict(row(60, 95), dt.date(2024, 2, 29)) == briefing.NOT_JUDGED
    assert briefing.verdict(row(*steady, None), dt.date(2024, 1, 31)) == briefing.NOT_JUDGED, "no figure now"


def test_what_has_no_figure_says_no_more_than_that() -> None:
    assert briefing.drafted(row(*[60, 62] * 8, None), ()) == "New plans within 20 weeks: not reported in Mar\u00a02024."


def test_a_partners_remark_is_for_officers() -> None:
    told = row(50)
    assert "secret" not in briefing.drafted(
        type(told)(**{**told.__dict__, "reading": told.reading._replace(comment="secret", supplied=True)}), ()
    )


def test_the_rule_in_force_is_said_with_the_key() -> None:
    assert "counts of 1 to 9 are suppressed" in briefing.rule(Public(10)) and "c = suppressed" in briefing.rule(Public(10))


def test_how_a_recommendation_stands() -> None:
    asked = Recommendation("1", dt.date(2024, 1, 1), "Scrutiny", "Do it", "A team", dt.date(2024, 2, 1), "", "open", "")
    assert briefing.answered(asked, dt.date(2024, 2, 1)) == "Open" and briefing.answered(asked, dt.date(2024, 2, 2)) == "Open, and overdue"


def test_notices_say_when_and_never_what_is_hidden() -> None:
    act = Entry(1, dt.datetime(2024, 6, 4, 9), "A. Steward", "withdrawn", "r0007", "Two children at one school.")
    assert briefing.withdrawn(act) == "Release r0007, which these figures are of, was withdrawn on 4 June 2024: Two children at one school."
    assert "4 June 2024" in briefing.hidden(act) and "school" not in briefing.hidden(act)
    assert briefing.revised(dt.date(2024, 6, 4), 1).startswith("Figures were revised on 4 June 2024: 1 figure is told otherwise now.")
