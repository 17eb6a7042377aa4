"""reviews_backlog_count: reviews of plans maintained that were held and have not come to their end."""

from make.rows import given


def test_held_on_the_date_counts_and_held_after_it_or_not_at_all_does_not():
    figures = given(annual_reviews=[dict(meeting_date="2025-05-31"), dict(meeting_date="2025-06-01"), dict()])
    assert figures("reviews_backlog_count", "2025-04-30") == 0
    assert figures("reviews_backlog_count", "2025-05-31") == 1
    assert figures("reviews_backlog_count", "2025-06-30") == 2


def test_a_decision_to_maintain_or_cease_ends_a_review_and_one_to_amend_does_not():
    decided = dict(meeting_date="2025-04-10", decision_date="2025-05-31")
    figures = given(annual_reviews=[decided | dict(decision=decision, area=decision) for decision in ("maintain", "cease", "amend")])
    assert figures("reviews_backlog_count", "2025-04-30") == 3
    assert figures("reviews_backlog_count", "2025-05-31") == 1
    assert figures("reviews_backlog_count", "2025-05-31", area="amend") == 1


def test_an_amended_plan_made_final_ends_a_review_that_day():
    figures = given(
        annual_reviews=[dict(meeting_date="2025-04-10", decision="amend", decision_date="2025-05-01", finalised_date="2025-05-31")]
    )
    assert figures("reviews_backlog_count", "2025-04-30") == 1
    assert figures("reviews_backlog_count", "2025-05-31") == 0


def test_a_plan_that_is_not_maintained_has_no_review_to_finish():
    held = dict(meeting_date="2025-04-10")
    figures = given(
        annual_reviews=[held | dict(cease_date="2025-05-30", cease_reason="2"), held | dict(cease_date="2025-05-31", cease_reason="2")]
    )
    assert figures("reviews_backlog_count", "2025-05-31") == 1
    assert figures("reviews_backlog_count", "2025-06-30") == 0
