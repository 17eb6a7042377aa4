"""returns.assessments: an assessment with its request."""

from make.rows import given


def test_there_is_one_row_per_assessment_with_its_requests_words():
    figures = given(
        requests=[dict()],
        assessments=[
            dict(received_date="2025-01-05", phase="post_16", primary_need="HI", area="North", week20=True),
            dict(received_date="2025-01-06", request_outcome="H"),
            dict(received_date="2025-01-07", assessment_outcome="H"),
        ],
    )
    found = figures.connection.execute(
        "select received_date::varchar, phase, primary_need, area, week20, is_historical from returns.assessments order by received_date"
    ).fetchall()
    assert found == [
        ("2025-01-05", "post_16", "HI", "North", True, False),
        ("2025-01-06", "primary", "Unknown", "Unknown", False, True),
        ("2025-01-07", "primary", "Unknown", "Unknown", False, True),
    ]
