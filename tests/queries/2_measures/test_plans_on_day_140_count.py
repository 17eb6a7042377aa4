"""plans_on_day_140_count: the plans that one day's difference in counting would make late."""

from make.rows import given


def test_day_140_alone_is_counted_and_cases_outside_the_rate_are_not():
    def issued(on: str, **more: object) -> dict[str, object]:
        return dict(received_date="2025-01-01", assessment_outcome="Y", assessment_outcome_date=on, **more)

    figures = given(
        assessments=[
            issued("2025-05-20"),
            issued("2025-05-21", area="North"),
            issued("2025-05-21", area="South", week20=True),
            issued("2025-05-22"),
            issued("2025-05-21", exported=True, closed_date="2025-06-01"),
            issued("2025-05-21", request_outcome="N", request_mediation=True),
            issued("2025-05-21") | dict(assessment_outcome="N"),
        ]
    )
    assert figures("plans_on_day_140_count", "2025-05-31") == 2
    assert figures("plans_on_day_140_count", "2025-05-31", area="North") == 1
    assert figures("plans_on_day_140_count", "2025-04-30") == 0
