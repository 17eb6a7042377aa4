"""What somebody did, as the register has it, in words, and how many acts a list has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scorecard.wording.numbers import count

WORDS = {
    "received": "Received",
    "checked": "Checked again",
    "answered": "Queries answered",
    "carried_over": "Answers carried over from before",
    "released": "Findings released",
    "set_aside": "Records set aside",
    "taken_back": "Decisions taken back",
    "accepted": "Accepted",
    "held": "Held",
    "proposed": "Publication proposed",
    "published": "Published",
    "withdrawn": "Withdrawn",
    "published_again": "Published again",
    "erased": "Erased",
    "explained": "Exception explained",
    "closed": "Explanation closed",
    "rebased": "Limits start anew",
    "rebase_taken_back": "Limits go on as before",
    "highlighted": "Highlight report written",
    "link_made": "Shared link made",
    "link_revoked": "Shared link revoked",
    "briefed": "Briefing saved",
    "frozen": "Briefing frozen",
}


def was_published(result: Mapping[str, Any]) -> str:
    """What came of a publication: `Release r0003 is published, and shows now.`"""
    if result["new"]:
        return f"Release {result['release']} is published, and shows now."
    return f"Nothing has changed since release {result['release']}, which shows now."


def act(name: str) -> str:
    """An act in words: `Queries answered`; one that has none, as the register has it."""
    return WORDS.get(name, name)


def acts_listed(shown: int, matching: int, every: int) -> str:
    """How many acts there are of those asked for: `12 of 340 acts.`"""
    if not matching:
        return f"None of the {count(every, 'act', 'acts')} is what was asked for."
    said = f"{matching:,} of {count(every, 'act', 'acts')}." if matching < every else f"{count(every, 'act', 'acts')}."
    return f"{said}{_first(shown, matching)}"


def openings_listed(shown: int, every: int) -> str:
    """How many openings of children's records there are."""
    return f"{count(every, 'opening', 'openings')}.{_first(shown, every)}"


def _first(shown: int, matching: int) -> str:
    return f" The newest {shown:,} are shown; the files have all of them." if shown < matching else ""
