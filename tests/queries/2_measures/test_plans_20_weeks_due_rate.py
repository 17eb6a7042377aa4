"""plans_20_weeks_due_rate: of the requests whose day 140 falls in the month and that still needed a plan, those that had one."""

from make.rows import given

MEASURE = "plans_20_weeks_due_rate"
RECEIVED = "2025-01-01"  # day 140 is 21 May


def assessed(outcome: str, on: str | None = None, **more: object) -> dict[str, object]:
    return dict(received_date=RECEIVED, assessment_outcome=outcome, assessment_outcome_date=on, **more)


def test_a_plan_on_day_140_is_in_time_and_a_later_or_no_plan_is_not():
    figures = given(
        requests=[dict(received_date=RECEIVED), dict(received_date=RECEIVED, request_outcome="Y")],
        assessments=[assessed("Y", "2025-05-21"), assessed("Y", "2025-05-22"), assessed("A"), assessed("Y", "2025-02-28")],
    )
    assert figures(MEASURE, "2025-05-31") == (2, 6, 100 * 2 / 6)
    assert figures(MEASURE, "2025-06-30") == (0, 0, "z")


def test_a_leap_years_day_140_is_a_day_earlier_in_the_calendar():
    late = dict(received_date="2024-02-11")  # + 140 days = 30 June 2024; 12 February makes it 1 July
    figures = given(requests=[late, late | dict(received_date="2024-02-12")])
    assert figures(MEASURE, "2024-06-30") == (0, 1, 0)
    assert figures(MEASURE, "2024-07-31") == (0, 1, 0)


def test_who_was_refused_by_day_140_no_longer_needed_a_plan_and_who_was_refused_after_it_did():
    figures = given(
        requests=[
            dict(received_date=RECEIVED, request_outcome="N", request_outcome_date="2025-05-21"),
            dict(received_date=RECEIVED, request_outcome="N", request_outcome_date="2025-05-22"),
        ]
    )
    assert figures(MEASURE, "2025-05-31") == (0, 1, 0)


def test_who_was_refused_a_plan_by_day_140_is_left_out_and_after_it_is_not():
    figures = given(assessments=[assessed("N", "2025-05-21"), assessed("N", "2025-05-22")])
    assert figures(MEASURE, "2025-05-31") == (0, 1, 0)


def test_who_withdrew_by_day_140_at_either_stage_is_left_out_and_after_it_is_not():
    figures = given(
        requests=[
            dict(received_date=RECEIVED, request_outcome="W", closed_date="2025-05-21"),
            dict(received_date=RECEIVED, request_outcome="W", closed_date="2025-05-22"),
        ],
        assessments=[assessed("W", closed_date="2025-05-21"), assessed("W", closed_date="2025-05-22")],
    )
    assert figures(MEASURE, "2025-05-31") == (0, 2, 0)


def test_a_case_marked_withdrawn_is_left_out_by_the_day_it_was_withdrawn_even_if_a_plan_was_issued():
    withdrawn = dict(request_outcome="W", request_outcome_date=None)
    figures = given(
        assessments=[
            assessed("Y", "2025-05-21", closed_date="2025-05-21", **withdrawn),
            assessed("Y", "2025-05-21", closed_date="2025-05-22", **withdrawn),
        ]
    )
    assert figures(MEASURE, "2025-05-31") == (1, 1, 100)


def test_exceptions_count_and_overturned_refusals_exported_and_historical_cases_do_not():
    figures = given(
        requests=[dict(received_date=RECEIVED, exported=True, closed_date="2025-06-10"), dict(received_date=RECEIVED, request_outcome="H")],
        assessments=[
            assessed("Y", "2025-05-21", week20=True),
            assessed("Y", "2025-05-21", request_outcome="N", request_mediation=True),
            assessed("A", request_outcome="N", request_outcome_date="2025-06-01", request_tribunal=True),
            assessed("H"),
        ],
    )
    assert figures(MEASURE, "2025-05-31") == (1, 1, 100)


def test_figures_start_140_days_into_the_window():
    assert given().dates(MEASURE)[0] == "2023-06-30"  # 1 January 2023 + 140 days = 21 May
