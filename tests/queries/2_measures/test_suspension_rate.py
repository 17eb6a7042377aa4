"""suspension_rate: suspensions since September for every 100 pupils on roll."""

import pytest

from make.rows import given

HT3 = "2025-02-15"


def test_it_is_incidents_over_headcount_at_every_date_on_the_same_roll():
    figures = given(
        as_at=HT3,
        suspensions=[dict(start_date=day) for day in ("2024-09-02", "2024-12-02", "2025-01-10")],
        roll=[dict(headcount=150), dict(sen_provision="K", headcount=50)],
    )
    assert figures("suspension_rate", "2024-10-31") == (1, 200, 0.5)
    assert figures("suspension_rate", HT3) == (3, 200, 1.5)
    assert figures("suspension_rate", HT3, sen_provision="N") == (3, 150, 2)
    assert figures("suspension_rate", HT3, sen_provision="K") == (0, 50, 0)


def test_it_can_pass_100():
    figures = given(as_at=HT3, suspensions=[dict(pupil_id="P1")] * 7, roll=[dict(headcount=5)])
    assert figures("suspension_rate", HT3) == (7, 5, 140)


def test_a_headcount_of_0_or_none_is_not_applicable():
    figures = given(as_at=HT3, suspensions=[dict(), dict(sen_provision="K")], roll=[dict(headcount=0)])
    assert figures("suspension_rate", HT3, sen_provision="N") == (1, 0, "z")
    assert figures("suspension_rate", HT3, sen_provision="K") == (1, 0, "z")  # a row in one sheet alone
    assert figures("suspension_rate", HT3, sen_provision="E") is None  # a row in neither


def test_a_cohort_with_pupils_and_no_suspension_has_its_cell():
    figures = given(as_at=HT3, roll=[dict(phase="special", sen_provision="E", headcount=120)])
    assert figures("suspension_rate", HT3, phase="special", sen_provision="E") == (0, 120, 0)


@pytest.mark.parametrize("category", ["LNCH", "PERM"])
def test_other_categories_are_left_out(category):
    figures = given(as_at=HT3, suspensions=[dict(category=category), dict(category="FIXD")], roll=[dict(headcount=100)])
    assert figures("suspension_rate", HT3) == (1, 100, 1)


def test_last_years_suspensions_are_last_years():
    figures = given(
        as_at="2025-10-31", suspensions=[dict(start_date="2025-08-31"), dict(start_date="2025-09-01")], roll=[dict(headcount=50)]
    )
    assert figures("suspension_rate", "2025-10-31") == (1, 50, 2)
