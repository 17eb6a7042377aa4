"""Exceptions: figures that need a reason (below target and tolerance, or a special cause for concern), and what is said of them.

found = exceptions(release.lines(), as_at, entries(), today, rebases(release.lines()))     what needs a reason, and how each stands
open_commentary(as_at)                                                                     what is said beside a figure, by indicator

What is said of a figure is carried forward to every later date until it is closed, also where the figure is no exception any more. One
that is closed covers its own figure and those before it: a later figure that is an exception needs a reason of its own.
"""

from scorecard.exceptions.commentary import entries, open_commentary, rebases, standing
from scorecard.exceptions.found import BELOW, CONCERN, Exceptional, Stands, exceptions, why

__all__ = [
    "BELOW",
    "CONCERN",
    "Exceptional",
    "Stands",
    "entries",
    "exceptions",
    "open_commentary",
    "rebases",
    "standing",
    "why",
]
