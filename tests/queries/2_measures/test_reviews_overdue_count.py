"""reviews_overdue_count: reviews of plans maintained that are past their due date without a decision."""

from make.rows import given


def test_the_due_date_is_not_overdue_and_the_day_after_is():
    figures = given(annual_reviews=[dict(due_date="2025-05-30"), dict(due_date="2025-05-31")])
    assert figures("reviews_overdue_count", "2025-05-31") == 1
    assert figures("reviews_overdue_count", "2025-06-30") == 2
    assert figures("reviews_overdue_count", "2025-04-30") == 0


def test_the_decision_completes_a_review_not_its_meeting():
    figures = given(annual_reviews=[dict(due_date="2025-03-31", meeting_date="2025-04-01", decision="amend", decision_date="2025-05-31")])
    assert figures("reviews_overdue_count", "2025-04-30") == 1
    assert figures("reviews_overdue_count", "2025-05-31") == 0


def test_a_later_review_that_was_held_overtakes_it():
    figures = given(
        annual_reviews=[
            dict(plan_id="P1", due_date="2024-03-31"),
            dict(plan_id="P1", due_date="2025-03-31", meeting_date="2025-05-31"),
        ]
    )
    assert figures("reviews_overdue_count", "2025-04-30") == 2
    assert figures("reviews_overdue_count", "2025-05-31") == 1  # the later one still has no decision


def test_a_review_due_the_same_day_or_of_another_plan_does_not_overtake_it():
    held = dict(meeting_date="2025-05-10", decision="maintain", decision_date="2025-05-10")
    figures = given(
        annual_reviews=[
            dict(plan_id="P1", due_date="2025-03-31"),
            held | dict(plan_id="P1", due_date="2025-03-31"),
            held | dict(plan_id="P2", due_date="2025-04-30"),
        ]
    )
    assert figures("reviews_overdue_count", "2025-05-31") == 1


def test_a_plan_that_is_not_maintained_has_no_review_overdue():
    figures = given(
        annual_reviews=[dict(due_date="2025-03-31", cease_date="2025-05-30", cease_reason="2", area="North"), dict(due_date="2025-03-31")]
    )
    assert figures("reviews_overdue_count", "2025-04-30", area="North") == 1
    assert figures("reviews_overdue_count", "2025-05-31", area="North") is None
    assert figures("reviews_overdue_count", "2025-05-31") == 1
