"""A highlight report: what a board reads of one priority on one page, and who wrote which part of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PARTS = ("working_well", "less_well", "opportunities", "risks", "challenges", "milestones", "difference", "help")


@dataclass(frozen=True)
class Highlight:
    """What somebody wrote of a part of a priority's report as at a date. An empty text takes back what was written before."""

    highlight_id: int
    priority: str
    as_at: dt.date
    part: str  # one of PARTS
    text: str
    who: str
    at: dt.datetime
