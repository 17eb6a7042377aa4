"""vacancy_rate: vacant full-time equivalents of all posts but agency workers."""

from make.rows import given

EACH = [dict(status=status, fte=fte) for status, fte in (("permanent", 1), ("fixed_term", 0.5), ("vacant", 0.3), ("agency", 0.2))]
MARCH = "2025-03-31"


def test_vacant_of_vacant_permanent_and_fixed_term():
    assert given(as_at=MARCH, posts=EACH)("vacancy_rate", MARCH) == (0.3, 1.8, 100 * 0.3 / 1.8)


def test_a_post_that_an_agency_worker_covers_is_vacant():
    covered = [dict(post_id="P1", status="vacant"), dict(status="agency", covers_post_id="P1")]
    assert given(as_at=MARCH, posts=covered)("vacancy_rate", MARCH) == (1, 1, 100)


def test_by_team_and_no_post_is_not_applicable():
    figures = given(as_at=MARCH, posts=[dict(team="pfa", status="vacant"), dict(team="pfa", fte=0.5), dict()])
    assert figures("vacancy_rate", MARCH, detail="pfa") == (1, 1.5, 100 / 1.5)
    assert given(as_at=MARCH, posts=[dict(status="agency")])("vacancy_rate", MARCH) == (0, 0, "z")
