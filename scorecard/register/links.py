"""Shared links: which were made, to which briefing, until when, and which were revoked. Entries are added, never changed.

Of a link it keeps the hash of its token alone: whoever reads the register can open nothing by what stands in it.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from scorecard.register.acts import Acts
from scorecard.register.connection import RegisterError
from scorecard.register.tables import ACTS, METADATA
from scorecard.register.visits import VISITS
from scorecard.terms import Act, Came, Link

BRIEFING = "Briefing"  # as the access log has it: the page itself was opened, not a file of it
LINKS = sa.Table(
    "links",
    METADATA,
    sa.Column("link_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False, unique=True),  # of its token
    sa.Column("briefing_id", sa.String, nullable=False),
    sa.Column("release_id", sa.String, nullable=False),
    sa.Column("until", sa.Date, nullable=False),  # its last day, in UTC
)
# Revoked once: a second revoking cannot be entered.
REVOKED_LINKS = sa.Table(
    "revoked_links",
    METADATA,
    sa.Column("link_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("act_id", sa.Integer, nullable=False),
)


class Links(Acts):
    """The part of the register that shared links are entered in."""

    def make_link(self, sha256: str, briefing_id: str, release_id: str, until: dt.date, who: str) -> Link:
        """Enter a link by the hash of its token, as an act; gives it."""
        with self._writes() as con:
            link_id = (con.scalar(sa.select(sa.func.max(LINKS.c.link_id))) or 0) + 1
            act_id = self._act(con, Act.LINK_MADE, _subject(link_id, briefing_id), who, f"until {until.isoformat()}")
            given = {"sha256": sha256, "briefing_id": briefing_id, "release_id": release_id, "until": until}
            con.execute(LINKS.insert().values(link_id=link_id, act_id=act_id, **given))
        return self.link(link_id)

    def revoke_link(self, link_id: int, who: str, reason: str) -> Link:
        """Revoke a link, as an act; gives it. Raises RegisterError without a reason, or where there is no such link, or it is revoked."""
        if not reason.strip():
            raise RegisterError("A link is revoked for a reason. Say why: whoever is asked about it reads it.")
        link = self.link(link_id)
        with self._writes() as con:
            if con.scalar(sa.select(REVOKED_LINKS.c.link_id).where(REVOKED_LINKS.c.link_id == link_id)) is not None:
                raise RegisterError(f"{link.name} is revoked already. Nothing was entered.")
            act_id = self._act(con, Act.LINK_REVOKED, _subject(link_id, link.briefing_id), who, reason)
            con.execute(REVOKED_LINKS.insert().values(link_id=link_id, act_id=act_id))
        return self.link(link_id)

    def link(self, link_id: int) -> Link:
        """A link by its number. Raises RegisterError where there is none."""
        found = next((each for each in self.links() if each.link_id == link_id), None)
        if found is None:
            raise RegisterError(f"There is no link {link_id}. The page Shared links lists those that there are.")
        return found

    def links(self) -> list[Link]:
        """Every link, the newest first; also those that have ended or were revoked."""
        made, gone = ACTS.alias("made"), ACTS.alias("gone")
        columns = (LINKS, made.c.who, made.c.at, gone.c.who.label("revoked_by"), gone.c.at.label("revoked_at"), gone.c.reason)
        query = sa.select(*columns).join(made, made.c.act_id == LINKS.c.act_id)
        query = query.outerjoin(REVOKED_LINKS, REVOKED_LINKS.c.link_id == LINKS.c.link_id)
        query = query.outerjoin(gone, gone.c.act_id == REVOKED_LINKS.c.act_id).order_by(LINKS.c.link_id.desc())
        with self._reads() as con:
            return [_link(row) for row in con.execute(query)]

    def link_openings(self) -> dict[str, tuple[dt.datetime, int]]:
        """When each link's briefing was last opened (UTC), and how often, by the link's name, as far as the access log goes back."""
        query = sa.select(VISITS.c.who, sa.func.max(VISITS.c.at), sa.func.count()).group_by(VISITS.c.who)
        with self._reads() as con:
            found = con.execute(query.where(VISITS.c.what == Came.BY_LINK.value, VISITS.c.page == BRIEFING))
            return {who: (last, many) for who, last, many in found}


def _link(row: sa.Row) -> Link:
    made = (row.link_id, row.briefing_id, row.release_id, row.until, row.who, row.at)
    return Link(*made, row.revoked_by or "", row.revoked_at, row.reason or "", row.sha256)


def _subject(link_id: int, briefing_id: str) -> str:
    return f"Link {link_id}, to briefing {briefing_id}"
