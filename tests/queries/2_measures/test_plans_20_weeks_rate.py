"""plans_20_weeks_rate: of the month's plans, those issued within 140 days, exceptions included."""

from make.rows import given


def issued(received: str, on: str, **more: object) -> dict[str, object]:
    return dict(received_date=received, assessment_outcome="Y", assessment_outcome_date=on, **more)


def test_day_140_is_in_time_and_day_141_is_late():
    figures = given(
        assessments=[
            issued("2025-01-01", "2025-05-21", primary_need="ASD", area="North"),
            issued("2025-01-01", "2025-05-22", primary_need="SEMH", area="North"),
            issued("2025-01-01", "2025-05-21") | dict(assessment_outcome="N"),
        ]
    )
    assert figures("plans_20_weeks_rate", "2025-05-31") == (1, 2, 50)
    assert figures("plans_20_weeks_rate", "2025-05-31", primary_need="ASD", area="North") == (1, 1, 100)
    assert figures("plans_20_weeks_rate", "2025-05-31", primary_need="SEMH") == (0, 1, 0)
    assert figures("plans_20_weeks_rate", "2025-04-30") == (0, 0, "z")


def test_29_february_is_a_day_of_the_twenty_weeks():
    figures = given(assessments=[issued("2024-02-01", "2024-06-20"), issued("2024-02-01", "2024-06-21")])
    assert figures("plans_20_weeks_rate", "2024-06-30") == (1, 2, 50)


def test_a_statutory_exception_counts_like_any_plan():
    figures = given(assessments=[issued("2025-01-01", "2025-05-22", week20=True)])
    assert figures("plans_20_weeks_rate", "2025-05-31") == (0, 1, 0)


def test_the_clock_stops_when_the_plan_is_issued_not_when_it_says_it_starts():
    figures = given(
        assessments=[issued("2025-01-01", "2025-05-22", request_id="R1")], plans=[dict(request_id="R1", start_date="2025-05-01")]
    )
    assert figures("plans_20_weeks_rate", "2025-05-31") == (0, 1, 0)


def test_exported_cases_overturned_refusals_and_historical_cases_are_left_out():
    figures = given(
        assessments=[
            issued("2025-01-01", "2025-05-21", exported=True, closed_date="2025-06-01"),
            issued("2025-01-01", "2025-05-21", request_outcome="N", request_mediation=True),
            issued("2025-01-01", "2025-05-21", request_outcome="H"),
        ]
    )
    assert figures("plans_20_weeks_rate", "2025-05-31") == (0, 0, "z")
