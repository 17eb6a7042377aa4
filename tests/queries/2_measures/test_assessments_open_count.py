"""assessments_open_count: requests open at the month end, by weeks since they were received."""

from make.rows import given

AGES = {
    "2025-05-19": "0-6",  # 42 days before 30 June
    "2025-05-18": "6-16",
    "2025-03-10": "6-16",  # 112
    "2025-03-09": "16-20",
    "2025-02-10": "16-20",  # 140
    "2025-02-09": "20-30",
    "2024-12-02": "20-30",  # 210
    "2024-12-01": "30-52",
    "2024-07-01": "30-52",  # 364
    "2024-06-30": "52+",
}


def test_days_42_112_140_210_and_364_end_their_bands():
    figures = given(requests=[dict(received_date=received, area=received) for received in AGES])
    for received, band in AGES.items():
        assert figures("assessments_open_count", "2025-06-30", area=received, detail=band) == 1, received
    assert figures("assessments_open_count", "2025-06-30") == 10
    assert figures("assessments_open_count", "2025-06-30", detail="0-6") == 1
    assert figures("assessments_open_count", "2025-06-30", detail="20-30") == 2


def test_a_request_is_open_from_the_day_it_is_received_to_the_day_before_it_closes():
    figures = given(
        requests=[
            dict(received_date="2025-03-31", request_outcome="N", request_outcome_date="2025-05-31"),
            dict(received_date="2025-04-01", request_outcome="W", closed_date="2025-06-01"),
        ]
    )
    open_at = {
        date: figures("assessments_open_count", date) for date in ("2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30")
    }
    assert open_at == {"2025-02-28": 0, "2025-03-31": 1, "2025-04-30": 2, "2025-05-31": 1, "2025-06-30": 0}


def test_an_overturned_refusal_was_open_in_every_month_since_it_was_received():
    figures = given(
        assessments=[dict(received_date="2025-01-10", request_outcome="N", request_outcome_date="2025-02-10", request_tribunal=True)]
    )
    assert [figures("assessments_open_count", date) for date in ("2025-01-31", "2025-02-28", "2025-06-30")] == [1, 1, 1]


def test_an_exported_case_is_open_until_it_left_and_a_historical_one_never():
    figures = given(requests=[dict(received_date="2025-01-10", exported=True, closed_date="2025-03-31"), dict(request_outcome="H")])
    assert [figures("assessments_open_count", date) for date in ("2025-02-28", "2025-03-31")] == [1, 0]
