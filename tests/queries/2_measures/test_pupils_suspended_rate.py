"""pupils_suspended_rate: pupils suspended at least once since September, each counted once in every cohort."""

from make.rows import given

HT3 = "2025-02-15"


def test_a_pupil_suspended_twice_or_by_two_schools_is_one_pupil():
    figures = given(
        as_at=HT3,
        suspensions=[
            dict(pupil_id="P1"),
            dict(pupil_id="P1", start_date="2025-01-10"),
            dict(pupil_id="P1", school_urn="100002"),
            dict(pupil_id="P2"),
        ],
        roll=[dict(headcount=100)],
    )
    assert figures("pupils_suspended_rate", HT3) == (2, 100, 2)
    assert figures("pupils_suspended_rate", "2024-10-31") == (2, 100, 2)


def test_a_pupil_in_two_phases_is_one_in_all_and_one_in_each():
    figures = given(
        as_at=HT3,
        suspensions=[dict(pupil_id="P1", phase="primary", sen_provision="K"), dict(pupil_id="P1", phase="secondary", sen_provision="E")],
        roll=[dict(phase="primary", sen_provision="K", headcount=20), dict(sen_provision="E", headcount=30)],
    )
    assert figures("pupils_suspended_rate", HT3) == (1, 50, 2)
    assert figures("pupils_suspended_rate", HT3, phase="primary") == (1, 20, 5)
    assert figures("pupils_suspended_rate", HT3, phase="secondary")[:2] == (1, 30)
    assert figures("pupils_suspended_rate", HT3, sen_provision="E")[:2] == (1, 30)
    assert figures("pupils_suspended_rate", HT3, phase="primary", sen_provision="E") is None


def test_only_suspensions_count_and_only_this_years():
    figures = given(
        as_at="2025-10-31",
        suspensions=[
            dict(start_date="2025-09-10", category="LNCH"),
            dict(start_date="2025-09-10", category="PERM", sessions=0),
            dict(start_date="2025-08-31"),
            dict(start_date="2025-09-01", category="FIXD"),
        ],
        roll=[dict(headcount=10)],
    )
    assert figures("pupils_suspended_rate", "2025-10-31") == (1, 10, 10)


def test_nobody_on_roll_is_not_applicable():
    assert given(as_at=HT3, suspensions=[dict()])("pupils_suspended_rate", HT3) == (1, 0, "z")
