"""What is to be erased, and why: whose time is up, and what of it is still there or was not yet entered as erased."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from scorecard import contract, settings
from scorecard.register import Register, now
from scorecard.retain import disk
from scorecard.terms import Act, Snapshot

FILE, ROWS = "file", "rows"
WORDS = {FILE: "the file as it was sent", ROWS: "the rows, and the values in findings"}


@dataclass(frozen=True)
class Due:
    """One thing of a submission whose time is up. `since` is the day from which its months count."""

    snapshot: Snapshot
    what: str  # file, rows
    since: dt.date
    months: int
    published: bool  # whether a release that was not withdrawn rests on the submission

    @property
    def why(self) -> str:
        """The reason, as the register has it: `the file as it was sent, kept for 3 months after it was accepted on 03/04/2024`."""
        event = "accepted" if self.snapshot.accepted_at else "received"
        months = f"{self.months} month{'' if self.months == 1 else 's'}"
        return f"{WORDS[self.what]}, kept for {months} after it was {event} on {self.since:%d/%m/%Y}"


def due(register: Register, at: dt.datetime | None = None) -> list[Due]:
    """What is to go at a time (UTC; now, unless given), oldest first. Raises ValueError where a setting is no number of months."""
    at = at or now()
    kept = {FILE: settings.keep_files_months(), ROWS: settings.keep_rows_months()}
    erased = _erased(register)
    withdrawn = register.withdrawn()
    rested_on = {one for each in register.releases() if each.release_id not in withdrawn for one in register.snapshots_of(each.release_id)}
    found = []
    for each in register.submissions():
        since = each.accepted_at or each.received_at
        for what, months in kept.items():
            if what == ROWS and not _about_children(each):
                continue
            if _months_later(since, months) <= at and ((each.snapshot_id, what) not in erased or _is_there(each, what)):
                found.append(Due(each, what, since.date(), months, each.snapshot_id in rested_on))
    return sorted(found, key=lambda each: (each.since, each.snapshot.snapshot_id, each.what))


def visits_due(register: Register, at: dt.datetime | None = None) -> tuple[dt.datetime, int]:
    """The time (UTC) before which visits of the access log are to go, and how many there are. Raises ValueError as `due` does."""
    before = _months_later(at or now(), -settings.keep_access_months())
    return before, register.visits_before(before)


def _about_children(of: Snapshot) -> bool:
    """Whether rows may hold a child's record: not those of a return that says so. Of what could not be placed nobody knows."""
    return all(each.about_children for each in contract.returns() if each.name == of.return_name)


def _is_there(of: Snapshot, what: str) -> bool:
    folder = settings.data_root() / of.folder
    return bool(disk.files(folder) if what == FILE else disk.rows(folder))


def _erased(register: Register) -> set[tuple[str, str]]:
    """What was entered as erased: snapshot ID, and what of it. The reason begins with what it was."""
    entered = [each for each in register.acts() if each.act == Act.ERASED]
    return {(each.subject, what) for each in entered for what, words in WORDS.items() if each.reason.startswith(words)}


def _months_later(moment: dt.datetime, months: int) -> dt.datetime:
    """The same day so many months later, or the last of a month that has no such day."""
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))
