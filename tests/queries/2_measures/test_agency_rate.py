"""agency_rate: agency full-time equivalents of those at work."""

from make.rows import given

EACH = [dict(status=status, fte=fte) for status, fte in (("permanent", 1), ("fixed_term", 0.5), ("vacant", 0.3), ("agency", 0.2))]
MARCH = "2025-03-31"


def test_agency_of_agency_permanent_and_fixed_term():
    assert given(as_at=MARCH, posts=EACH)("agency_rate", MARCH) == (0.2, 1.7, 100 * 0.2 / 1.7)


def test_by_team_and_nobody_at_work_is_not_applicable():
    figures = given(as_at=MARCH, posts=[dict(status="vacant"), dict(status="agency", team="education", fte=0.5)])
    assert figures("agency_rate", MARCH, detail="education") == figures("agency_rate", MARCH) == (0.5, 0.5, 100)
    assert figures("agency_rate", MARCH, detail="send") is None
    assert given(as_at=MARCH, posts=[dict(status="vacant")])("agency_rate", MARCH) == (0, 0, "z")
