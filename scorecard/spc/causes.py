"""Special causes: what normal variation does not give. Each rule says of every point 1 (high, rising), -1 (low, falling) or 0.

The points are those between two rebases, in order, without missing months: what looks across a rebase would find the rebase.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scorecard.spc.order import compare
from scorecard.spc.terms import HIGH, LOW, OUTSIDE, SHIFT, TREND, TWO_IN_THREE, Limits

RUN = 7  # points that make a trend or a shift


def causes(values: Sequence[float], limits: Limits, two_in_three: str = "2023") -> list[tuple[str, str]]:
    """Each point's special cause and its side (high, low), the first that applies; both empty for common cause."""
    beyond = outside(values, limits)
    sides = [compare(each, limits.mean) for each in values]
    rules = {
        OUTSIDE: beyond,
        TREND: trend(values),
        TWO_IN_THREE: close(sides, near(values, limits, None if two_in_three == "2023" else beyond)),
        SHIFT: shift(sides),
    }
    found = []
    for place in range(len(values)):
        cause = next((name for name, flags in rules.items() if flags[place]), "")
        found.append((cause, (HIGH if rules[cause][place] > 0 else LOW) if cause else ""))
    return found


def outside(values: Sequence[float], limits: Limits) -> list[int]:
    """Points beyond a process limit; one on it is not."""
    return [_beyond(each, limits.lower, limits.upper) for each in values]


def near(values: Sequence[float], limits: Limits, beyond: Sequence[int] | None = None) -> list[int]:
    """Points beyond a near limit; without those that are `beyond` the process limit too, where they are given."""
    found = [_beyond(each, limits.near_lower, limits.near_upper) for each in values]
    return found if beyond is None else [0 if out else side for side, out in zip(found, beyond, strict=True)]


def _beyond(value: float, lower: float, upper: float) -> int:
    return (compare(value, upper) > 0) - (compare(value, lower) < 0)


def trend(values: Sequence[float]) -> list[int]:
    """Seven points running, each above (or each below) the one before: all seven. A tie breaks it. In two trends, the later one."""
    steps = [compare(later, earlier) for earlier, later in pairwise(values)]
    return _runs(steps, RUN - 1, RUN, len(values))


def shift(sides: Sequence[int]) -> list[int]:
    """Seven points running on one side of the mean: all seven. A point on the mean breaks it. `sides`: each point's, 1, -1 or 0."""
    return _runs(sides, RUN, RUN, len(sides))


def _runs(signs: Sequence[int], length: int, points: int, total: int) -> list[int]:
    """So many equal signs in a row, none of them 0, flag so many points."""
    found = [0] * total
    for start in range(len(signs) - length + 1):
        if signs[start] and len(set(signs[start : start + length])) == 1:
            found[start : start + points] = [signs[start]] * points
    return found


def close(sides: Sequence[int], near_limit: Sequence[int]) -> list[int]:
    """Of three neighbours on one side of the mean, two or more beyond the near limit: those two or three."""
    found = [0] * len(sides)
    for start in range(len(sides) - 2):
        three = range(start, start + 3)
        on_one_side = sides[start] and len({sides[each] for each in three}) == 1
        if on_one_side and sum(near_limit[each] != 0 for each in three) >= 2:
            for each in three:
                found[each] = near_limit[each] or found[each]
    return found
