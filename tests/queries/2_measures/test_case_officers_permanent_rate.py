"""case_officers_permanent_rate: permanent full-time equivalents of the SEND team's case officer posts."""

from make.rows import given

MARCH = "2025-03-31"


def test_case_officers_and_senior_case_officers_of_the_send_team():
    figures = given(
        as_at=MARCH,
        posts=[
            dict(role="case_officer", fte=0.5),
            dict(role="senior_case_officer", fte=2 / 4),
            dict(role="case_officer", fte=0.6, status="fixed_term"),
            dict(role="case_officer", fte=0.4, status="vacant"),
            dict(role="case_officer", status="agency"),
            dict(role="manager"),
            dict(role="case_officer", team="pfa"),
        ],
    )
    assert figures("case_officers_permanent_rate", MARCH) == (1, 2, 50)
    assert figures("case_officers_permanent_rate", MARCH, detail="send") == (1, 2, 50)
    assert figures("case_officers_permanent_rate", MARCH, detail="pfa") is None


def test_without_such_a_post_it_is_not_applicable():
    assert given(as_at=MARCH, posts=[dict(role="manager")])("case_officers_permanent_rate", MARCH) == (0, 0, "z")
