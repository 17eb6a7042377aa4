"""The access log of pages: who opened what, and when. Entries are added, and go when their time is up: they are about people at work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict

import sqlalchemy as sa

from scorecard.register.acts import Acts
from scorecard.register.tables import METADATA
from scorecard.terms import Act, Came, Visit

ACCESS_LOG = "access log"  # the subject of the act that takes visits away
VISITS = sa.Table(
    "visits",
    METADATA,
    sa.Column("visit_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("what", sa.String, nullable=False),  # a terms.Came
    sa.Column("page", sa.String, nullable=False),
    sa.Column("measure", sa.String, nullable=False),
    sa.Column("release", sa.String, nullable=False),
)


class Visits(Acts):
    """The part of the register that tells who opened what."""

    def visited(self, visit: Visit) -> None:
        """Enter a visit. Signing in is entered once for each time of it, however often it is told."""
        with self._writes() as con:
            if visit.what is Came.SIGNED_IN:
                same = sa.and_(VISITS.c.at == visit.at, VISITS.c.who == visit.who, VISITS.c.what == visit.what.value)
                if con.scalar(sa.select(sa.func.count()).where(same)):
                    return
            values = {"at": visit.at, "who": visit.who, "what": visit.what.value}
            con.execute(VISITS.insert().values(**values, page=visit.page, measure=visit.measure, release=visit.release))

    def visited_all(self, visits: Sequence[Visit]) -> None:
        """Enter several visits at once, none of them a signing in."""
        if visits:
            with self._writes() as con:
                con.execute(VISITS.insert(), [{**asdict(each), "what": each.what.value} for each in visits])

    def visits(self, who: str = "", day: dt.date | None = None) -> list[Visit]:
        """Every visit (of one person, of one day in UTC), newest first."""
        query = sa.select(VISITS).order_by(VISITS.c.at.desc(), VISITS.c.visit_id.desc())
        if who:
            query = query.where(VISITS.c.who == who)
        if day:
            midnight = dt.datetime.combine(day, dt.time())
            query = query.where(VISITS.c.at >= midnight, VISITS.c.at < midnight + dt.timedelta(days=1))
        with self._reads() as con:
            return [Visit(row.at, row.who, Came(row.what), row.page, row.measure, row.release) for row in con.execute(query)]

    def visitors(self) -> list[str]:
        """Everybody whom the access log names, by name."""
        with self._reads() as con:
            return list(con.scalars(sa.select(VISITS.c.who).distinct().order_by(VISITS.c.who)))

    def visits_before(self, at: dt.datetime) -> int:
        """How many visits were before a time (UTC)."""
        with self._reads() as con:
            return con.scalar(sa.select(sa.func.count()).where(VISITS.c.at < at)) or 0

    def forget_visits(self, before: dt.datetime, who: str, reason: str) -> int:
        """Take away the visits before a time (UTC), as an act that says how many; gives how many. Without any there is no act."""
        with self._writes() as con:
            if many := con.execute(VISITS.delete().where(VISITS.c.at < before)).rowcount:
                entries = f"{many:,} {'entry' if many == 1 else 'entries'} on who opened which page"
                self._act(con, Act.ERASED, ACCESS_LOG, who, f"{entries}, {reason}")
            return many
