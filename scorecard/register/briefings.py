"""Briefings: what an author saved of each, and which are frozen. Entries are added, never changed: of a briefing the last one counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from scorecard.register.acts import Acts
from scorecard.register.connection import RegisterError
from scorecard.register.tables import ACTS, METADATA
from scorecard.terms import Act, Briefing, BriefingItem

BRIEFINGS = sa.Table(
    "briefings",
    METADATA,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("briefing_id", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("committee", sa.String, nullable=False),
    sa.Column("meeting", sa.Date, nullable=False),
    sa.Column("release_id", sa.String, nullable=False),
    sa.Column("replaces", sa.String, nullable=False),  # a frozen briefing's ID, or empty
)
BRIEFING_ITEMS = sa.Table(
    "briefing_items",
    METADATA,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),  # of the briefing's entry
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("subject", sa.String, nullable=False),  # an indicator's ID, or a measure's
    sa.Column("cohort_column", sa.String, nullable=False),
    sa.Column("cohort_value", sa.String, nullable=False),
    sa.Column("comparators", sa.String, nullable=False),  # of terms.PLACES, with commas between
    sa.Column("words", sa.String, nullable=False),
)
# Frozen once: a second freezing cannot be entered.
FROZEN_BRIEFINGS = sa.Table(
    "frozen_briefings",
    METADATA,
    sa.Column("briefing_id", sa.String, primary_key=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("entry_id", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),  # of its manifest
)


class Briefings(Acts):
    """The part of the register that briefings are entered in."""

    def save_briefing(self, briefing: Briefing, who: str) -> Briefing:
        """Enter a briefing as an act, a new one under the next ID; gives it as it was entered.

        Raises RegisterError for one that is frozen, that there is none of, that somebody saved since, or that replaces none that is frozen.
        """
        with self._writes() as con:
            briefing_id = briefing.briefing_id or _next_id(con)
            if briefing.briefing_id:
                self._unchanged_briefing(con, briefing)
            if briefing.replaces and briefing.replaces not in _frozen(con):
                raise RegisterError(f"{briefing.replaces} is no frozen briefing, so nothing can replace it. Choose one that is frozen.")
            act_id = self._act(con, Act.BRIEFED, briefing_id, who, f"{briefing.title}, {briefing.committee}, {briefing.meeting}")
            names = ("title", "committee", "meeting", "release_id", "replaces")
            given = {name: getattr(briefing, name) for name in names}
            made = con.execute(BRIEFINGS.insert().values(act_id=act_id, briefing_id=briefing_id, **given))
            entry_id = made.inserted_primary_key[0]  # type: ignore[index]
            if briefing.items:
                con.execute(BRIEFING_ITEMS.insert(), [_row(entry_id, place, each) for place, each in enumerate(briefing.items)])
        return self.briefing(briefing_id)

    def freeze_briefing(self, briefing: Briefing, who: str, sha256: str, at: dt.datetime | None = None) -> Briefing:
        """Enter that a briefing is frozen, as an act; gives it. Raises RegisterError where it is already, or somebody saved it since."""
        with self._writes() as con:
            self._unchanged_briefing(con, briefing)
            act_id = self._act(con, Act.FROZEN, briefing.briefing_id, who, f"{briefing.title}, to release {briefing.release_id}", at)
            given = {"briefing_id": briefing.briefing_id, "act_id": act_id, "entry_id": briefing.entry_id, "sha256": sha256}
            con.execute(FROZEN_BRIEFINGS.insert().values(**given))
        return self.briefing(briefing.briefing_id)

    def briefing(self, briefing_id: str) -> Briefing:
        """A briefing as it was last saved. Raises RegisterError where there is none of that ID."""
        found = next((each for each in self.briefings() if each.briefing_id == briefing_id), None)
        if found is None:
            raise RegisterError(f"There is no briefing {briefing_id}. The page Briefings lists those that there are.")
        return found

    def briefings(self) -> list[Briefing]:
        """Every briefing as it was last saved, the newest meeting first."""
        query = sa.select(BRIEFINGS, ACTS.c.who, ACTS.c.at).join(ACTS, ACTS.c.act_id == BRIEFINGS.c.act_id).order_by(BRIEFINGS.c.entry_id)
        with self._reads() as con:
            last = {row.briefing_id: row for row in con.execute(query)}
            frozen = _frozen(con)
            items = _items(con, [row.entry_id for row in last.values()])
        found = [_briefing(row, items.get(row.entry_id, ()), frozen.get(row.briefing_id)) for row in last.values()]
        return sorted(found, key=lambda each: (each.meeting, each.briefing_id), reverse=True)

    @staticmethod
    def _unchanged_briefing(con: sa.Connection, briefing: Briefing) -> None:
        """Raises RegisterError unless a briefing is there, not frozen, and as its author saw it."""
        of = sa.select(BRIEFINGS, ACTS.c.who).join(ACTS, ACTS.c.act_id == BRIEFINGS.c.act_id)
        newest = con.execute(of.where(BRIEFINGS.c.briefing_id == briefing.briefing_id).order_by(BRIEFINGS.c.entry_id.desc())).first()
        if newest is None:
            raise RegisterError(f"There is no briefing {briefing.briefing_id}. The page Briefings lists those that there are.")
        if briefing.briefing_id in _frozen(con):
            raise RegisterError(f"{briefing.briefing_id} is frozen, and never changes. Make a new briefing that says which it replaces.")
        if newest.entry_id != briefing.entry_id:
            raise RegisterError(
                f"{newest.who} has saved {briefing.briefing_id} meanwhile. Nothing of yours was entered: load the page again, then save."
            )


def _next_id(con: sa.Connection) -> str:
    known: Iterable[str] = con.scalars(sa.select(BRIEFINGS.c.briefing_id).distinct())
    return f"b{max((int(each[1:]) for each in known), default=0) + 1:04d}"


def _row(entry_id: int, place: int, item: BriefingItem) -> dict[str, object]:
    about = {"entry_id": entry_id, "place": place, "subject": item.subject, "words": item.words}
    return about | {"cohort_column": item.column, "cohort_value": item.value, "comparators": ",".join(item.comparators)}


def _items(con: sa.Connection, entries: list[int]) -> dict[int, tuple[BriefingItem, ...]]:
    found: dict[int, list[BriefingItem]] = {}
    query = sa.select(BRIEFING_ITEMS).where(BRIEFING_ITEMS.c.entry_id.in_(entries))
    for row in con.execute(query.order_by(BRIEFING_ITEMS.c.entry_id, BRIEFING_ITEMS.c.place)):
        places = tuple(each for each in row.comparators.split(",") if each)
        item = BriefingItem(row.subject, row.cohort_column, row.cohort_value, places, row.words)
        found.setdefault(row.entry_id, []).append(item)
    return {entry: tuple(items) for entry, items in found.items()}


def _frozen(con: sa.Connection) -> dict[str, sa.Row]:
    query = sa.select(FROZEN_BRIEFINGS, ACTS.c.who, ACTS.c.at).join(ACTS, ACTS.c.act_id == FROZEN_BRIEFINGS.c.act_id)
    return {row.briefing_id: row for row in con.execute(query)}


def _briefing(row: sa.Row, items: tuple[BriefingItem, ...], frozen: sa.Row | None) -> Briefing:
    about = (row.briefing_id, row.title, row.committee, row.meeting, row.release_id, items, row.replaces, row.who, row.at, row.entry_id)
    return Briefing(*about, *((frozen.who, frozen.at, frozen.sha256) if frozen is not None else ()))
