"""plans_issued_count: plans issued in the month, by how long after the request."""

from make.rows import given


def issued(received: str, on: str, **more: object) -> dict[str, object]:
    return dict(received_date=received, assessment_outcome="Y", assessment_outcome_date=on, **more)


def test_days_140_and_364_end_their_bands():
    figures = given(
        as_at="2026-01-31",
        assessments=[
            issued("2025-01-01", "2025-05-21"),
            issued("2025-01-01", "2025-05-22"),
            issued("2025-01-01", "2025-12-31"),
            issued("2025-01-01", "2026-01-01"),
        ],
    )
    assert figures("plans_issued_count", "2025-05-31") == 2
    assert figures("plans_issued_count", "2025-05-31", detail="within_20_weeks") == 1
    assert figures("plans_issued_count", "2025-05-31", detail="20_to_52_weeks") == 1
    assert figures("plans_issued_count", "2025-12-31", detail="20_to_52_weeks") == 1
    assert figures("plans_issued_count", "2026-01-31", detail="over_52_weeks") == 1
    assert figures("plans_issued_count", "2025-06-30") == 0


def test_a_leap_years_29_february_counts_as_a_day():
    figures = given(assessments=[issued("2024-02-01", "2024-06-20"), issued("2024-02-01", "2024-06-21")])
    assert figures("plans_issued_count", "2024-06-30", detail="within_20_weeks") == 1
    assert figures("plans_issued_count", "2024-06-30", detail="20_to_52_weeks") == 1


def test_a_plan_after_an_overturned_refusal_counts_and_a_refused_or_historical_one_does_not():
    figures = given(
        assessments=[
            issued("2025-01-01", "2025-05-21", request_outcome="N", request_tribunal=True),
            issued("2025-01-01", "2025-05-21", request_outcome="H"),
            issued("2025-01-01", "2025-05-21") | dict(assessment_outcome="N"),
            issued("2025-01-01", "2025-05-21") | dict(assessment_outcome="H"),
        ]
    )
    assert figures("plans_issued_count", "2025-05-31") == 1
