"""officer_change_rate: of the plans maintained since before the month, those that got another case officer in it."""

from make.rows import given


def test_from_the_months_first_day_to_its_last_is_a_change_in_it():
    since = ("2025-06-01", "2025-06-30", "2025-05-31", None)
    figures = given(plans=[dict(case_officer_id="O1", case_officer_since=date) for date in since])
    assert figures("officer_change_rate", "2025-06-30") == (2, 4, 50)
    assert figures.dates("officer_change_rate") == ["2025-06-30"]


def test_a_plan_that_started_or_moved_in_this_month_or_ceased_is_left_out():
    changed = dict(case_officer_id="O1", case_officer_since="2025-06-02")
    figures = given(
        plans=[
            changed | dict(start_date="2025-05-31"),
            changed | dict(start_date="2025-06-01"),
            changed | dict(start_date="2020-01-01", moved_in_date="2025-06-01"),
            changed | dict(cease_date="2025-06-29", cease_reason="2"),
        ]
    )
    assert figures("officer_change_rate", "2025-06-30") == (1, 1, 100)


def test_no_plan_from_before_the_month_is_not_applicable():
    assert given(plans=[dict(start_date="2025-06-01")])("officer_change_rate", "2025-06-30") == (0, 0, "z")
