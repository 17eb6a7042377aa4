"""assessments_due_28_days_count: open requests whose day 140 falls from the month end to 28 days after it."""

from make.rows import given

FIRST, LAST = dict(received_date="2025-01-11"), dict(received_date="2025-02-08")  # day 140: 31 May and 28 June


def test_day_140_on_the_month_end_and_28_days_after_it_count_and_a_day_either_side_does_not():
    before, after = dict(received_date="2025-01-10"), dict(received_date="2025-02-09")
    figures = given(requests=[dict(case, area=case["received_date"]) for case in (before, FIRST, LAST, after)])
    assert figures("assessments_due_28_days_count", "2025-05-31") == 2
    due = {
        case["received_date"]: figures("assessments_due_28_days_count", "2025-05-31", area=case["received_date"])
        for case in (before, FIRST, LAST, after)
    }
    assert due == {"2025-01-10": None, "2025-01-11": 1, "2025-02-08": 1, "2025-02-09": None}
    assert figures("assessments_due_28_days_count", "2025-03-31") == 0


def test_closed_historical_and_tribunal_cases_do_not_count_and_overturned_at_mediation_does():
    figures = given(
        requests=[
            LAST | dict(request_outcome="W", closed_date="2025-05-31"),
            LAST | dict(request_outcome="H"),
            LAST | dict(request_tribunal=True),
            LAST | dict(exported=True, closed_date="2025-06-01"),
        ],
        assessments=[LAST | dict(request_outcome="N", request_mediation=True), LAST | dict(assessment_tribunal=True)],
    )
    assert figures("assessments_due_28_days_count", "2025-05-31") == 2  # the one exported in June, and the one overturned
