"""reviews_in_time_rate: of the reviews due in the month, those decided by their due date."""

from make.rows import given


def test_decided_on_the_due_date_is_in_time_and_later_or_never_is_not():
    due = dict(due_date="2025-05-31", meeting_date="2025-05-01")
    figures = given(
        annual_reviews=[
            due | dict(decision="maintain", decision_date="2025-05-31"),
            due | dict(decision="maintain", decision_date="2025-06-01"),
            due,
            due | dict(decision="amend", decision_date="2025-05-02"),
            dict(due_date="2025-06-01"),
            dict(due_date="2025-09-30"),
        ]
    )
    assert figures("reviews_in_time_rate", "2025-05-31") == (2, 4, 50)
    assert figures("reviews_in_time_rate", "2025-06-30") == (0, 1, 0)
    assert figures("reviews_in_time_rate", "2025-04-30") == (0, 0, "z")


def test_a_review_counts_if_the_plan_was_maintained_on_its_due_date():
    due = dict(due_date="2025-05-15")
    figures = given(
        annual_reviews=[
            due | dict(cease_date="2025-05-15", cease_reason="2", area="North"),
            due | dict(cease_date="2025-05-14", cease_reason="2"),
            due | dict(moved_in_date="2025-05-15", area="North"),
            due | dict(moved_in_date="2025-05-16"),
        ]
    )
    assert figures("reviews_in_time_rate", "2025-05-31") == (0, 2, 0)
    assert figures("reviews_in_time_rate", "2025-05-31", area="North") == (0, 2, 0)
    assert figures("reviews_in_time_rate", "2025-05-31", area="Unknown") is None
