"""decision_6_weeks_rate: of the month's decisions, those made within 42 days."""

from make.rows import given


def test_day_42_is_in_time_and_day_43_is_late():
    figures = given(
        requests=[
            dict(received_date="2025-01-01", request_outcome="Y", request_outcome_date="2025-02-12"),
            dict(received_date="2025-01-01", request_outcome="N", request_outcome_date="2025-02-13"),
        ]
    )
    assert figures("decision_6_weeks_rate", "2025-02-28") == (1, 2, 50)
    assert figures("decision_6_weeks_rate", "2025-03-31") == (0, 0, "z")


def test_29_february_is_a_day_of_the_six_weeks():
    figures = given(
        requests=[
            dict(received_date="2024-01-31", request_outcome="Y", request_outcome_date="2024-03-13"),
            dict(received_date="2024-01-31", request_outcome="Y", request_outcome_date="2024-03-14"),
        ]
    )
    assert figures("decision_6_weeks_rate", "2024-03-31") == (1, 2, 50)


def test_an_overturned_refusal_counts_by_its_first_decision():
    figures = given(
        assessments=[
            dict(received_date="2025-01-01", request_outcome="N", request_outcome_date="2025-02-12", assessment_outcome="Y")
            | dict(assessment_outcome_date="2025-06-20", request_tribunal=True)
        ]
    )
    assert figures("decision_6_weeks_rate", "2025-02-28") == (1, 1, 100)


def test_exported_and_historical_cases_and_those_without_a_decision_leave_both_sides():
    figures = given(
        requests=[
            dict(request_outcome="Y", request_outcome_date="2025-02-12", exported=True, closed_date="2025-03-01"),
            dict(request_outcome="H", request_outcome_date="2025-02-12"),
            dict(request_outcome="W", request_outcome_date="2025-02-12", closed_date="2025-02-12"),
            dict(request_outcome="A"),
        ]
    )
    assert figures("decision_6_weeks_rate", "2025-02-28") == (0, 0, "z")
