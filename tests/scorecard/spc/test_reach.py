"""How far limits are drawn: no further than the measure can go, or has gone."""

import pytest

from make.process import process
from scorecard import spc


@pytest.mark.parametrize(
    ("values", "unit", "held"),
    [
        ([1, 99], "percent", (0, 100)),
        ([1, 99], "count", (0, 130)),
        ([1, 104], "percent", (0, 130)),
        ([-1, 5], "gbp_million", (-30, 130)),
        ([], "percent", (0, 100)),
    ],
)
def test_a_limit_is_held_where_the_measure_ends(values: list[float], unit: str, held: tuple[float, float]) -> None:
    found = spc.reach(process(values), unit)
    assert (found.hold(-30), found.hold(130)) == held
    assert found.hold(50) == 50
