"""Shared links at the desk: which there are to which briefing, making one, revoking one. For authors and administrators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from scorecard import access, briefing, links
from scorecard.access import Role
from scorecard.desk.command import DeskError
from scorecard.desk.entered import name, text
from scorecard.register import Register
from scorecard.register import now as now_utc
from scorecard.terms import Briefing, Link

PATH = "/b/"  # of a link's address, before its token
ENDS_IN_DAYS = 90  # as the page suggests it: until the meeting's minutes are agreed
COLUMNS = {
    "Link": pl.String,
    "Briefing": pl.String,
    "State": pl.String,
    "Until": pl.Date,
    "Made by": pl.String,
    "Made (UTC)": pl.Datetime,
    "Opened": pl.Int64,
    "Last opened (UTC)": pl.Datetime,
    "Why revoked": pl.String,
}


class Choice(NamedTuple):
    """A frozen briefing that a link can be made to."""

    briefing_id: str
    title: str
    committee: str
    meeting: dt.date
    release_id: str


class Shared(NamedTuple):
    """A link, its briefing's title, and when that was opened by it: last (UTC), and how often, as far as the access log goes back."""

    link: Link
    title: str
    last: dt.datetime | None
    many: int


@access.only(Role.AUTHOR, Role.ADMIN)
def briefings() -> list[Choice]:
    """Every frozen briefing, the newest meeting first."""
    return [_choice(each) for each in Register.open().briefings() if each.is_frozen]


@access.only(Role.AUTHOR, Role.ADMIN)
def shared() -> list[Shared]:
    """Every link, the newest first."""
    register = Register.open()
    titles, opened = {each.briefing_id: each.title for each in register.briefings()}, register.link_openings()
    return [Shared(each, titles.get(each.briefing_id, ""), *opened.get(each.name, (None, 0))) for each in register.links()]


@access.only(Role.AUTHOR, Role.ADMIN)
def make(briefing_id: str, until: dt.date | None, who: str) -> tuple[Link, str]:
    """Make a link to a frozen briefing; gives it, and its address within the app, which nobody can be told again. Raises DeskError without
    a day or a name; RegisterError or BriefingError where there is no such frozen briefing; LinkError where the day is past or too far off,
    or the key cannot be used."""
    if until is None:
        raise DeskError("The link's last day is empty. Give one: a link that never ends is forgotten.")
    of = briefing.frozen(briefing_id).briefing
    link, token = links.make(briefing_id, of.release_id, until, name(who))
    links.STANDING.forget()
    return link, f"{PATH}{token}"


@access.only(Role.AUTHOR, Role.ADMIN)
def revoke(link: Link, who: str, reason: str) -> None:
    """Revoke a link: it opens nothing from now on. Raises DeskError where a name or a reason is missing, RegisterError where it is revoked
    already."""
    Register.open().revoke_link(link.link_id, name(who), text(reason, "a reason"))
    links.STANDING.forget()


@access.to_all
def last_day() -> dt.date:
    """The last day that a link which is made today may have."""
    return links.last_day(now_utc().date())


@access.to_all
def suggested() -> tuple[dt.date, dt.date]:
    """Today (in UTC), and the last day that is suggested for a link that is made today."""
    today = now_utc().date()
    return today, today + dt.timedelta(days=ENDS_IN_DAYS)


@access.to_all
def state(of: Link) -> str:
    """How a link stands: open, ended or revoked."""
    if of.revoked_at is not None:
        return f"revoked by {of.revoked_by}"
    return "opens" if of.opens(now_utc()) else "has ended"


@access.to_all
def table(found: Sequence[Shared]) -> pl.DataFrame:
    """Links as a page shows them. No link stands in it: it was shown to whoever made it, and is kept nowhere."""
    rows = []
    for each in found:
        of = each.link
        about = (of.name, f"{each.title} ({of.briefing_id})", state(of), of.until, of.made_by, of.made_at)
        rows.append((*about, each.many, each.last, of.reason))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def _choice(of: Briefing) -> Choice:
    return Choice(of.briefing_id, of.title, of.committee, of.meeting, of.release_id)
