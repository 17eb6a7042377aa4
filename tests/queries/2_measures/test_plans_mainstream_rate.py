"""plans_mainstream_rate: of the plans maintained, those in mainstream or resourced provision."""

from make.rows import given


def test_every_kind_of_mainstream_and_resourced_provision_count_of_all_placements():
    inside = ("mainstream_early_years", "mainstream_primary", "mainstream_secondary", "resourced_provision")
    outside = ("special", "inmss", "alternative_provision", "further_education", "ehe", "neet", "other", "awaiting")
    figures = given(plans=[dict(placement=placement) for placement in inside + outside])
    assert figures("plans_mainstream_rate", "2025-06-30") == (4, 12, 100 * 4 / 12)
    assert figures.dates("plans_mainstream_rate") == ["2025-06-30"]


def test_no_plans_maintained_is_not_applicable():
    figures = given(plans=[dict(cease_date="2025-06-29", cease_reason="2")])
    assert figures("plans_mainstream_rate", "2025-06-30") == (0, 0, "z")
