"""returns.posts: exact shares of full time, who is a case officer, who is trained."""

from decimal import Decimal

from make.rows import given


def asked(figures, columns):
    return figures.connection.execute(f"select {columns} from returns.posts order by post_id").fetchall()


def test_shares_of_full_time_are_exact():
    figures = given(as_at="2025-03-31", posts=[dict(fte=0.1), dict(fte=0.2)])
    assert figures.connection.execute("select sum(fte) from returns.posts").fetchall() == [(Decimal("0.3"),)]


def test_case_officers_are_those_of_the_send_team():
    posts = [dict(), dict(role="senior_case_officer"), dict(role="manager"), dict(team="pfa")]
    assert asked(given(as_at="2025-03-31", posts=posts), "is_case_officer") == [(True,), (True,), (False,), (False,)]


def test_trained_is_both_levels_by_the_returns_own_date():
    dates = [("2025-03-31", "2025-03-31"), ("2025-03-31", "2025-04-01"), (None, "2025-01-01"), ("2025-01-01", None), (None, None)]
    posts = [dict(ipsea_level_1_date=first, ipsea_level_2_date=second) for first, second in dates]
    found = asked(given(as_at="2025-03-31", posts=posts), "as_at::varchar, is_ipsea_trained")
    assert found == [("2025-03-31", trained) for trained in (True, False, False, False, False)]
