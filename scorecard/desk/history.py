"""What was done: every act in the register, and every opening of children's records, newest first, in plain words.

It names no record: of records that were set aside it says how many, not which.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from scorecard import access, reference
from scorecard.access import Role
from scorecard.export import Sheet
from scorecard.reference import ReferenceFileError
from scorecard.register import ACCESS_LOG, Register
from scorecard.terms import Access, Act, Entry, Release, Snapshot
from scorecard.wording import ACTS, act, day, highlight

MOST_SHOWN = 2_000  # acts sent to the browser at once
OF_RELEASES = "Releases"  # stands in place of a return for what was done to no single one
OF_INDICATORS = "Indicators"  # and for what was said of one
OF_ACCESS = "Access log"  # and for what was done to that
OF_THE_PLAN = "Improvement plan"  # and for what was written of one of its priorities
OF_LINKS = "Shared links"  # and for what was done to one
UNPLACED = "Not recognised"
SAID = (Act.EXPLAINED, Act.CLOSED, Act.REBASED, Act.REBASE_TAKEN_BACK)  # acts that are done to an indicator
HEADINGS = ("When (UTC)", "What happened", "How many", "To what", "Received (UTC)", "Who", "Why", "ID")
SOURCE = "The register of SEND Scorecard. Times are UTC."
OPENED = ("When (UTC)", "Who", "What was opened", "Of what")


class Did(NamedTuple):
    """An act. `many`: how many findings or records it decided on, where it decided on any; `received`: when what it was done to came, where
    that is a submission; `subject`: its ID."""

    at: dt.datetime
    kind: str
    many: int | None
    of: str
    received: dt.datetime | None
    return_name: str  # OF_RELEASES of a publication, OF_INDICATORS of what was said, OF_THE_PLAN, UNPLACED where nobody could tell
    who: str
    why: str
    subject: str

    @property
    def what(self) -> str:
        """What happened, in words: `Queries answered: 12`."""
        return self.kind if self.many is None else f"{self.kind}: {self.many:,}"


@access.only(Role.STEWARD)
def acts() -> list[Did]:
    """Every act, newest first."""
    register = Register.open()
    entries, decided = register.acts(), register.decided()
    submissions = {each.snapshot_id: each for each in register.submissions()}
    releases = {each.release_id: each for each in register.releases()}
    labels = _labels()
    return [_did(each, decided.get(each.act_id), submissions, releases, labels) for each in entries]


@access.to_all
def narrowed(found: Iterable[Did], kind: str = "", return_name: str = "", who: str = "", words: str = "") -> list[Did]:
    """Those of one kind, return and person, that have all of these words somewhere; what is empty narrows nothing."""
    asked = words.casefold().split()
    return [
        each
        for each in found
        if kind in ("", each.kind)
        and return_name in ("", each.return_name)
        and who in ("", each.who)
        and (not asked or all(word in _text(each) for word in asked))
    ]


@access.to_all
def kinds(found: Iterable[Did]) -> list[str]:
    """The kinds of act that there are, in the order of a return's way."""
    there = {each.kind for each in found}
    return [*(each for each in ACTS.values() if each in there), *sorted(there - set(ACTS.values()))]


@access.to_all
def returns(found: Iterable[Did]) -> list[str]:
    """The returns that something was done to, by name; releases, indicators, the plan and what was not recognised last."""
    last = (OF_RELEASES, OF_INDICATORS, OF_THE_PLAN, OF_LINKS, OF_ACCESS, UNPLACED)
    return sorted({each.return_name for each in found}, key=lambda name: (name in last, name))


@access.to_all
def people(found: Iterable[Did]) -> list[str]:
    """Who did something, by name."""
    return sorted({each.who for each in found}, key=str.casefold)


@access.to_all
def table(found: Sequence[Did]) -> pl.DataFrame:
    """Acts as a page shows them, at most MOST_SHOWN."""
    kinds = {HEADINGS[0]: pl.Datetime, "What happened": pl.String, "To what": pl.String, "Received (UTC)": pl.Datetime}
    kinds |= {"Who": pl.String, "Why": pl.String}
    rows = [(each.at, each.what, each.of, each.received, each.who, each.why) for each in found[:MOST_SHOWN]]
    return pl.DataFrame(rows, schema=kinds, orient="row")


@access.only(Role.STEWARD)
def openings() -> list[Access]:
    """Every opening of children's records, newest first."""
    return Register.open().accesses()


@access.to_all
def opened(found: Sequence[Access]) -> pl.DataFrame:
    """Openings as a page shows them, at most MOST_SHOWN."""
    return pl.DataFrame(found[:MOST_SHOWN], schema=dict(zip(OPENED, (pl.Datetime, *[pl.String] * 3), strict=True)), orient="row")


@access.to_all
def listed(found: Iterable[Did], what: str = "every act") -> Sheet:
    """Acts as a table to be written, all that are given. Times as yyyy-mm-dd hh:mm, UTC."""
    rows = tuple((_time(each.at), each.kind, each.many, each.of, _time(each.received), each.who, each.why, each.subject) for each in found)
    return Sheet(HEADINGS, rows, f"History: {what}", SOURCE)


@access.to_all
def listed_openings(found: Iterable[Access]) -> Sheet:
    """Openings as a table to be written, all that are given. Times as yyyy-mm-dd hh:mm, UTC."""
    return Sheet(OPENED, tuple((_time(each.at), each.who, each.what, each.subject) for each in found), "Children's records opened", SOURCE)


def _labels() -> dict[str, str]:
    """Indicators' labels; none where the catalogue cannot be read, which is no reason to show no history."""
    try:
        return {row.get("indicator_id", ""): row.get("label", "") for row in reference.table("indicators")}
    except ReferenceFileError:
        return {}


def _did(
    entry: Entry, many: int | None, submissions: Mapping[str, Snapshot], releases: Mapping[str, Release], labels: Mapping[str, str]
) -> Did:
    came, release = submissions.get(entry.subject), releases.get(entry.subject)
    return_name = OF_RELEASES
    if came is not None:
        placed = came.return_name and came.as_at
        of = f"{came.return_name} as at {day(came.as_at)}" if placed and came.as_at else "A file that nobody could place"
        return_name = came.return_name if placed else UNPLACED
    elif release is not None:
        of = f"Release {release.release_id}, as at {day(release.newest_as_at)}"
    elif entry.act in SAID:
        of, return_name = labels.get(entry.subject) or entry.subject, OF_INDICATORS
    elif entry.subject == ACCESS_LOG:
        of, return_name = "The access log", OF_ACCESS
    elif entry.act == Act.HIGHLIGHTED:
        of, return_name = entry.subject, OF_THE_PLAN
    elif entry.act in (Act.LINK_MADE, Act.LINK_REVOKED):
        of, return_name = entry.subject, OF_LINKS
    else:
        of = "A publication" if entry.act == Act.PROPOSED else entry.subject
    received = came.received_at if came else None
    why = highlight.named(entry.reason) if entry.act == Act.HIGHLIGHTED else entry.reason
    return Did(entry.at, act(entry.act), many, of, received, return_name, entry.who, why, entry.subject)


def _text(each: Did) -> str:
    return f"{each.what} {each.of} {each.who} {each.why} {each.subject}".casefold()


def _time(at: dt.datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
