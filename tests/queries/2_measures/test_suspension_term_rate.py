"""suspension_term_rate: suspensions of the term so far for every 100 pupils on roll."""

from make.rows import given

DAYS = ("2024-09-01", "2024-11-01", "2024-12-31", "2025-01-01", "2025-02-16", "2025-03-31", "2025-04-01", "2025-06-01", "2025-08-31")


def test_a_term_is_two_half_terms_and_starts_again_with_the_third_and_the_fifth():
    figures = given(as_at="2025-08-31", suspensions=[dict(start_date=day) for day in DAYS], roll=[dict(headcount=50)])
    found = [figures("suspension_term_rate", date) for date in figures.dates("suspension_term_rate")]
    assert found == [(1, 50, 2), (3, 50, 6), (1, 50, 2), (3, 50, 6), (1, 50, 2), (3, 50, 6)]


def test_a_year_starts_again_on_1_september():
    figures = given(
        as_at="2025-10-31", suspensions=[dict(start_date="2025-08-31"), dict(start_date="2025-09-01")], roll=[dict(headcount=50)]
    )
    assert figures("suspension_term_rate", "2025-10-31") == (1, 50, 2)


def test_only_suspensions_count_and_nobody_on_roll_is_not_applicable():
    figures = given(as_at="2024-10-31", suspensions=[dict(), dict(category="LNCH"), dict(category="PERM", sessions=0)])
    assert figures("suspension_term_rate", "2024-10-31") == (1, 0, "z")
