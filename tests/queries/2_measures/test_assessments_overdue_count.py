"""assessments_overdue_count: requests open after day 140, but for those that went to tribunal."""

from make.rows import given


def test_day_140_is_not_overdue_and_day_141_is():
    figures = given(requests=[dict(received_date="2025-01-11"), dict(received_date="2025-01-10")])  # day 140: 31 and 30 May
    assert figures("assessments_overdue_count", "2025-04-30") == 0
    assert figures("assessments_overdue_count", "2025-05-31") == 1
    assert figures("assessments_overdue_count", "2025-06-30") == 2


def test_29_february_is_a_day_of_the_twenty_weeks():
    figures = given(requests=[dict(received_date="2024-02-10"), dict(received_date="2024-02-11")])  # day 140: 29 and 30 June 2024
    assert figures("assessments_overdue_count", "2024-06-30") == 1


def test_tribunal_at_either_stage_is_left_out_and_overturned_at_mediation_stays_in():
    late = dict(received_date="2025-01-01")
    figures = given(
        requests=[late | dict(request_tribunal=True)],
        assessments=[
            late | dict(request_outcome="N", request_tribunal=True),
            late | dict(assessment_tribunal=True),
            late | dict(request_outcome="N", request_mediation=True),
            late | dict(assessment_mediation=True),
        ],
    )
    assert figures("assessments_overdue_count", "2025-06-30") == 2


def test_what_has_closed_is_not_overdue_and_exceptions_and_cases_not_yet_exported_are():
    late = dict(received_date="2025-01-01")
    figures = given(
        requests=[late | dict(exported=True, closed_date="2025-06-10"), late | dict(request_outcome="H")],
        assessments=[late | dict(assessment_outcome="Y", assessment_outcome_date="2025-06-30"), late | dict(week20=True)],
    )
    assert figures("assessments_overdue_count", "2025-05-31") == 3
    assert figures("assessments_overdue_count", "2025-06-30") == 1
