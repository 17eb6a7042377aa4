"""permanent_exclusions_ytd_count: permanent exclusions since September that stand."""

from make.rows import given

STATUSES = ("upheld", "pending", None, "cancelled", "reinstated")
PERM = dict(category="PERM", sessions=0)
HT3 = "2025-02-15"


def test_one_that_was_cancelled_or_whose_pupil_came_back_is_left_out_and_no_status_is_upheld():
    figures = given(as_at=HT3, suspensions=[PERM | dict(perm_status=status) for status in STATUSES])
    assert figures("permanent_exclusions_ytd_count", HT3) == 3
    assert figures("permanent_exclusions_ytd_count", HT3, detail="upheld") == 2
    assert figures("permanent_exclusions_ytd_count", HT3, detail="pending") == 1
    assert figures("permanent_exclusions_ytd_count", HT3, detail="cancelled") is None


def test_since_1_september_and_suspensions_are_none():
    days = ("2025-08-31", "2025-09-01", "2025-10-31")
    figures = given(as_at="2025-10-31", suspensions=[PERM | dict(start_date=day) for day in days] + [dict(start_date="2025-09-10")])
    assert figures("permanent_exclusions_ytd_count", "2025-10-31") == 2


def test_by_phase_and_sen_provision():
    figures = given(as_at=HT3, suspensions=[PERM | dict(phase="primary", sen_provision="E"), PERM | dict(sen_provision="E"), PERM])
    assert figures("permanent_exclusions_ytd_count", HT3, sen_provision="E") == 2
    assert figures("permanent_exclusions_ytd_count", HT3, phase="primary", sen_provision="E", detail="upheld") == 1


def test_exclusions_are_counted_and_not_pupils():
    """One pupil, excluded from two schools in a year, counts twice."""
    of_one = [PERM | dict(pupil_id="A", school_urn=school) for school in ("100001", "100002")]
    assert given(as_at=HT3, suspensions=of_one)("permanent_exclusions_ytd_count", HT3) == 2
