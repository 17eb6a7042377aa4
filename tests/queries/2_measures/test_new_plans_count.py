"""new_plans_count: plans that started in the month, but for those that came from another authority."""

from make.rows import given


def test_a_plan_counts_in_the_month_it_started_also_without_a_request():
    figures = given(plans=[dict(start_date="2025-05-01"), dict(start_date="2025-05-31", request_id=None), dict(start_date="2025-06-01")])
    assert figures("new_plans_count", "2025-05-31") == 2
    assert figures("new_plans_count", "2025-06-30") == 1
    assert figures("new_plans_count", "2025-04-30") == 0


def test_a_plan_that_moved_in_is_not_new_and_one_that_ceased_was():
    figures = given(
        plans=[
            dict(start_date="2025-05-01", moved_in_date="2025-05-20"),
            dict(start_date="2025-05-01", cease_date="2025-05-10", cease_reason="8"),
        ]
    )
    assert figures("new_plans_count", "2025-05-31") == 1
