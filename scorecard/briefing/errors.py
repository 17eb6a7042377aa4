"""What cannot be made, or opened, of a briefing. Each message says why, and what to do."""

from __future__ import annotations

from scorecard.terms import ScorecardError


class BriefingError(ScorecardError):
    """A briefing that cannot be drafted, frozen or opened as it was asked for."""
