"""posts_filled_permanent_rate: permanent full-time equivalents of all posts but agency workers."""

from make.rows import given

EACH = [dict(status=status, fte=fte) for status, fte in (("permanent", 1), ("fixed_term", 0.5), ("vacant", 0.3), ("agency", 0.2))]
MARCH = "2025-03-31"


def test_permanent_of_permanent_fixed_term_and_vacant():
    assert given(as_at=MARCH, posts=EACH)("posts_filled_permanent_rate", MARCH) == (1, 1.8, 100 / 1.8)


def test_tenths_add_up_exactly():
    figures = given(as_at=MARCH, posts=[dict(fte=0.1)] * 3 + [dict(fte=0.7, status="vacant")])
    assert figures("posts_filled_permanent_rate", MARCH) == (0.3, 1, 30)


def test_by_team():
    figures = given(as_at=MARCH, posts=[dict(team="pfa"), dict(team="send", status="vacant")])
    assert figures("posts_filled_permanent_rate", MARCH, detail="pfa") == (1, 1, 100)
    assert figures("posts_filled_permanent_rate", MARCH, detail="send") == (0, 1, 0)
    assert figures("posts_filled_permanent_rate", MARCH, detail="education") is None


def test_agency_workers_alone_are_no_posts():
    figures = given(as_at=MARCH, posts=[dict(status="agency")])
    assert figures("posts_filled_permanent_rate", MARCH) == (0, 0, "z")
    assert figures("posts_filled_permanent_rate", MARCH, detail="send") is None
    assert figures.dates("posts_filled_permanent_rate") == [MARCH]
