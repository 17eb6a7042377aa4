"""What somebody did, as the register has it, in words."""

from __future__ import annotations

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
}


def act(name: str) -> str:
    """An act in words: `Queries answered`; one that has none, as the register has it."""
    return WORDS.get(name, name)
