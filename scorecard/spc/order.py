"""Which of two figures is larger. Figures are divisions and sums, so two that are equal on paper may differ in their last places."""

from __future__ import annotations

import math

NOTHING = 1e-9  # a difference smaller than this, or than this part of the figures, is none


def compare(one: float, other: float) -> int:
    """1 where the first is larger, -1 where it is smaller, 0 where they are equal but for what arithmetic leaves behind.

    A constant series would else stand beside its own mean, and a point on a limit outside it.
    """
    if math.isclose(one, other, rel_tol=NOTHING, abs_tol=NOTHING):
        return 0
    return 1 if one > other else -1
