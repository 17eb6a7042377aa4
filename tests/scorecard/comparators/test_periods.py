"""Periods: what the Department writes, what it is, and its last day."""

import datetime as dt

import pytest

from scorecard.comparators import periods


@pytest.mark.parametrize(
    ("time_period", "identifier", "window", "label", "as_at"),
    [
        ("2024", "Calendar year", "calendar_year", "2024", dt.date(2024, 12, 31)),
        ("202425", "Academic year", "academic_year", "2024/25", dt.date(2025, 8, 31)),
        ("2024/25", "Academic year", "academic_year", "2024/25", dt.date(2025, 8, 31)),
        ("199900", "Academic year", "academic_year", "1999/00", dt.date(2000, 8, 31)),
        ("202324", "Autumn term", "term", "Autumn term 2023/24", dt.date(2023, 12, 31)),
        ("202324", "Spring term", "term", "Spring term 2023/24", dt.date(2024, 3, 31)),
        ("202324", "Summer term", "term", "Summer term 2023/24", dt.date(2024, 8, 31)),
        ("202223", "Academic year", "january_snapshot", "January 2023", dt.date(2023, 1, 31)),
        ("2023", "January", "january_snapshot", "January 2023", dt.date(2023, 1, 31)),
        # The interactive tool has no identifier: the measure's kind of year rules.
        ("2022", None, "academic_year", "2021/22", dt.date(2022, 8, 31)),
        ("2021/22", None, "academic_year", "2021/22", dt.date(2022, 8, 31)),
        ("2022", None, "calendar_year", "2022", dt.date(2022, 12, 31)),
        ("2023", None, "january_snapshot", "January 2023", dt.date(2023, 1, 31)),
    ],
)
def test_a_period_and_its_last_day(time_period: str, identifier: str | None, window: str, label: str, as_at: dt.date) -> None:
    assert periods.read(time_period, identifier, window) == (label, as_at)


@pytest.mark.parametrize(("identifier", "window"), [("Autumn term", "academic_year"), ("Academic year", "term"), ("Week 12", "term")])
def test_a_period_of_another_window_is_none(identifier: str, window: str) -> None:
    assert periods.read("202324", identifier, window) is None


@pytest.mark.parametrize(
    ("time_period", "identifier", "window"),
    [
        ("2014-16", None, "calendar_year"),
        ("202426", "Academic year", "academic_year"),
        ("2024", "Academic year", "academic_year"),
        ("202425", "Calendar year", "calendar_year"),
        ("last year", "Calendar year", "calendar_year"),
        ("", None, "academic_year"),
    ],
)
def test_what_is_no_such_period_is_refused(time_period: str, identifier: str | None, window: str) -> None:
    with pytest.raises(ValueError, match="year"):
        periods.read(time_period, identifier, window)
