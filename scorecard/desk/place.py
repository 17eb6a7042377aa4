"""A return at an as-at date: how it stands, in words with a symbol, never by colour alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from scorecard import gate
from scorecard.reference import Sender
from scorecard.terms import Snapshot
from scorecard.wording import count, day


class Stands(StrEnum):
    """How a return at an as-at date stands, what asks for something first."""

    LATE = "late"
    HELD = "held"
    QUERIES = "queries"
    READY = "ready"
    ACCEPTED = "accepted"  # and not published
    RENEWED = "renewed"  # published, and a newer one accepted since
    DUE = "due"
    PUBLISHED = "published"


TO_DO = {
    "Late": (Stands.LATE,),
    "Held": (Stands.HELD,),
    "With queries": (Stands.QUERIES,),
    "Ready to accept": (Stands.READY,),
    "Ready to publish": (Stands.ACCEPTED, Stands.RENEWED),
}


@dataclass(frozen=True)
class Place:
    """A return at an as-at date. `submission` is the one that it stands by, None where none came; `standing` that one's findings, where it
    is not accepted; `earlier` how a submission of the same date stands that came before it and is accepted."""

    sender: Sender
    title: str
    as_at: dt.date
    stands: Stands
    due: dt.date | None = None
    days_late: int = 0
    submission: Snapshot | None = None
    standing: gate.Standing | None = None
    earlier: Stands | None = None

    @property
    def name(self) -> str:
        """Which return it is: `EHC casework as at 31 March 2024`."""
        return f"{self.title} as at {day(self.as_at)}"

    @property
    def said(self) -> str:
        """How it stands, in words with a symbol: `■ Held: 4 findings`, `! Late by 3 days`."""
        match self.stands:
            case Stands.LATE:
                return f"! Late by {count(self.days_late, 'day', 'days')}"
            case Stands.DUE:
                return f"○ Due by {day(self.due).removesuffix(f' {self.as_at.year}')}" if self.due else "○ Due"
            case Stands.HELD:
                return f"■ Held{self._why}"
            case Stands.QUERIES:
                return f"? {count(self._queries, 'query', 'queries')} open" if self._queries else "? Queries open"
            case Stands.READY:
                return "▸ Ready to accept"
            case Stands.ACCEPTED:
                return "✔ Accepted"
            case Stands.RENEWED:
                return "◐ Newer accepted"
            case _:
                return "● Published"

    @property
    def beside(self) -> str:
        """What else is to be known of it; empty for nothing: that an earlier submission of the date shows, or is accepted."""
        if self.stands is Stands.RENEWED:
            return "the release that shows rests on the one before"
        if self.earlier is None:
            return ""
        return "an earlier one is accepted" if self.earlier is Stands.ACCEPTED else "an earlier one is published"

    @property
    def _why(self) -> str:
        if self.submission is not None and self.submission.held_by:
            return f" by {self.submission.held_by}"
        holding = len(self.standing.holding) if self.standing else 0
        return f": {count(holding, 'finding', 'findings')}" if holding else ""

    @property
    def _queries(self) -> int:
        return len(self.standing.queries) if self.standing else 0
