"""What somebody did, as the register has it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def was_published(result: Mapping[str, Any]) -> str:
    """What came of a publication: `Release r0003 is published, and shows now.`"""
    if result["new"]:
        return f"Release {result['release']} is published, and shows now."
    return f"Nothing has changed since release {result['release']}, which shows now."


def act(name: str) -> str:
    """An act in words: `Queries answered`; one that has none, as the register has it."""
    return WORDS.get(name, name)
