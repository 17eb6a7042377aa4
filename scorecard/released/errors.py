"""Why figures cannot be had. Each message says why, and what to do."""

from __future__ import annotations

from scorecard.terms import ScorecardError


class ReleaseError(ScorecardError):
    """Figures that cannot be had; the message says why, and what to do."""


class NoRelease(ReleaseError):
    """There is no such release, or its file cannot be read."""


class NothingPublished(NoRelease):
    """There is no release at all yet."""


class UnknownMeasure(ReleaseError):
    """The release has no measure, or no view, of that name."""


class NoWindow(ReleaseError):
    """The measure does not add up over months, or there is no window of that name."""
