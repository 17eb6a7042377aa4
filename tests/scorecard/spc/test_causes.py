"""Special causes, each by hand and on its boundary. Mean 50, limits 20 and 80, near limits 30 and 70, unless said."""

import pytest

from scorecard.spc.causes import causes
from scorecard.spc.terms import Limits

LIMITS = Limits(50, 30 / 2.66, 20, 30, 70, 80, 20)
NONE = ("", "")


def found(*values: float, two_in_three: str = "2023", limits: Limits = LIMITS) -> list[tuple[str, str]]:
    return causes(values, limits, two_in_three)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(80, NONE), (80.001, ("outside", "high")), (20, NONE), (19.999, ("outside", "low")), (80 + 1e-12, NONE), (20 - 1e-12, NONE)],
)
def test_outside_is_strictly_outside(value: float, expected: tuple[str, str]) -> None:
    assert found(50, value, 50) == [NONE, expected, NONE]


def test_seven_points_rising_are_all_flagged_and_six_are_not() -> None:
    assert found(47, 48, 49, 50, 51, 52, 53) == [("trend", "high")] * 7
    assert found(48, 49, 50, 51, 52, 53) == [NONE] * 6
    assert found(53, 52, 51, 50, 49, 48, 47) == [("trend", "low")] * 7


def test_a_tie_breaks_a_trend_also_one_that_arithmetic_blurs() -> None:
    assert found(47, 48, 49, 49, 50, 51, 52) == [NONE] * 7
    assert found(47, 48, 49, 49 + 1e-12, 50, 51, 52) == [NONE] * 7


def test_a_point_in_two_trends_is_told_of_the_later() -> None:
    peak = found(44, 45, 46, 47, 48, 49, 51, 49, 48, 47, 46, 45, 44)
    assert peak == [("trend", "high")] * 6 + [("trend", "low")] * 7


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        ((71, 60, 71), (0, 2)),
        ((71, 71, 60), (0, 1)),
        ((60, 71, 71), (1, 2)),
        ((71, 71, 71), (0, 1, 2)),
        ((71, 60, 60, 71), ()),
        ((70, 60, 71), ()),  # on the near limit is not beyond it
        ((71, 50, 71), ()),  # the third is on the mean, and so on no side
        ((71, 49, 71), ()),  # the third is on the other side
        ((71, 29, 60), ()),  # one on each side
    ],
)
def test_two_of_three_neighbours_on_one_side_near_the_limit(values: tuple[float, ...], flagged: tuple[int, ...]) -> None:
    told = found(*values)
    assert told == [("two_in_three", "high") if place in flagged else NONE for place in range(len(values))]
    mirrored = found(*(100 - each for each in values))
    assert mirrored == [("two_in_three", "low") if place in flagged else NONE for place in range(len(values))]


def test_since_2023_a_point_beyond_the_process_limit_counts_too() -> None:
    assert found(81, 60, 71) == [("outside", "high"), NONE, ("two_in_three", "high")]
    assert found(81, 60, 71, two_in_three="original") == [("outside", "high"), NONE, NONE]
    assert found(71, 60, 72, two_in_three="original") == [("two_in_three", "high"), NONE, ("two_in_three", "high")]


def test_seven_points_on_one_side_are_all_flagged_and_six_are_not() -> None:
    zigzag = (55, 54, 55, 54, 55, 54)
    assert found(*zigzag) == [NONE] * 6
    assert found(*zigzag, 55) == [("shift", "high")] * 7
    assert found(49, *zigzag, 55, 49) == [NONE, *[("shift", "high")] * 7, NONE]
    assert found(*(100 - each for each in zigzag), 45) == [("shift", "low")] * 7


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    assert found(55, 54, 55, 50, 55, 54, 55, 54) == [NONE] * 8
    assert found(55, 54, 55, 50 + 1e-12, 55, 54, 55, 54) == [NONE] * 8


def test_the_first_that_applies_is_told() -> None:
    rising = (51, 55, 60, 65, 71, 75, 81)  # rises, above the mean, near the limit, and at last outside
    assert found(*rising) == [("trend", "high")] * 6 + [("outside", "high")]
    level = (55, 54, 71, 54, 71, 54, 55)  # above the mean, two of three near the limit
    assert [cause for cause, _ in found(*level)] == ["shift", "shift", "two_in_three", "shift", "two_in_three", "shift", "shift"]


def test_a_constant_series_has_none_and_what_leaves_it_is_outside() -> None:
    still = Limits(5, 0, 5, 5, 5, 5, 13)
    assert found(*[5] * 13, limits=still) == [NONE] * 13
    assert found(*[5] * 13, 5.1, limits=still)[-1] == ("outside", "high")
    assert found(*[0.1 + 0.2] * 8, limits=Limits(0.3, 0, 0.3, 0.3, 0.3, 0.3, 13)) == [NONE] * 8
