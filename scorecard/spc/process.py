"""A series, judged: sorted, parted at its rebases, each part with its own limits and special causes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import fmean

from scorecard.released import Point
from scorecard.spc.causes import causes
from scorecard.spc.limits import limits_of
from scorecard.spc.terms import CONCERN, HIGH, IMPROVEMENT, NEITHER, Judged, Process, Rebase, Rules, UnusableProcess


def process_of(points: Sequence[Point], rules: Rules | None = None) -> Process:
    """The process behind a measure's figures of one cohort, in any order; a point without a value is a missing month.

    A missing month is a gap, never a zero: it neither breaks a run nor adds to one, and the moving range across it is that of the two
    points on either side. The neighbours are the points that there are: to take a figure that came late for a change, or to break a run
    because one return was missing, would make signals of the collection and not of the service.

    Raises UnusableProcess for two points of one date, and for a value that is no number.
    """
    rules = rules or Rules()
    ordered = sorted(points, key=lambda each: each.as_at)
    for earlier, later in pairwise(ordered):
        if earlier.as_at == later.as_at:
            raise UnusableProcess(f"Two figures of {later.as_at.isoformat()}, where a series has one of each date. Give one cohort's.")
    for each in ordered:
        if each.value is not None and not math.isfinite(each.value):
            raise UnusableProcess(f"The figure of {each.as_at.isoformat()} is {each.value}, and no number. Leave a missing one empty.")

    def part(point: Point) -> int:
        return sum(each.on <= point.as_at for each in rules.rebases)

    judged = [each for _, group in groupby(ordered, key=part) for each in _part(list(group), rules)]
    cases = [each.denominator for each in ordered if each.value is not None and each.denominator is not None]
    return Process(tuple(judged), rules, _parting(judged, rules), fmean(cases) if cases else None)


def _part(points: Sequence[Point], rules: Rules) -> list[Judged]:
    """The points between two rebases, judged by their own limits."""
    values = [each.value for each in points if each.value is not None]
    limits = limits_of(values[: rules.fix_after], rules.screen)
    judged = [Judged(each.as_at, each.value, limits) for each in points]
    if limits is None:
        return judged
    found = iter(causes(values, limits, rules.two_in_three))
    return [each if each.value is None else _told(each, *next(found), rules.better) for each in judged]


def _told(point: Judged, cause: str, side: str, better: str) -> Judged:
    if not cause:
        return point
    meaning = NEITHER if not better else IMPROVEMENT if (side == HIGH) == (better == "higher") else CONCERN
    return replace(point, cause=cause, side=side, meaning=meaning)


def _parting(judged: Sequence[Judged], rules: Rules) -> tuple[Rebase, ...]:
    """The rebases that have a figure on both sides, by date: the others part nothing."""
    dates = [each.as_at for each in judged if each.value is not None]
    return tuple(sorted(each for each in rules.rebases if dates and dates[0] < each.on <= dates[-1]))
