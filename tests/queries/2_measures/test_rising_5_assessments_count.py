"""rising_5_assessments_count: children who start Reception next September with a request open."""

from make.rows import given

OPEN = dict(received_date="2024-07-01")


def test_born_from_1_september_to_31_august_and_the_year_turns_on_1_september():
    births = ("2019-08-31", "2019-09-01", "2020-02-29", "2020-08-31", "2020-09-01")
    figures = given(as_at="2024-09-30", requests=[OPEN | dict(birth_date=birth) for birth in births])
    assert figures("rising_5_assessments_count", "2024-08-31") == 3  # who start Reception in September 2024
    assert figures("rising_5_assessments_count", "2024-09-30") == 1  # in September 2025
    assert figures("rising_5_assessments_count", "2024-06-30") == 0  # not received yet


def test_a_request_received_on_the_date_itself_is_open():
    figures = given(as_at="2024-08-31", requests=[dict(received_date="2024-08-31", birth_date="2020-01-01")])
    assert figures("rising_5_assessments_count", "2024-08-31") == 1


def test_a_child_with_two_requests_open_counts_once_and_there_is_no_breakdown():
    child = dict(received_date="2024-07-01", person_id="C1")
    figures = given(as_at="2024-08-31", requests=[child | dict(birth_date="2020-01-01"), child])
    assert figures("rising_5_assessments_count", "2024-08-31") == 1
    assert {cell[1:] for cell in figures.cube("rising_5_assessments_count")} == {("All",) * 5}


def test_closed_and_historical_requests_do_not_count():
    child = dict(birth_date="2020-01-01")
    figures = given(
        as_at="2024-08-31",
        requests=[OPEN | child | dict(request_outcome="W", closed_date="2024-08-31"), OPEN | child | dict(request_outcome="H")],
    )
    assert figures("rising_5_assessments_count", "2024-07-31") == 1
    assert figures("rising_5_assessments_count", "2024-08-31") == 0
