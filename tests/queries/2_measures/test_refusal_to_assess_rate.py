"""refusal_to_assess_rate: of the month's decisions, those that refused an assessment."""

from make.rows import given

REFUSED = dict(request_outcome="N", request_outcome_date="2025-02-10")


def test_one_of_two_decisions_is_a_refusal_and_undecided_requests_are_left_out():
    figures = given(
        requests=[
            REFUSED,
            dict(request_outcome="Y", request_outcome_date="2025-02-28"),
            dict(request_outcome="A"),
            dict(request_outcome="W", request_outcome_date="2025-02-10", closed_date="2025-02-10"),
            dict(request_outcome="H"),
        ]
    )
    assert figures("refusal_to_assess_rate", "2025-02-28") == (1, 2, 50)
    assert figures("refusal_to_assess_rate", "2025-03-31") == (0, 0, "z")


def test_a_refusal_stays_one_when_it_is_overturned_or_the_child_moves_away():
    figures = given(
        requests=[REFUSED | dict(exported=True, closed_date="2025-04-01")],
        assessments=[REFUSED | dict(request_tribunal=True)],
    )
    assert figures("refusal_to_assess_rate", "2025-02-28") == (2, 2, 100)
