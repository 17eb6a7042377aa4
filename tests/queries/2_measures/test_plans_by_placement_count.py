"""plans_by_placement_count: plans maintained, by placement, at the snapshot's own date."""

from make.rows import given


def test_plans_count_at_their_placement_and_ceased_ones_do_not():
    figures = given(
        plans=[
            dict(placement="special"),
            dict(placement="special"),
            dict(placement="awaiting"),
            dict(placement="special", cease_date="2025-06-29", cease_reason="2"),
        ]
    )
    assert figures("plans_by_placement_count", "2025-06-30") == 3
    assert figures("plans_by_placement_count", "2025-06-30", detail="special") == 2
    assert figures("plans_by_placement_count", "2025-06-30", detail="awaiting") == 1
    assert figures("plans_by_placement_count", "2025-06-30", detail="inmss") is None


def test_a_placement_is_known_at_the_snapshots_own_date_alone():
    assert given(plans=[dict(placement="special")]).dates("plans_by_placement_count") == ["2025-06-30"]
