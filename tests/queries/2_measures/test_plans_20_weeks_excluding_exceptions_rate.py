"""plans_20_weeks_excluding_exceptions_rate: of the month's plans without a statutory exception, those issued within 140 days."""

from make.rows import given

MEASURE = "plans_20_weeks_excluding_exceptions_rate"


def issued(on: str, **more: object) -> dict[str, object]:
    return dict(received_date="2025-01-01", assessment_outcome="Y", assessment_outcome_date=on, **more)


def test_exceptions_leave_both_sides():
    figures = given(
        assessments=[
            issued("2025-05-21"),
            issued("2025-05-22"),
            issued("2025-05-21", week20=True),
            issued("2025-05-22", week20=True),
            issued("2025-05-21") | dict(assessment_outcome="N"),
        ]
    )
    assert figures(MEASURE, "2025-05-31") == (1, 2, 50)
    assert figures("plans_20_weeks_rate", "2025-05-31") == (2, 4, 50)


def test_a_cohort_of_exceptions_alone_is_there_and_not_applicable():
    figures = given(assessments=[issued("2025-05-21", week20=True, phase="secondary"), issued("2025-05-21", phase="primary")])
    assert figures(MEASURE, "2025-05-31", phase="secondary") == (0, 0, "z")
    assert figures(MEASURE, "2025-05-31", phase="primary") == (1, 1, 100)
    assert figures(MEASURE, "2025-05-31", phase="post_16") is None


def test_exported_cases_and_overturned_refusals_are_not_there_at_all():
    figures = given(
        assessments=[
            issued("2025-05-21", exported=True, closed_date="2025-06-01"),
            issued("2025-05-21", request_outcome="N", request_tribunal=True),
            issued("2025-05-21", request_outcome="H"),
        ]
    )
    assert figures(MEASURE, "2025-05-31") == (0, 0, "z")
    assert figures(MEASURE, "2025-05-31", phase="primary") is None
