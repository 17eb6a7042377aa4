"""closed_otherwise_count: requests closed in the month without a decision here, withdrawn or moved away."""

from make.rows import given


def test_withdrawn_at_either_stage_and_moved_away_count_in_the_month_they_closed():
    figures = given(
        requests=[dict(request_outcome="W", closed_date="2025-05-01"), dict(exported=True, closed_date="2025-05-31")],
        assessments=[dict(assessment_outcome="W", closed_date="2025-05-15"), dict(exported=True, closed_date="2025-06-01")],
    )
    assert figures("closed_otherwise_count", "2025-05-31") == 3
    assert figures("closed_otherwise_count", "2025-06-30") == 1
    assert figures("closed_otherwise_count", "2025-04-30") == 0


def test_a_case_that_was_decided_here_does_not_count_also_if_the_child_moved_away_that_day():
    away = dict(exported=True, closed_date="2025-05-10")
    figures = given(
        requests=[away | dict(request_outcome="N", request_outcome_date="2025-05-10")],
        assessments=[away | dict(assessment_outcome=outcome, assessment_outcome_date="2025-05-10") for outcome in "YN"],
    )
    assert figures("closed_otherwise_count", "2025-05-31") == 0


def test_open_and_historical_cases_do_not_count():
    figures = given(requests=[dict(request_outcome="H", exported=True, closed_date="2025-01-10"), dict(request_outcome="A")])
    assert [figures("closed_otherwise_count", date) for date in ("2025-01-31", "2025-06-30")] == [0, 0]
