"""requests_parental_rate: of the month's requests, those that a parent made."""

from make.rows import given


def test_one_of_four_requests_is_a_parents():
    sources = ("parent", "young_person", "school", "health")
    figures = given(requests=[dict(received_date="2025-01-31", request_source=source) for source in sources])
    assert figures("requests_parental_rate", "2025-01-31") == (1, 4, 25)
    assert figures("requests_parental_rate", "2025-02-28") == (0, 0, "z")


def test_a_case_decided_before_this_collection_does_not_count():
    figures = given(requests=[dict(received_date="2025-01-05", request_source="parent", request_outcome="H")])
    assert figures("requests_parental_rate", "2025-01-31") == (0, 0, "z")
