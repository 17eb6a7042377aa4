"""assessments_overdue_mean_weeks: mean weeks since they were received, of the requests open after day 140."""

from make.rows import given


def test_twenty_two_weeks_and_thirty_weeks_make_twenty_six():
    figures = given(requests=[dict(received_date="2025-01-27"), dict(received_date="2024-12-02")])  # 154 and 210 days before 30 June
    assert figures("assessments_overdue_mean_weeks", "2025-06-30") == (52, 2, 26)


def test_day_140_is_not_among_the_overdue_and_nobody_overdue_is_not_applicable():
    figures = given(requests=[dict(received_date="2025-02-10", area="North"), dict(received_date="2025-02-09", area="South")])
    assert figures("assessments_overdue_mean_weeks", "2025-06-30", area="North") is None
    assert figures("assessments_overdue_mean_weeks", "2025-06-30", area="South") == (141 / 7, 1, 141 / 7)
    assert figures("assessments_overdue_mean_weeks", "2025-05-31") == (0, 0, "z")


def test_only_what_is_open_and_did_not_go_to_tribunal_counts():
    late = dict(received_date="2025-01-27")
    figures = given(
        requests=[
            late | dict(request_tribunal=True),
            late | dict(request_outcome="H"),
            late | dict(exported=True, closed_date="2025-06-30"),
        ],
        assessments=[late | dict(request_outcome="N", request_mediation=True)],
    )
    assert figures("assessments_overdue_mean_weeks", "2025-06-30") == (22, 1, 22)
