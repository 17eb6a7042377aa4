"""suspension_sessions_mean: sessions (half days) of the year's suspensions, on average."""

from make.rows import given

HT3 = "2025-02-15"


def test_sessions_over_suspensions():
    figures = given(
        as_at=HT3, suspensions=[dict(sessions=1), dict(sessions=10), dict(sessions=4, start_date="2025-01-10", category="FIXD")]
    )
    assert figures("suspension_sessions_mean", "2024-10-31") == (11, 2, 5.5)
    assert figures("suspension_sessions_mean", HT3) == (15, 3, 5)


def test_lunchtimes_and_permanent_exclusions_are_left_out():
    figures = given(as_at=HT3, suspensions=[dict(sessions=3), dict(category="LNCH", sessions=1), dict(category="PERM", sessions=0)])
    assert figures("suspension_sessions_mean", HT3) == (3, 1, 3)


def test_no_suspension_is_not_applicable():
    figures = given(as_at="2025-10-31", suspensions=[dict(start_date="2025-08-31")])
    assert figures("suspension_sessions_mean", "2025-10-31") == (0, 0, "z")
