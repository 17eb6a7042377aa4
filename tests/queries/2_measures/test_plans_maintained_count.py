"""plans_maintained_count: plans maintained at the month end."""

from make.rows import given


def test_a_plan_is_maintained_from_the_day_it_starts_to_the_last_day_it_is_maintained():
    figures = given(
        plans=[
            dict(start_date="2025-03-31", cease_date="2025-05-31", cease_reason="2"),
            dict(start_date="2025-04-01", cease_date="2025-05-30", cease_reason="2"),
        ]
    )
    kept = {
        date: figures("plans_maintained_count", date) for date in ("2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30")
    }
    assert kept == {"2025-02-28": 0, "2025-03-31": 1, "2025-04-30": 2, "2025-05-31": 1, "2025-06-30": 0}


def test_a_plan_that_moved_in_is_ours_from_that_day():
    figures = given(plans=[dict(start_date="2020-01-01", moved_in_date="2025-05-01")])
    assert figures("plans_maintained_count", "2025-04-30") == 0
    assert figures("plans_maintained_count", "2025-05-31") == 1


def test_a_plan_to_cease_later_is_maintained_and_counts_by_its_own_need_and_its_childs_area():
    figures = given(plans=[dict(cease_date="2025-12-31", cease_reason="1", primary_need="HI", area="North"), dict(primary_need="HI")])
    assert figures("plans_maintained_count", "2025-06-30", primary_need="HI") == 2
    assert figures("plans_maintained_count", "2025-06-30", primary_need="HI", area="North") == 1
    assert figures("plans_maintained_count", "2025-06-30", area="Unknown") == 1
