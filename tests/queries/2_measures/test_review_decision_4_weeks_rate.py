"""review_decision_4_weeks_rate: of the reviews whose 28 days from the meeting end in the month, those decided by then."""

from make.rows import given


def test_day_28_is_in_time_and_later_or_never_is_not():
    held = dict(meeting_date="2025-05-03")  # + 28 days = 31 May
    figures = given(
        annual_reviews=[
            held | dict(decision="maintain", decision_date="2025-05-31"),
            held | dict(decision="maintain", decision_date="2025-06-01"),
            held,
            dict(meeting_date="2025-05-04", decision="cease", decision_date="2025-05-04"),
            dict(),
        ]
    )
    assert figures("review_decision_4_weeks_rate", "2025-05-31") == (1, 3, 100 / 3)
    assert figures("review_decision_4_weeks_rate", "2025-06-30") == (1, 1, 100)
    assert figures("review_decision_4_weeks_rate", "2025-04-30") == (0, 0, "z")


def test_29_february_is_a_day_of_the_four_weeks():
    held = dict(meeting_date="2024-02-15", decision="maintain")
    figures = given(annual_reviews=[held | dict(decision_date="2024-03-14"), held | dict(decision_date="2024-03-15")])
    assert figures("review_decision_4_weeks_rate", "2024-03-31") == (1, 2, 50)


def test_figures_start_28_days_into_the_window():
    assert given().dates("review_decision_4_weeks_rate")[0] == "2023-02-28"  # 1 January 2023 + 28 days = 29 January
