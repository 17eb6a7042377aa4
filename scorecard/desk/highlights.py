"""Highlight reports at the desk: what was written of a priority, carried forward from the report before until somebody writes it anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from scorecard import access
from scorecard.access import Role
from scorecard.register import Register
from scorecard.terms import PARTS, ScorecardError

LONGEST = 500  # characters of a part: eight of them fit a page of A4, below what is known by rule


class HighlightError(ScorecardError):
    """What cannot be entered in a report: says which part, what was found and what was expected."""


class Written(NamedTuple):
    """What stands in a part of a report: its text, of which as-at date, and by whom. A `draft` is carried forward from an earlier date."""

    text: str
    as_at: dt.date
    who: str
    at: dt.datetime
    draft: bool


class Texts(NamedTuple):
    """What stands in a report, by part; a part of which nothing was written is not there. `seen` is the newest entry that it knows of."""

    parts: Mapping[str, Written]
    seen: int


@access.only(Role.OFFICER)
def texts(priority: str, as_at: dt.date) -> Texts:
    """What stands in a priority's report as at a date: of each part what was written for it, else for the newest date before."""
    entries = Register.open().highlights(priority)
    found = {}
    for part in PARTS:
        of = [each for each in entries if each.part == part and each.as_at <= as_at]
        if not of:
            continue
        last = max(of, key=lambda each: (each.as_at, each.highlight_id))
        if last.text:
            found[part] = Written(last.text, last.as_at, last.who, last.at, draft=last.as_at < as_at)
    return Texts(found, max((each.highlight_id for each in entries), default=0))


@access.only(Role.AUTHOR)
def write(priority: str, as_at: dt.date, who: str, written: Mapping[str, str], of: Texts) -> int:
    """Enter those parts that say something else than `of` does, and drafts that are to stand as they are; gives how many.

    Raises HighlightError without a name, where nothing is new, or for a text that is too long or holds what nobody can see; RegisterError
    where somebody wrote meanwhile.
    """
    if not who.strip():
        raise HighlightError("Give your name: it stands in the register beside what you write.")
    new = {}
    for part, text in written.items():
        text = "\n".join(line.rstrip() for line in text.strip().splitlines())
        stands = of.parts.get(part)
        if text == (stands.text if stands else "") and not (stands and stands.draft):
            continue
        if len(text) > LONGEST:
            raise HighlightError(f"A part has {len(text):,} characters, and a page has room for {LONGEST}. Shorten it: {text[:40]}…")
        if strange := [each for each in text if not each.isprintable() and each != "\n"]:
            raise HighlightError(f"A part holds a character that nobody can see (U+{ord(strange[0]):04X}). Type it again: {text[:40]}…")
        new[part] = text
    if not new:
        raise HighlightError("Nothing was changed, so nothing was entered.")
    Register.open().write_highlights(priority, as_at, who.strip(), new, of.seen)
    return len(new)
