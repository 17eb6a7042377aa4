"""Mean and limits, worked out by hand."""

import pytest

from scorecard.spc.limits import limits_of


def test_by_hand() -> None:
    limits = limits_of([10, 12, 11, 15])  # ranges 2, 1 and 4: 7/3 on average, and 2.66 of those are 6.2067
    assert limits is not None and limits.baseline == 4
    assert (limits.mean, limits.moving_range) == (12, pytest.approx(7 / 3))
    assert (limits.lower, limits.upper) == (pytest.approx(5.79333, abs=1e-5), pytest.approx(18.20667, abs=1e-5))
    assert (limits.near_lower, limits.near_upper) == (pytest.approx(12 - 4.13778, abs=1e-5), pytest.approx(12 + 4.13778, abs=1e-5))


def test_a_range_far_too_large_is_left_out_of_the_average_once_and_its_value_stays_in_the_mean() -> None:
    values = [1, 2, 1, 2, 1, 2, 31]  # ranges 1, five times, and 29: 34/6 on average; 29 is over 3.267 times that
    assert limits_of(values) == limits_of(values, screen=True)
    screened, whole = limits_of(values), limits_of(values, screen=False)
    assert screened is not None and whole is not None
    assert (screened.mean, whole.mean) == (40 / 7, 40 / 7)
    assert (screened.moving_range, whole.moving_range) == (1, pytest.approx(34 / 6))


def test_one_pass_alone() -> None:
    """What the second average would call too large stays."""
    ranges = [1.0] * 40 + [5, 100]  # 145/42 is 3.45, which leaves 100 out and 5 in; of the rest, 45/41, 3.267 times is 3.59
    values = [0.0]
    for place, each in enumerate(ranges):
        values.append(values[-1] + (each if place % 2 == 0 else -each))
    limits = limits_of(values)
    assert limits is not None and limits.moving_range == pytest.approx(45 / 41)


def test_a_range_of_exactly_3_267_times_the_average_is_left_out() -> None:
    limits = limits_of([0, 0.733, 0.733, 0.733, 4])  # ranges 0.733, 0, 0 and 3.267: 1 on average
    assert limits is not None and limits.moving_range == pytest.approx(0.733 / 3)
    just_less = limits_of([0, 0.734, 0.734, 0.734, 4])
    assert just_less is not None and just_less.moving_range == pytest.approx(1)


@pytest.mark.parametrize("value", [0, 0.1, 100 / 3, -7.7, 1e6 / 7])
@pytest.mark.parametrize("screen", [True, False])
def test_a_constant_series_has_limits_equal_to_its_mean(value: float, screen: bool) -> None:
    limits = limits_of([value] * 13, screen)
    assert limits is not None
    assert limits.lower == limits.upper == limits.mean == pytest.approx(value) and limits.moving_range == 0


def test_limits_are_not_clamped() -> None:
    limits = limits_of([1, 99] * 7)
    assert limits is not None and limits.lower < 0 and limits.upper > 100


@pytest.mark.parametrize("values", [[], [5]])
def test_without_a_range_there_are_no_limits(values: list[float]) -> None:
    assert limits_of(values) is None


@pytest.mark.parametrize(("points", "trial"), [(12, True), (13, False)])
def test_fewer_than_thirteen_points_give_trial_limits(points: int, trial: bool) -> None:
    limits = limits_of([1, 2] * 6 + [1] * (points - 12))
    assert limits is not None and limits.trial is trial
