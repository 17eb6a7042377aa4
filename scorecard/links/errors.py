"""What cannot be made, or opened, of a shared link. Each message says why, and what to do."""

from __future__ import annotations

from scorecard.terms import ScorecardError


class LinkError(ScorecardError):
    """A link that cannot be made, or that opens nothing."""
