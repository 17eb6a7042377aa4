"""The words of the project that work something out: the as-at dates of which a return is sent."""

from __future__ import annotations

import datetime as dt

from scorecard import contract, reference


def test_the_as_at_dates_of_a_monthly_return_are_the_ends_of_months() -> None:
    casework = contract.load_return("casework")
    dates = casework.as_at_dates(dt.date(2023, 12, 31), dt.date(2024, 3, 30))
    assert dates == [dt.date(2023, 12, 31), dt.date(2024, 1, 31), dt.date(2024, 2, 29)]
    assert casework.as_at_dates(dt.date(2024, 3, 1), dt.date(2024, 3, 30)) == []


def test_the_as_at_dates_of_a_half_termly_return_are_those_of_the_calendar() -> None:
    dates = contract.load_return("inclusion").as_at_dates(dt.date(2023, 12, 31), dt.date(2024, 3, 31), reference.half_terms())
    assert dates == [dt.date(2023, 12, 31), dt.date(2024, 2, 15), dt.date(2024, 3, 31)]
