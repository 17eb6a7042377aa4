"""refusal_to_issue_rate: of the month's decisions after assessment, those that refused a plan."""

from make.rows import given


def decided(outcome: str, **more: object) -> dict[str, object]:
    return dict(assessment_outcome=outcome, assessment_outcome_date="2025-05-31", **more)


def test_one_of_four_decisions_refused_a_plan():
    figures = given(assessments=[decided("N"), decided("Y"), decided("Y"), decided("Y"), dict(assessment_outcome="A")])
    assert figures("refusal_to_issue_rate", "2025-05-31") == (1, 4, 25)
    assert figures("refusal_to_issue_rate", "2025-06-30") == (0, 0, "z")


def test_overturned_refusals_and_exported_cases_count_and_historical_ones_do_not():
    figures = given(
        assessments=[
            decided("N", request_outcome="N", request_mediation=True),
            decided("N", exported=True, closed_date="2025-06-01"),
            decided("H"),
            decided("N", request_outcome="H"),
        ]
    )
    assert figures("refusal_to_issue_rate", "2025-05-31") == (2, 2, 100)
