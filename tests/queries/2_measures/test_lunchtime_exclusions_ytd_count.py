"""lunchtime_exclusions_ytd_count: lunchtime exclusions since September, which no other measure but the 45 days counts."""

from make.rows import given
from scorecard.measure import measures

HT3 = "2025-02-15"


def test_lunchtimes_since_september():
    days = ("2024-09-01", "2025-02-15", "2025-02-16")
    figures = given(as_at=HT3, suspensions=[dict(category="LNCH", start_date=day) for day in days] + [dict()])
    assert figures("lunchtime_exclusions_ytd_count", "2024-10-31") == 1
    assert figures("lunchtime_exclusions_ytd_count", HT3) == 2
    assert figures("lunchtime_exclusions_ytd_count", HT3, phase="secondary", sen_provision="N") == 2


def test_they_are_in_no_other_measure_until_they_pass_45_days():
    figures = given(as_at=HT3, suspensions=[dict(category="LNCH", sessions=1)], roll=[dict(headcount=10)])
    counted = set()
    for each in measures():
        if each.family == "inclusion":
            found = figures(each.measure_id, HT3)
            counted |= {each.measure_id} if (found[0] if isinstance(found, tuple) else found) else set()
    assert counted == {"lunchtime_exclusions_ytd_count"}


def test_it_starts_again_on_1_september():
    figures = given(as_at="2025-10-31", suspensions=[dict(category="LNCH", start_date=day) for day in ("2025-08-31", "2025-09-01")])
    assert figures("lunchtime_exclusions_ytd_count", "2025-10-31") == 1
