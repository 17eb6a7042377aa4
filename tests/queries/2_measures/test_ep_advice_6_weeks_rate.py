"""ep_advice_6_weeks_rate: of the requests for advice whose day 42 falls in the month, those answered by it."""

from make.rows import given

MEASURE = "ep_advice_6_weeks_rate"


def asked(received: str | None = None, **more: object) -> dict[str, object]:
    """Asked for on 1 January 2025: day 42 is 12 February."""
    return dict(advice_from="educational_psychology", requested_date="2025-01-01", received_date=received, **more)


def test_advice_on_day_42_is_in_time_and_later_or_none_is_not():
    figures = given(advice=[asked("2025-02-12"), asked("2025-02-13"), asked("2025-01-10"), asked()])
    assert figures(MEASURE, "2025-02-28") == (2, 4, 50)
    assert figures(MEASURE, "2025-03-31") == (0, 0, "z")


def test_a_request_counts_in_the_month_of_its_day_42():
    figures = given(advice=[asked() | dict(requested_date="2025-01-17"), asked() | dict(requested_date="2025-01-18")])
    assert figures(MEASURE, "2025-02-28") == (0, 1, 0)
    assert figures(MEASURE, "2025-03-31") == (0, 1, 0)


def test_each_request_to_the_service_counts_and_other_services_do_not():
    figures = given(
        advice=[
            asked("2025-02-12", request_id="R1", service="first"),
            asked(request_id="R1", service="second"),
            asked(request_id="R1") | dict(advice_from="health"),
        ]
    )
    assert figures(MEASURE, "2025-02-28") == (1, 2, 50)


def test_a_case_that_closed_before_day_42_is_counted_only_if_the_advice_came_by_then():
    closed = dict(request_outcome="W", closed_date="2025-02-11")
    figures = given(
        advice=[
            asked(area="no advice", **closed),
            asked("2025-02-13", area="late advice", **closed),
            asked("2025-02-12", area="advice in time", **closed),
            asked(area="closed on day 42", request_outcome="W", closed_date="2025-02-12"),
        ]
    )
    assert figures(MEASURE, "2025-02-28") == (1, 2, 50)
    assert figures(MEASURE, "2025-02-28", area="no advice") == (0, 0, "z")  # there, and not applicable
    assert figures(MEASURE, "2025-02-28", area="late advice") == (0, 0, "z")
    assert figures(MEASURE, "2025-02-28", area="advice in time") == (1, 1, 100)
    assert figures(MEASURE, "2025-02-28", area="closed on day 42") == (0, 1, 0)


def test_an_overturned_refusal_goes_on_and_exported_and_historical_cases_are_not_there():
    overturned = dict(request_id="R1", request_outcome="N", request_outcome_date="2025-01-20", request_tribunal=True)
    figures = given(
        assessments=[overturned],
        advice=[
            asked(request_id="R1"),
            asked("2025-01-10", exported=True, closed_date="2025-03-01", area="North"),
            asked("2025-01-10", request_outcome="H", area="North"),
        ],
    )
    assert figures(MEASURE, "2025-02-28") == (0, 1, 0)
    assert figures(MEASURE, "2025-02-28", area="North") is None


def test_figures_start_42_days_into_the_window():
    assert given().dates(MEASURE)[0] == "2023-03-31"
