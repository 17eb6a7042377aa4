"""returns.plans: when a plan was maintained here, and of whom."""

from make.rows import given


def test_a_plan_is_maintained_from_its_start_or_the_day_it_moved_in_to_its_cease_date():
    figures = given(
        plans=[
            dict(start_date="2020-01-01"),
            dict(start_date="2020-01-01", moved_in_date="2024-05-01", cease_date="2025-01-31", cease_reason="5"),
        ]
    )
    found = figures.connection.execute(
        "select maintained_from::varchar, maintained_to::varchar from returns.plans order by plan_id"
    ).fetchall()
    assert found == [("2020-01-01", "9999-12-31"), ("2024-05-01", "2025-01-31")]


def test_there_is_one_row_per_plan_with_its_own_need_and_its_childs_area():
    figures = given(
        plans=[dict(person_id="C1", area="North", primary_need="HI"), dict(person_id="C1", primary_need="VI"), dict(primary_need=None)]
    )
    found = figures.connection.execute("select area, primary_need from returns.plans order by plan_id").fetchall()
    assert found == [("North", "HI"), ("North", "VI"), ("Unknown", "Unknown")]


def test_mainstream_is_every_mainstream_placement_and_not_resourced_provision():
    placements = {
        "mainstream_early_years": True,
        "mainstream_primary": True,
        "mainstream_secondary": True,
        "resourced_provision": False,
        "special": False,
    }
    figures = given(plans=[dict(placement=placement) for placement in placements])
    assert dict(figures.connection.execute("select placement, is_mainstream from returns.plans").fetchall()) == placements
