"""requests_count: every request received in the month, by who made it."""

from make.rows import given


def test_a_request_counts_in_the_month_it_was_received():
    figures = given(
        requests=[
            dict(received_date="2025-01-01", request_source="parent"),
            dict(received_date="2025-01-31", request_source="school"),
            dict(received_date="2025-02-01", request_source="school"),
        ]
    )
    assert figures("requests_count", "2025-01-31") == 2
    assert figures("requests_count", "2025-01-31", detail="parent") == 1
    assert figures("requests_count", "2025-02-28") == 1
    assert figures("requests_count", "2025-02-28", detail="parent") is None  # no such request: no such cell
    assert figures("requests_count", "2025-03-31") == 0  # the grand total is always there


def test_every_request_counts_whatever_became_of_it():
    figures = given(
        requests=[
            dict(received_date="2025-01-05", request_outcome="H"),
            dict(received_date="2025-01-05", request_outcome="W", closed_date="2025-01-20"),
            dict(received_date="2025-01-05", exported=True, closed_date="2025-01-20"),
        ]
    )
    assert figures("requests_count", "2025-01-31") == 3
