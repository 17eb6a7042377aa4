"""caseload_per_officer: plans that have a case officer, for each full-time equivalent of the SEND team's case officers."""

from make.rows import given

MARCH = "2025-03-31"
HELD = dict(case_officer_id="O1")


def test_plans_with_an_officer_over_officers_at_work():
    figures = given(
        as_at=MARCH,
        plans=[HELD] * 9 + [dict()],
        posts=[
            dict(fte=0.6),
            dict(fte=0.4, status="fixed_term"),
            dict(fte=0.3, status="agency"),
            dict(fte=0.2, role="senior_case_officer"),
            dict(fte=1, status="vacant"),
            dict(fte=1, role="manager"),
            dict(fte=1, team="pfa"),
        ],
    )
    assert figures("caseload_per_officer", MARCH) == (9, 1.5, 6)
    assert {cell for cell in figures.cube("caseload_per_officer")} == {(MARCH, *("All",) * 5)}


def test_a_plan_that_ceased_or_has_not_moved_in_is_nobodys():
    figures = given(
        as_at=MARCH,
        plans=[
            HELD | dict(cease_date="2025-03-31", cease_reason="2"),  # maintained on its last day
            HELD | dict(cease_date="2025-03-30", cease_reason="2"),
            HELD | dict(moved_in_date="2025-04-01"),
        ],
        posts=[dict()],
    )
    assert figures("caseload_per_officer", MARCH) == (1, 1, 1)


def test_without_an_officer_at_work_it_is_not_applicable():
    assert given(as_at=MARCH, plans=[HELD], posts=[dict(status="vacant")])("caseload_per_officer", MARCH) == (1, 0, "z")
