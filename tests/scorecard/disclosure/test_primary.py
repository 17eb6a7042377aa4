"""What is too small by itself: numerators, denominators, and those who are in the denominator alone. Each by hand."""

from __future__ import annotations

import pytest

from make.disclosed import cells, rule
from scorecard.disclosure.primary import is_suppressed, parts

COUNT, RATE = rule(unit="count"), rule(unit="percent")
MEAN = rule(unit="weeks")


def suppressed(figure, of, threshold: int = 5) -> bool:
    (cell,) = cells({"": figure})
    return is_suppressed(cell, of, threshold)


@pytest.mark.parametrize("threshold", [3, 5, 6, 10])
def test_a_count_of_1_to_k_less_1_is_suppressed_and_zero_is_shown(threshold: int) -> None:
    assert not suppressed(0, COUNT, threshold)
    assert all(suppressed(count, COUNT, threshold) for count in range(1, threshold))
    assert not suppressed(threshold, COUNT, threshold)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ((10, 40), False),
        ((4, 40), True),  # too few in the numerator
        ((36, 40), True),  # too few are not in it: 40 - 36
        ((35, 40), False),
        ((0, 4), True),  # too few in all
        ((4, 4), True),
        ((0, 40), False),
        ((40, 40), False),  # nobody is left out: a real zero
        ((0, 0), False),  # not applicable
    ],
)
def test_a_rate_is_suppressed_for_any_of_its_three_counts(figure, expected: bool) -> None:
    assert suppressed(figure, RATE) is expected


def test_a_rate_over_100_has_no_remainder() -> None:
    assert not suppressed((43, 40), rule(unit="per 100 pupils"))


def test_a_mean_is_suppressed_for_few_children_not_for_few_weeks() -> None:
    assert suppressed((30, 4), MEAN)
    assert not suppressed((2, 6), MEAN)


def test_weeks_are_told_in_whole_days() -> None:
    (cell,) = cells({"": (10 / 7, 6)})
    assert [(each.name, each.value, each.is_count) for each in parts(cell, MEAN)] == [("numerator", 10, False), ("denominator", 6, True)]


def test_less_than_one_post_is_small_too() -> None:
    assert suppressed(0.4, rule(unit="fte"))


def test_what_is_not_available_tells_nothing() -> None:
    (cell,) = cells({"": 3})
    assert not is_suppressed(cell._replace(numerator=None, sign="x"), COUNT, 5)
