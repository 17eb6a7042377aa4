"""returns.annual_reviews: when a review came to its end, and whether a later one overtook it."""

from make.rows import Figures, given

NEVER = "9999-12-31"


def column(figures: Figures, name: str) -> list[object]:
    return [
        row[0] for row in figures.connection.execute(f"select {name}::varchar from returns.annual_reviews order by review_id").fetchall()
    ]


def test_a_review_ends_when_the_plan_is_made_final_or_at_a_decision_to_maintain_or_cease():
    decided = dict(decision_date="2025-05-01")
    figures = given(
        annual_reviews=[
            decided | dict(decision="maintain"),
            decided | dict(decision="cease"),
            decided | dict(decision="amend"),
            decided | dict(decision="amend", finalised_date="2025-06-01"),
            dict(meeting_date="2025-05-01"),
        ]
    )
    assert column(figures, "final_on") == ["2025-05-01", "2025-05-01", NEVER, "2025-06-01", NEVER]


def test_the_first_later_review_that_was_held_overtakes_a_review():
    figures = given(
        annual_reviews=[
            dict(plan_id="P1", due_date="2023-03-31"),
            dict(plan_id="P1", due_date="2024-03-31", meeting_date="2024-04-05"),
            dict(plan_id="P1", due_date="2025-03-31", meeting_date="2025-03-01"),
            dict(plan_id="P1", due_date="2025-03-31"),
            dict(plan_id="P2", due_date="2023-03-31"),
        ]
    )
    assert column(figures, "overtaken_on") == ["2024-04-05", "2025-03-01", NEVER, NEVER, NEVER]
    assert len(column(figures, "review_id")) == 5


def test_a_review_knows_its_plans_dates_and_its_childs_area():
    figures = given(
        annual_reviews=[
            dict(start_date="2020-01-01", moved_in_date="2021-01-01", cease_date="2025-01-31", area="North"),
            dict(start_date="2020-01-01"),
        ]
    )
    assert column(figures, "maintained_from") == ["2021-01-01", "2020-01-01"]
    assert column(figures, "maintained_to") == ["2025-01-31", NEVER]
    assert column(figures, "area") == ["North", "Unknown"]
