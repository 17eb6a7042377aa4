"""The limits of a process: what normal variation gives, from how far neighbours differ (docs/spc.md, "Limits")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from scorecard.spc.order import compare
from scorecard.spc.terms import Limits

WIDTH = 2.66  # of the average moving range, from the mean to a process limit: 3 / 1.128
NEAR = 2 / 3  # of that, to a near limit
TOO_LARGE = 3.267  # times the average moving range: one as large as this is left out of it


def limits_of(values: Sequence[float], screen: bool = True) -> Limits | None:
    """Mean and limits of a baseline, in its unit, unclamped; None under two points, which have no moving range.

    `screen`: moving ranges of 3.267 times their average and more are left out, once; the values themselves never are.
    """
    if len(values) < 2:
        return None
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    average = fmean(ranges)
    if screen:
        # Of a constant series every range is 0, and so not under 3.267 times their average: then all of them stay.
        average = fmean([each for each in ranges if compare(each, TOO_LARGE * average) < 0] or ranges)
    mean, width = fmean(values), WIDTH * average
    return Limits(mean, average, mean - width, mean - NEAR * width, mean + NEAR * width, mean + width, len(values))
