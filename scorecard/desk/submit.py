"""Submitting: files go to the inbox, and what becomes of them is told in words. The work is done by a clerk, in a process of its own.

This process keeps a file only until it is in the inbox, and never looks into one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol, cast

from scorecard import access, inbox, settings
from scorecard.access import Role
from scorecard.desk.received import moment, outcome
from scorecard.inbox import Order, Standing
from scorecard.register import Register
from scorecard.terms import Snapshot
from scorecard.wording import count, day, found


class Upload(Protocol):
    """A file as the browser sent it: its name, and its bytes to read."""

    @property
    def name(self) -> str:
        """The sender's name for it."""

    def read(self, size: int = -1, /) -> bytes:
        """Its bytes."""


@dataclass(frozen=True)
class Sent:
    """A file that was sent, as the page shows it. `said`: how it stands, in a few words with a symbol; `more`: sentences below it.

    `working`: it is not over yet. `asked`: somebody has to say what the file does not (`return_name` and `as_at`: what is known).
    `submission`: the submission that it became.
    """

    order_id: str
    file_name: str
    said: str
    more: tuple[str, ...] = ()
    working: bool = False
    asked: bool = False
    return_name: str = ""
    as_at: dt.date | None = None
    submission: str = ""
    who: str = ""


@access.only(Role.STEWARD)
def submit(files: Sequence[Upload], who: str, return_name: str = "", as_at: dt.date | None = None) -> list[str]:
    """Put files into the inbox, all of them or none; they are taken in by as-at date. Return and date only where the files do not say.

    Gives the orders' IDs. Raises InboxError where the disk does not take them.
    """
    given = {name: value for name, value in (("return_name", return_name), ("as_at", as_at)) if value}
    return inbox.put_together("load", who, [(each.name, cast(BinaryIO, each)) for each in files], **given)


@access.only(Role.STEWARD)
def answer(order_id: str, return_name: str, as_at: dt.date) -> None:
    """Say which return and date a file is of that does not say so itself. Raises InboxError where somebody else did already."""
    inbox.answer(order_id, return_name=return_name, as_at=as_at)


@access.only(Role.STEWARD)
def drop(order_id: str) -> None:
    """Take away a file that is not to be taken in after all. Raises InboxError for one that is being worked on."""
    inbox.forget(order_id)


@access.only(Role.STEWARD)
def clear() -> None:
    """Take what is over from the list; what was taken in stands under Returns received."""
    for each in _loads():
        if each.standing in (Standing.DONE, Standing.FAILED):
            inbox.forget(each.order_id)


@access.only(Role.STEWARD)
def orders() -> list[Sent]:
    """What was sent, the newest first; files sent together by as-at date. Raises InboxError where the inbox cannot be read."""
    loads = _loads()
    known = {each.snapshot_id: each for each in Register.open().submissions()} if loads else {}
    return [_said(each, known) for each in sorted(loads, key=lambda each: each.together, reverse=True)]


@access.only(Role.STEWARD)
def largest_file() -> int:
    """Largest file that is read, in MB."""
    return max(settings.max_file_bytes() // (1024 * 1024), 1)


def _loads() -> list[Order]:
    return [each for each in inbox.states() if each.act == "load"]


def _said(order: Order, known: Mapping[str, Snapshot]) -> Sent:
    name, date = order.result.get("return_name") or "", order.result.get("as_at")
    as_at = dt.date.fromisoformat(date) if date else None
    sent = Sent(order.order_id, order.file_name, "", return_name=name, as_at=as_at, who=order.who)
    what = (f"{name} as at {day(as_at)}",) if name and as_at else ()
    said = "Waiting" + (f", with {count(order.place, 'other', 'others')} before it" if order.place else "")
    match order.standing:
        case Standing.WAITING:
            return replace(sent, said=f"… {said}", more=what, working=True)
        case Standing.RUNNING:
            return replace(sent, said=f"… {order.doing or 'Begun'}{_for_so_long(order.since)}", more=what, working=True)
        case Standing.ASKED:
            return replace(sent, said="? Which return is this?", more=(order.message,), asked=True)
        case Standing.FAILED:
            return replace(sent, said="✖ Not taken in", more=(order.message,))
    submission = known.get(order.result["submission"])
    if submission is None:
        return replace(sent, said="✖ Not known any more", more=("The register has no such submission.",))
    more = tuple(_what_came(order, submission, known))
    return replace(sent, said=outcome(submission), more=more, submission=submission.snapshot_id)


def _what_came(order: Order, of: Snapshot, known: Mapping[str, Snapshot]) -> Iterator[str]:
    """What a file was recognised as, what was found, and how it stands to what came before."""
    result = order.result
    if of.return_name and of.as_at:
        yield f"{of.return_name} as at {day(of.as_at)} · {count(result['rows'], 'row', 'rows')}"
    else:
        yield "Not recognised as a return. The file is kept, and the findings say why."
    carried = f" {count(result['carried'], 'query', 'queries')} answered before, with the same values." if result["carried"] else ""
    yield f"{found(result['findings'], 1, 1)}{carried}" if any(result["findings"].values()) else "Nothing was found wrong."
    if result["again"]:
        yield f"This very file was received before, on {moment(of.received_at)} (UTC), and was not taken in a second time."
    elif before := known.get(result["before"]):
        yield (
            f"A resubmission: this return was received before for the same date, last on {moment(before.received_at)} (UTC) "
            f"({outcome(before)})."
        )


def _for_so_long(since: dt.datetime | None) -> str:
    """How long it has been at it, once that is worth saying: ` · 12 s`."""
    seconds = (dt.datetime.now(dt.UTC).replace(tzinfo=None) - since).total_seconds() if since else 0
    return f" · {seconds:.0f} s" if seconds >= 2 else ""
