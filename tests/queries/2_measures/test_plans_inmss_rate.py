"""plans_inmss_rate: of the plans maintained, those in independent and non-maintained special schools."""

from make.rows import given


def test_one_plan_of_four_is_in_an_independent_special_school():
    figures = given(plans=[dict(placement=placement) for placement in ("inmss", "special", "awaiting", "neet")])
    assert figures("plans_inmss_rate", "2025-06-30") == (1, 4, 25)
    assert figures.dates("plans_inmss_rate") == ["2025-06-30"]


def test_no_plans_maintained_is_not_applicable():
    figures = given(plans=[dict(placement="inmss", start_date="2025-01-01", cease_date="2025-06-29", cease_reason="2")])
    assert figures("plans_inmss_rate", "2025-06-30") == (0, 0, "z")
