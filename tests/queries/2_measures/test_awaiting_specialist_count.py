"""awaiting_specialist_count: plans in mainstream, or without a placement, that await a specialist one."""

from make.rows import given


def test_mainstream_and_awaiting_count_and_other_placements_do_not():
    placements = (
        "mainstream_early_years",
        "mainstream_primary",
        "mainstream_secondary",
        "awaiting",
        "resourced_provision",
        "special",
        "ehe",
    )
    figures = given(plans=[dict(placement=placement, awaiting_specialist=True) for placement in placements])
    assert figures("awaiting_specialist_count", "2025-06-30") == 4
    assert figures.dates("awaiting_specialist_count") == ["2025-06-30"]


def test_who_awaits_none_or_has_no_plan_now_does_not_count():
    figures = given(plans=[dict(placement="awaiting"), dict(awaiting_specialist=True, cease_date="2025-06-29", cease_reason="2")])
    assert figures("awaiting_specialist_count", "2025-06-30") == 0
