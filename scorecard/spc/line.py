"""The process behind a line of the scorecard: its periods up to a date, judged by its better direction, its target and its rebases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from scorecard.released import Line, Point
from scorecard.spc.process import process_of
from scorecard.spc.suits import suits
from scorecard.spc.terms import Process, Rebase, Rules


def process_of_line(line: Line, as_at: dt.date, rebases: Iterable[Rebase] = ()) -> Process | None:
    """A line's process as at a date; None where the series does not suit one, or has no figure by then. A status is a gap, never a zero."""
    of = line.indicator
    if not suits(of.window, of.frequency) or of.kind == "published":
        return None
    points = [Point(each.as_at, each.numerator, each.denominator, each.value, each.sign) for each in line.readings if each.as_at <= as_at]
    if not any(each.value is not None for each in points):
        return None
    target = line.target(line.at(as_at).as_at)  # as the rating: what was aimed at on the figure's own date
    return process_of(points, Rules(of.better, target.target if target else None, rebases=tuple(rebases)))
