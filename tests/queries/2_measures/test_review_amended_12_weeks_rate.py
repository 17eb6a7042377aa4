"""review_amended_12_weeks_rate: of the reviews to amend whose 84 days from the meeting end in the month, those made final by then."""

from make.rows import given

HELD = dict(meeting_date="2025-03-08", decision="amend", decision_date="2025-04-01")  # + 84 days = 31 May


def test_day_84_is_in_time_and_later_or_never_is_not():
    figures = given(
        annual_reviews=[
            HELD | dict(finalised_date="2025-05-31"),
            HELD | dict(finalised_date="2025-06-01"),
            HELD,
            HELD | dict(finalised_date="2025-04-02"),
            HELD | dict(meeting_date="2025-03-09", finalised_date="2025-05-31"),
        ]
    )
    assert figures("review_amended_12_weeks_rate", "2025-05-31") == (2, 4, 50)
    assert figures("review_amended_12_weeks_rate", "2025-06-30") == (1, 1, 100)


def test_reviews_to_maintain_or_cease_or_not_decided_are_left_out():
    decisions = (dict(decision="maintain"), dict(decision="cease"), dict(decision=None, decision_date=None))
    figures = given(annual_reviews=[HELD | decision for decision in decisions])
    assert figures("review_amended_12_weeks_rate", "2025-05-31") == (0, 0, "z")


def test_figures_start_84_days_into_the_window():
    assert given().dates("review_amended_12_weeks_rate")[0] == "2023-04-30"  # 1 January 2023 + 84 days = 26 March
