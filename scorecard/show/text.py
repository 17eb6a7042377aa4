"""Text on a page: shown as it is, whatever it holds."""

from scorecard.wording.inert import plain

__all__ = ["plain"]
