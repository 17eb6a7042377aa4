"""plans_looked_after_count: plans maintained for looked-after children, at the snapshot's own date."""

from make.rows import given


def test_a_looked_after_childs_plan_counts_while_it_is_maintained():
    figures = given(
        plans=[dict(looked_after=True), dict(looked_after=False), dict(looked_after=True, cease_date="2025-06-29", cease_reason="2")]
    )
    assert figures("plans_looked_after_count", "2025-06-30") == 1
    assert figures.dates("plans_looked_after_count") == ["2025-06-30"]
    assert given()("plans_looked_after_count", "2025-06-30") == 0
