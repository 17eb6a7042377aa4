"""Who has which role, and who opened what: for administrators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from scorecard import access
from scorecard.access import Role, RolesFile
from scorecard.export import Sheet
from scorecard.register import Register
from scorecard.terms import Visit
from scorecard.wording import access as words

MOST_SHOWN = 2_000  # entries sent to the browser at once
ROLES = ("Kind", "Who", "Role")
VISITS = ("When (UTC)", "Who", "What", "Page", "Indicator", "Release")
SOURCE = "The access log of SEND Scorecard. Times are UTC."


@access.only(Role.ADMIN)
def roles() -> RolesFile:
    """The list of roles as it stands now, with what is wrong with it."""
    return access.read()


@access.to_all
def roles_table(of: RolesFile) -> pl.DataFrame:
    """Who has which role, in the file's order."""
    rows = [(each.kind, each.who, words.ROLES[each.role]) for each in of.given]
    return pl.DataFrame(rows, schema=dict.fromkeys(ROLES, pl.String), orient="row")


@access.only(Role.ADMIN)
def visits(of: str = "", day: dt.date | None = None) -> list[Visit]:
    """Who opened what (one person, on one day in UTC), newest first."""
    return Register.open().visits(of, day)


@access.only(Role.ADMIN)
def visitors() -> list[str]:
    """Everybody whom the access log names."""
    return Register.open().visitors()


@access.to_all
def visits_table(found: Sequence[Visit]) -> pl.DataFrame:
    """Visits as a page shows them, at most MOST_SHOWN."""
    rows = [(each.at, *_words(each)) for each in found[:MOST_SHOWN]]
    return pl.DataFrame(rows, schema=dict(zip(VISITS, (pl.Datetime, *[pl.String] * 5), strict=True)), orient="row")


@access.to_all
def listed(found: Sequence[Visit]) -> Sheet:
    """Visits as a table to be written, all that are given. Times as yyyy-mm-dd hh:mm:ss, UTC."""
    return Sheet(VISITS, tuple((f"{each.at:%Y-%m-%d %H:%M:%S}", *_words(each)) for each in found), "Who opened what", SOURCE)


def _words(of: Visit) -> tuple[str, ...]:
    return of.who, words.CAME[of.what], of.page, of.measure, of.release
