"""returns.enrolments: sessions missed, and who is of compulsory school age."""

from make.rows import given


def test_sessions_missed_are_both_kinds_and_the_date_is_the_returns():
    figures = given(as_at="2025-02-15", enrolments=[dict(sessions_authorised=3, sessions_unauthorised=4)])
    found = figures.connection.execute("select as_at::varchar, sessions_possible, sessions_missed from returns.enrolments").fetchall()
    assert found == [("2025-02-15", 100, 7)]


def test_compulsory_age_is_curriculum_year_1_to_11():
    years = ("N1", "N2", "R", *map(str, range(1, 15)), "X")
    figures = given(as_at="2025-02-15", enrolments=[dict(nc_year=year, school_urn=year) for year in years])
    found = figures.connection.execute("select school_urn from returns.enrolments where is_compulsory_age").fetchall()
    assert {year for (year,) in found} == set(map(str, range(1, 12)))
