"""rising_5_plans_count: children who start Reception next September with a plan maintained."""

from make.rows import given

PLAN = dict(start_date="2023-01-01")


def test_born_from_1_september_to_31_august_and_the_year_turns_on_1_september():
    births = ("2019-08-31", "2019-09-01", "2020-02-29", "2020-08-31", "2020-09-01")
    figures = given(as_at="2024-09-30", plans=[PLAN | dict(birth_date=birth) for birth in births])
    assert figures("rising_5_plans_count", "2023-08-31") == 1  # born 31 August 2019
    assert figures("rising_5_plans_count", "2023-09-30") == 3
    assert figures("rising_5_plans_count", "2024-08-31") == 3
    assert figures("rising_5_plans_count", "2024-09-30") == 1


def test_a_child_with_two_plans_counts_once_and_there_is_no_breakdown():
    plan = dict(start_date="2023-01-01", person_id="C1")
    figures = given(as_at="2024-08-31", plans=[plan | dict(birth_date="2020-01-01"), plan])
    assert figures("rising_5_plans_count", "2024-08-31") == 1
    assert {cell[1:] for cell in figures.cube("rising_5_plans_count")} == {("All",) * 5}


def test_a_plan_that_ceased_or_has_not_started_does_not_count():
    child = dict(birth_date="2020-01-01")
    figures = given(
        as_at="2024-08-31", plans=[PLAN | child | dict(cease_date="2024-07-30", cease_reason="5"), child | dict(start_date="2024-08-01")]
    )
    assert figures("rising_5_plans_count", "2024-06-30") == 1
    assert figures("rising_5_plans_count", "2024-07-31") == 0
    assert figures("rising_5_plans_count", "2024-08-31") == 1
