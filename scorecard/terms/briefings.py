"""A briefing: the figures that a committee reads at a meeting, chosen and put in words by an author, and frozen to a release."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PLACES = ("england", "region", "neighbours")  # whose published figures may stand beside ours


@dataclass(frozen=True)
class BriefingItem:
    """A figure of a briefing. `subject` is an indicator's ID, or a measure's; `column` and `value` its cohort, empty for everybody.

    `words` are the author's; empty: the sentence that is drafted.
    """

    subject: str
    column: str = ""
    value: str = ""
    comparators: tuple[str, ...] = PLACES
    words: str = ""


@dataclass(frozen=True)
class Briefing:
    """A briefing as it was last saved. `briefing_id` is empty, and `entry_id` 0, before it is.

    `replaces`: the frozen briefing that this one is the new version of; empty where it is the first. One that is frozen never changes;
    `sha256` is then the hash of its manifest.
    """

    briefing_id: str
    title: str
    committee: str
    meeting: dt.date
    release_id: str
    items: tuple[BriefingItem, ...] = ()
    replaces: str = ""
    who: str = ""
    at: dt.datetime | None = None
    entry_id: int = 0
    frozen_by: str = ""
    frozen_at: dt.datetime | None = None
    sha256: str = ""

    @property
    def is_frozen(self) -> bool:
        """Whether it is what a meeting was given, and can change no more."""
        return self.frozen_at is not None
