"""The words of the project that work something out: when a return is due, and as at which dates it is sent."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard import contract, reference
from scorecard.terms import Sender


@pytest.mark.parametrize(
    ("as_at", "days", "due"),
    [
        ("2024-03-31", 5, "2024-04-05"),  # a Sunday: Monday is the first working day
        ("2024-02-29", 5, "2024-03-07"),  # a Thursday, over a weekend
        ("2024-01-31", 10, "2024-02-14"),
        ("2024-08-31", 1, "2024-09-02"),  # a Saturday
        ("2024-05-31", 1, "2024-06-03"),  # a Friday
        ("2024-03-31", 0, "2024-03-31"),
    ],
)
def test_a_return_is_due_so_many_working_days_after_its_as_at_date(as_at: str, days: int, due: str) -> None:
    assert Sender("casework", "Team", days=days).due(dt.date.fromisoformat(as_at)) == dt.date.fromisoformat(due)


def test_where_nobody_says_by_when_nothing_is_due() -> None:
    assert Sender("casework", "Team").due(dt.date(2024, 3, 31)) is None


def test_a_team_sends_from_one_date_until_another_both_among_them() -> None:
    first, last = dt.date(2024, 1, 31), dt.date(2024, 3, 31)
    some, always = Sender("casework", "Team", first=first, last=last), Sender("casework", "Team")
    assert [some.sends(each) for each in (dt.date(2023, 12, 31), first, last, dt.date(2024, 4, 30))] == [False, True, True, False]
    assert always.sends(dt.date(1999, 1, 31))


def test_the_as_at_dates_of_a_monthly_return_are_the_ends_of_months() -> None:
    casework = contract.load_return("casework")
    dates = casework.as_at_dates(dt.date(2023, 12, 31), dt.date(2024, 3, 30))
    assert dates == [dt.date(2023, 12, 31), dt.date(2024, 1, 31), dt.date(2024, 2, 29)]
    assert casework.as_at_dates(dt.date(2024, 3, 1), dt.date(2024, 3, 30)) == []


def test_the_as_at_dates_of_a_half_termly_return_are_those_of_the_calendar() -> None:
    dates = contract.load_return("inclusion").as_at_dates(dt.date(2023, 12, 31), dt.date(2024, 3, 31), reference.half_terms())
    assert dates == [dt.date(2023, 12, 31), dt.date(2024, 2, 15), dt.date(2024, 3, 31)]
