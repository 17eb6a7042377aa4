"""What all of our errors are."""

from __future__ import annotations


class ScorecardError(Exception):
    """Anything of ours that cannot be done; its message is a sentence that says where, what was found, and what to do."""
