"""refusal_to_issue_16_weeks_rate: of the month's refusals to issue a plan, those made within 112 days."""

from make.rows import given


def refused(received: str, on: str, **more: object) -> dict[str, object]:
    return dict(received_date=received, assessment_outcome="N", assessment_outcome_date=on, **more)


def test_day_112_is_in_time_and_day_113_is_late():
    figures = given(
        assessments=[
            refused("2025-01-01", "2025-04-23"),
            refused("2025-01-01", "2025-04-24"),
            refused("2025-01-01", "2025-04-23") | dict(assessment_outcome="Y"),
        ]
    )
    assert figures("refusal_to_issue_16_weeks_rate", "2025-04-30") == (1, 2, 50)
    assert figures("refusal_to_issue_16_weeks_rate", "2025-05-31") == (0, 0, "z")


def test_29_february_is_a_day_of_the_sixteen_weeks():
    figures = given(assessments=[refused("2024-02-01", "2024-05-23"), refused("2024-02-01", "2024-05-24")])
    assert figures("refusal_to_issue_16_weeks_rate", "2024-05-31") == (1, 2, 50)


def test_exported_cases_overturned_refusals_and_historical_cases_are_left_out():
    figures = given(
        assessments=[
            refused("2025-01-01", "2025-04-23", exported=True, closed_date="2025-05-01"),
            refused("2025-01-01", "2025-04-23", request_outcome="N", request_tribunal=True),
            refused("2025-01-01", "2025-04-23", request_outcome="H"),
        ]
    )
    assert figures("refusal_to_issue_16_weeks_rate", "2025-04-30") == (0, 0, "z")
