"""returns.roll: one row per school, phase and SEN provision, as it was sent."""

from make.rows import given


def test_every_row_is_there_with_its_headcount():
    figures = given(as_at="2025-02-15", roll=[dict(headcount=0), dict(sen_provision="K", headcount=30), dict(phase="primary", headcount=5)])
    found = figures.connection.execute("select school_urn, phase, sen_provision, headcount from returns.roll order by headcount").fetchall()
    assert found == [("100001", "secondary", "N", 0), ("100001", "primary", "N", 5), ("100001", "secondary", "K", 30)]
