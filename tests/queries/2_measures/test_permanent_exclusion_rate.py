"""permanent_exclusion_rate: permanent exclusions since September that stand, for every 100 pupils on roll."""

from make.rows import given

STATUSES = ("upheld", "pending", None, "cancelled", "reinstated")
PERM = dict(category="PERM", sessions=0)
HT3 = "2025-02-15"


def test_those_that_stand_over_headcount():
    figures = given(
        as_at=HT3,
        suspensions=[PERM | dict(perm_status=status) for status in STATUSES] + [dict(), dict(category="LNCH")],
        roll=[dict(headcount=1000), dict(phase="primary", headcount=500)],
    )
    assert figures("permanent_exclusion_rate", HT3) == (3, 1500, 0.2)
    assert figures("permanent_exclusion_rate", HT3, phase="secondary") == (3, 1000, 0.3)
    assert figures("permanent_exclusion_rate", HT3, phase="primary") == (0, 500, 0)
    assert figures("permanent_exclusion_rate", HT3, detail="upheld") is None  # a rate has no detail


def test_it_starts_again_on_1_september_and_nobody_on_roll_is_not_applicable():
    figures = given(as_at="2025-10-31", suspensions=[PERM | dict(start_date=day) for day in ("2025-08-31", "2025-09-01")])
    assert figures("permanent_exclusion_rate", "2025-10-31") == (1, 0, "z")
