"""What the register has: submissions, acts, decisions, openings of records, releases, commentary, rebases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from scorecard.terms.found import Outcome


class Act(StrEnum):
    """What somebody did, as the register has it."""

    RECEIVED = "received"
    CHECKED = "checked"  # again
    ANSWERED = "answered"  # a query, with a reason
    CARRIED_OVER = "carried_over"  # an answer to the same query of a return before
    RELEASED = "released"  # a critical finding that may be, with a reason
    SET_ASIDE = "set_aside"  # a record
    TAKEN_BACK = "taken_back"  # an answer, a release or a setting aside
    ACCEPTED = "accepted"
    HELD = "held"
    PROPOSED = "proposed"  # a publication, for a second person
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    PUBLISHED_AGAIN = "published_again"
    ERASED = "erased"
    EXPLAINED = "explained"  # an indicator's figure that is an exception
    CLOSED = "closed"  # what was said of it
    REBASED = "rebased"  # an indicator's control limits
    REBASE_TAKEN_BACK = "rebase_taken_back"
    HIGHLIGHTED = "highlighted"  # parts of a highlight report were written
    LINK_MADE = "link_made"  # to a frozen briefing
    LINK_REVOKED = "link_revoked"
    BRIEFED = "briefed"  # a briefing was saved
    FROZEN = "frozen"  # a briefing, for good


CHANGES_WHAT_SHOWS = (Act.ACCEPTED, Act.HELD, Act.PUBLISHED, Act.WITHDRAWN, Act.PUBLISHED_AGAIN)  # or what would, were it published


@dataclass(frozen=True)
class Snapshot:
    """The untouched copy of one submission, with its typed rows. `folder` is relative to the data root."""

    snapshot_id: str
    return_name: str
    as_at: dt.date | None  # None where nobody could tell
    received_at: dt.datetime
    file_name: str
    sha256: str
    folder: str
    outcome: Outcome
    authority_code: str = ""
    authority_name: str = ""
    accepted_at: dt.datetime | None = None
    accepted_by: str = ""
    reason: str = ""  # of accepting it, or of holding it
    held_by: str = ""  # who holds it, whatever its checks said
    check: int = 1  # which check of it counts: 1 is that of its receipt
    set_aside: int = 0  # records that its last check left out

    @property
    def rows_in(self) -> str:
        """The folder, relative to the data root, of the rows and findings that count: those of its last check."""
        return self.folder if self.check == 1 else f"{self.folder}/checked-{self.check}"


@dataclass(frozen=True)
class Decision:
    """What a steward decided of a finding, or of a record (`identity` is then its sheet and key), with a reason."""

    kind: Act  # answered, released, set_aside, taken_back
    identity: str
    code: str = ""
    sheet: str = ""
    record: str = ""
    who: str = ""
    at: dt.datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Entry:
    """An act in the register. `subject` is a snapshot's, a release's or an indicator's ID."""

    act_id: int
    at: dt.datetime
    who: str
    act: str
    subject: str
    reason: str


@dataclass(frozen=True)
class Access:
    """An opening of children's records."""

    at: dt.datetime
    who: str
    what: str
    subject: str


class Came(StrEnum):
    """What the access log tells of somebody who is signed in, or of a shared link."""

    SIGNED_IN = "signed in"
    OPENED = "opened"
    REFUSED = "refused"
    SIGNED_OUT = "signed out"
    BY_LINK = "by link"  # opened by somebody who has a shared link: which link it was is known, and nobody's name or address


@dataclass(frozen=True)
class Visit:
    """Somebody who is signed in opened a page, was refused one, signed in or out. `page`: its address; `measure`: the indicator that it was
    about, where it was about one; `release`: whose figures it showed. No figure, and no cohort. Of what was opened by a shared link
    `who` is the link's name, and `page` what was opened by it."""

    at: dt.datetime
    who: str
    what: Came
    page: str = ""
    measure: str = ""
    release: str = ""


@dataclass(frozen=True)
class Release:
    """The snapshots published together: what minutes can cite."""

    release_id: str
    published_at: dt.datetime
    published_by: str
    newest_as_at: dt.date
    authority_code: str
    authority_name: str


@dataclass(frozen=True)
class Commentary:
    """What is said of an indicator's figure that is an exception: why it is so, what is done, by which role or team, when that is looked
    at again. `as_at` is the date of the figure that it explains. An entry that closes it carries its text on, and says why in `closing`.

    `entry_id` is 0, and `at` empty, before it is entered; `who` entered it.
    """

    indicator_id: str
    as_at: dt.date
    reason: str
    action: str
    owner: str
    review_date: dt.date
    closed: bool = False
    closing: str = ""
    who: str = ""
    at: dt.datetime | None = None
    entry_id: int = 0


@dataclass(frozen=True)
class Rebased:
    """A person's decision that an indicator's process, of one cohort, is another one from a day on: its control limits start anew there."""

    indicator_id: str
    phase: str
    sen_provision: str
    starts: dt.date
    reason: str
    who: str = ""
    at: dt.datetime | None = None
