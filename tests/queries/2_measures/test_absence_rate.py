"""absence_rate: sessions missed of all that were possible, added up before they are divided."""

from make.rows import given

HT2 = "2024-12-31"


def test_sessions_are_added_up_and_then_divided():
    figures = given(
        as_at=HT2,
        enrolments=[
            dict(sessions_possible=100, sessions_authorised=2, sessions_unauthorised=1, sen_provision="K"),
            dict(sessions_possible=20, sessions_authorised=0, sessions_unauthorised=15, sen_provision="K"),
            dict(sessions_possible=80, phase="primary"),
        ],
    )
    assert figures("absence_rate", HT2) == (18, 200, 9)
    assert figures("absence_rate", HT2, sen_provision="K") == (18, 120, 15)
    assert figures("absence_rate", HT2, phase="primary") == (0, 80, 0)


def test_only_compulsory_school_age_counts():
    years = ("R", "1", "11", "12", "X")
    figures = given(as_at=HT2, enrolments=[dict(sessions_possible=10, sessions_authorised=1, nc_year=year) for year in years])
    assert figures("absence_rate", HT2) == (2, 20, 10)


def test_no_possible_session_is_not_applicable():
    assert given(as_at=HT2, enrolments=[dict(sessions_possible=0)])("absence_rate", HT2) == (0, 0, "z")
