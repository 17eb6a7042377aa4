"""pupils_over_45_days_count: pupils who lost over 90 sessions to suspension since September, whole and across schools."""

from make.rows import given

HT3 = "2025-02-15"


def test_90_sessions_are_not_over_90_and_91_are():
    figures = given(as_at=HT3, suspensions=[dict(sessions=90), dict(sessions=91)])
    assert figures("pupils_over_45_days_count", HT3) == 1


def test_suspensions_and_lunchtimes_of_every_school_are_added_up():
    figures = given(
        as_at=HT3,
        suspensions=[
            dict(pupil_id="P1", sessions=60),
            dict(pupil_id="P1", sessions=30, school_urn="100002", phase="primary", category="FIXD"),
            dict(pupil_id="P1", sessions=1, category="LNCH", start_date="2025-01-10"),
            dict(pupil_id="P2", sessions=90),
            dict(pupil_id="P2", sessions=0, category="PERM"),
        ],
    )
    assert figures("pupils_over_45_days_count", "2024-12-31") == 0
    assert figures("pupils_over_45_days_count", HT3) == 1


def test_what_is_over_it_is_shown_whole_and_there_is_no_breakdown():
    figures = given(as_at=HT3, suspensions=[dict(sessions=300, phase="primary")] * 2)
    assert figures("pupils_over_45_days_count", HT3) == 2
    assert {cell[1:] for cell in figures.cube("pupils_over_45_days_count")} == {("All",) * 5}


def test_a_school_years_sessions_are_its_own():
    figures = given(
        as_at="2025-10-31",
        suspensions=[dict(pupil_id="P1", sessions=50, start_date="2025-08-31"), dict(pupil_id="P1", sessions=50, start_date="2025-09-01")],
    )
    assert figures("pupils_over_45_days_count", "2025-10-31") == 0
