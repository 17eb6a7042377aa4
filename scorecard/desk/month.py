"""The month at a glance: how each return stands that is expected, by team and as-at date, and what has to be done now.

Expected are a return's as-at dates (the ends of months or half-terms, as its contract says) from the first one on, up to those that are
due soon. Findings are read of submissions that nobody accepted yet, and of no others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from scorecard import access, contract, gate, reference
from scorecard.access import Role
from scorecard.desk.place import TO_DO, Place, Stands
from scorecard.reference import Sender
from scorecard.register import Register
from scorecard.terms import Outcome, Snapshot
from scorecard.wording import count, day

SOON = 14  # days before its as-at date that a return comes into the calendar
SILENT = 183  # days after the newest as-at date received from which a data root is taken to receive nothing any more
ABREAST = 6  # as-at dates of a return shown at once


@dataclass(frozen=True)
class Line:
    """A team's return: its as-at dates, newest first."""

    sender: Sender
    title: str
    places: tuple[Place, ...]

    def up_to(self, last: dt.date) -> tuple[Place, ...]:
        """The newest dates up to a day, at most ABREAST."""
        return tuple(each for each in self.places if each.as_at <= last)[:ABREAST]


@dataclass(frozen=True)
class Month:
    """The calendar as of `today`. `newest` is the last as-at date of which anything came. `silent`: nothing has come for so long that what
    has been due since is not counted, unless that was asked for (then `counted`)."""

    today: dt.date
    lines: tuple[Line, ...]
    newest: dt.date | None = None
    silent: bool = False
    counted: bool = False

    def of(self, *stands: Stands) -> list[Place]:
        """Every return that stands so, newest as-at date first."""
        found = [place for line in self.lines for place in line.places if place.stands in stands]
        return sorted(found, key=lambda each: each.as_at, reverse=True)

    def numbers(self) -> dict[str, int]:
        """How many returns there are to do something about, by what: Late, Held, …"""
        return {words: len(self.of(*stands)) for words, stands in TO_DO.items()}

    @property
    def silence(self) -> str:
        """What has to be said where nothing has come for long; empty elsewhere."""
        if not self.silent or self.newest is None:
            return ""
        since = f"The newest return that came is as at {day(self.newest)}, {count((self.today - self.newest).days, 'day', 'days')} ago."
        return f"{since} What has been due since is {'counted as late.' if self.counted else 'not counted as late.'}"

    def months(self) -> list[dt.date]:
        """The last days of the months that the calendar has a date in, newest first."""
        first_days = {place.as_at.replace(day=1) for line in self.lines for place in line.places}
        return [(each + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1) for each in sorted(first_days, reverse=True)]


@access.only(Role.STEWARD)
def month(today: dt.date, all_due: bool = False) -> Month:
    """How every return stands today. `all_due`: also what has been due since, where nothing has come for over SILENT days.

    Raises ReferenceFileError where `returns.csv` or `half_terms.csv` cannot be used.
    """
    register = Register.if_there()
    came = _Came(register)
    past = [each.as_at for each in came.known if each.as_at and each.as_at <= today]
    newest = max(past, default=None)
    silent = newest is not None and (today - newest).days > SILENT
    senders = reference.senders()
    listed = {each.return_name for each in senders}
    unlisted = sorted({each.return_name for each in came.known} - listed)
    everyone = (*senders, *(Sender(name, "") for name in unlisted))
    lines = tuple(_line(each, everyone, came, today, silent and not all_due) for each in everyone)
    return Month(today, lines, newest, silent, silent and all_due)


class _Came:
    """What came, as the register has it: of each return and date the newest submission, and the one that counts; what is published."""

    def __init__(self, register: Register | None) -> None:
        self.register = register
        every = register.submissions() if register else []
        self.known = [each for each in every if each.return_name and each.as_at]
        self.newest = {(each.return_name, each.as_at): each for each in reversed(self.known)}
        self.counts = {(each.return_name, each.as_at): each for each in register.accepted()} if register else {}
        current = register.current_release_id() if register else None
        self.release = next((each for each in register.releases() if each.release_id == current), None) if register else None
        self.published = set(register.snapshots_of(current)) if register and current else set()
        self.published_dates = {(each.return_name, each.as_at) for each in self.known if each.snapshot_id in self.published}

    def begins(self, return_name: str) -> dt.date | None:
        """The first as-at date accepted of a return; until there is one, that of what was received last; None where nothing came."""
        accepted = [each.as_at for each in self.counts.values() if each.return_name == return_name and each.as_at]
        return min(accepted) if accepted else next((each.as_at for each in self.known if each.return_name == return_name), None)

    def signed(self, of: Snapshot) -> Stands:
        """How an accepted submission stands. One that was checked again and accepted anew since its release is newer than that."""
        since = of.check > 1 and self.release is not None and of.accepted_at is not None and of.accepted_at > self.release.published_at
        if of.snapshot_id in self.published and not since:
            return Stands.PUBLISHED
        return Stands.RENEWED if (of.return_name, of.as_at) in self.published_dates else Stands.ACCEPTED


def _line(sender: Sender, everyone: Sequence[Sender], came: _Came, today: dt.date, received_alone: bool) -> Line:
    """A team's return at the dates that something came of, and at those expected: up to the last of these, or to the last of those."""
    name = sender.return_name
    of = next((each for each in contract.returns() if each.name == name), None)
    received = {as_at for return_name, as_at in came.newest if return_name == name and as_at}
    dates = {each for each in received if _whose(name, each, everyone) is sender}
    begins = sender.first or came.begins(name)
    if of and begins and sender.days is not None:
        ends = max((each for each in received if each <= today), default=dt.date.min) if received_alone else today + dt.timedelta(days=SOON)
        dates.update(each for each in of.as_at_dates(begins, ends, reference.half_terms()) if sender.sends(each))
    title = of.title if of else name
    return Line(sender, title, tuple(_place(sender, title, each, came, today) for each in sorted(dates, reverse=True)))


def _whose(return_name: str, as_at: dt.date, everyone: Sequence[Sender]) -> Sender:
    """The team whose return it is; of a date that no line of `returns.csv` covers, the return's last one."""
    teams = [each for each in everyone if each.return_name == return_name]
    return next((each for each in teams if each.sends(as_at)), teams[-1])


def _place(sender: Sender, title: str, as_at: dt.date, came: _Came, today: dt.date) -> Place:
    due, key = sender.due(as_at), (sender.return_name, as_at)
    newest, counts = came.newest.get(key), came.counts.get(key)
    if newest is None or came.register is None:
        late = max((today - due).days, 0) if due else 0
        return Place(sender, title, as_at, Stands.LATE if late else Stands.DUE, due, late)
    if counts and (newest.accepted_at or (counts.accepted_at and counts.accepted_at > newest.received_at)):
        return Place(sender, title, as_at, came.signed(counts), due, submission=counts)
    standing = gate.standing(newest, came.register)
    held = newest.held_by or standing.outcome is Outcome.HELD
    stands = Stands.HELD if held else Stands.QUERIES if standing.outcome is Outcome.QUERIES else Stands.READY
    earlier = came.signed(counts) if counts else None
    return Place(sender, title, as_at, stands, due, submission=newest, standing=standing, earlier=earlier)
