"""assessments_agreed_count: requests agreed in the month."""

from make.rows import given


def test_a_request_counts_in_the_month_it_was_agreed():
    figures = given(
        requests=[
            dict(received_date="2024-12-01", request_outcome="Y", request_outcome_date="2025-01-31"),
            dict(received_date="2025-01-01", request_outcome="Y", request_outcome_date="2025-02-01"),
            dict(received_date="2025-01-01", request_outcome="N", request_outcome_date="2025-01-31"),
            dict(received_date="2025-01-01", request_outcome="A"),
        ]
    )
    assert figures("assessments_agreed_count", "2025-01-31") == 1
    assert figures("assessments_agreed_count", "2025-02-28") == 1


def test_an_exported_case_counts_and_a_historical_one_does_not():
    figures = given(
        assessments=[
            dict(request_outcome_date="2025-01-31", exported=True, closed_date="2025-03-01"),
            dict(request_outcome_date="2025-01-31", assessment_outcome="H"),
        ]
    )
    assert figures("assessments_agreed_count", "2025-01-31") == 1
