"""decision_6_weeks_due_rate: of the requests whose day 42 falls in the month, those decided by it."""

from make.rows import given

RECEIVED = "2025-01-01"  # day 42 is 12 February


def test_decided_on_day_42_is_in_time_and_later_or_never_is_not():
    figures = given(
        requests=[
            dict(received_date=RECEIVED, request_outcome="N", request_outcome_date="2025-02-12"),
            dict(received_date=RECEIVED, request_outcome="Y", request_outcome_date="2025-02-13"),
            dict(received_date=RECEIVED, request_outcome="Y", request_outcome_date="2025-03-05"),
            dict(received_date=RECEIVED, request_outcome="A"),
        ]
    )
    assert figures("decision_6_weeks_due_rate", "2025-02-28") == (1, 4, 25)
    assert figures("decision_6_weeks_due_rate", "2025-03-31") == (0, 0, "z")  # by due date, not by decision


def test_a_request_counts_in_the_month_of_its_day_42():
    figures = given(requests=[dict(received_date="2025-01-17"), dict(received_date="2025-01-18")])  # 28 February and 1 March
    assert figures("decision_6_weeks_due_rate", "2025-02-28") == (0, 1, 0)
    assert figures("decision_6_weeks_due_rate", "2025-03-31") == (0, 1, 0)


def test_withdrawn_by_day_42_is_left_out_and_withdrawn_after_it_is_not():
    figures = given(
        requests=[
            dict(received_date=RECEIVED, request_outcome="W", closed_date="2025-02-12"),
            dict(received_date=RECEIVED, request_outcome="W", closed_date="2025-02-13"),
        ],
        assessments=[
            dict(received_date=RECEIVED, request_outcome_date="2025-02-01", assessment_outcome="W", closed_date="2025-02-12"),
            dict(received_date=RECEIVED, request_outcome_date="2025-02-01", assessment_outcome="W", closed_date="2025-02-13"),
        ],
    )
    assert figures("decision_6_weeks_due_rate", "2025-02-28") == (1, 2, 50)


def test_a_case_marked_withdrawn_is_left_out_by_the_day_it_was_withdrawn_even_if_its_assessment_was_decided():
    decided = dict(
        received_date=RECEIVED, request_outcome="W", request_outcome_date=None, assessment_outcome="N", assessment_outcome_date="2025-02-10"
    )
    figures = given(assessments=[decided | dict(closed_date="2025-02-12"), decided | dict(closed_date="2025-02-13")])
    assert figures("decision_6_weeks_due_rate", "2025-02-28") == (0, 1, 0)


def test_exported_and_historical_cases_are_left_out():
    figures = given(
        requests=[dict(received_date=RECEIVED, exported=True, closed_date="2025-05-01"), dict(received_date=RECEIVED, request_outcome="H")]
    )
    assert figures("decision_6_weeks_due_rate", "2025-02-28") == (0, 0, "z")


def test_figures_start_42_days_into_the_window():
    assert given().dates("decision_6_weeks_due_rate")[0] == "2023-03-31"  # 1 January 2023 + 42 days = 12 February
