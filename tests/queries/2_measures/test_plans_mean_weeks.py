"""plans_mean_weeks: mean weeks from the request to the plan, of the plans issued in the month."""

from make.rows import given


def issued(received: str, on: str, **more: object) -> dict[str, object]:
    return dict(received_date=received, assessment_outcome="Y", assessment_outcome_date=on, **more)


def test_twenty_weeks_and_thirty_weeks_make_twenty_five():
    refused = issued("2025-01-01", "2025-05-21") | dict(assessment_outcome="N")
    figures = given(assessments=[issued("2025-01-01", "2025-05-21"), issued("2024-10-23", "2025-05-21"), refused])
    assert figures("plans_mean_weeks", "2025-05-31") == (50, 2, 25)
    assert figures("plans_mean_weeks", "2025-04-30") == (0, 0, "z")


def test_days_are_added_up_before_they_are_made_weeks():
    figures = given(
        assessments=[issued("2025-05-01", "2025-05-02"), issued("2025-05-01", "2025-05-03"), issued("2025-05-01", "2025-05-05")]
    )
    assert figures("plans_mean_weeks", "2025-05-31") == (1, 3, 1 / 3)


def test_exceptions_count_and_exported_cases_and_overturned_refusals_do_not():
    figures = given(
        assessments=[
            issued("2025-01-01", "2025-05-21", week20=True),
            issued("2024-01-01", "2025-05-21", exported=True, closed_date="2025-06-01"),
            issued("2024-01-01", "2025-05-21", request_outcome="N", request_tribunal=True),
            issued("2024-01-01", "2025-05-21", request_outcome="H"),
        ]
    )
    assert figures("plans_mean_weeks", "2025-05-31") == (20, 1, 20)
