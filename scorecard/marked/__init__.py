"""The workbook back, marked: a copy of what a team sent, its cells coloured and explained, with a list of all findings in front."""

from scorecard.marked.copy import Marked, MarkedError, marked

__all__ = ["Marked", "MarkedError", "marked"]
