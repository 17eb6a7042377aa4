"""Acts: who did what, when and why; and what an act decided of single findings and records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from scorecard.register.connection import Connected, RegisterError
from scorecard.register.tables import ACCESS, ACTS, DECISIONS
from scorecard.terms import Access, Act, Decision, Entry

DECIDES = (
    Act.ANSWERED,
    Act.CARRIED_OVER,
    Act.RELEASED,
    Act.SET_ASIDE,
    Act.TAKEN_BACK,
    Act.CHECKED,
    Act.HELD,
)  # acts after which findings stand otherwise


def now() -> dt.datetime:
    """The time in UTC, to the second, without a zone."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)


class Acts(Connected):
    """The part of the register that all acts are entered in."""

    def decide(self, snapshot_id: str, who: str, reason: str, decided: Sequence[Decision], as_of: int | None = None) -> None:
        """Enter what was decided of findings of a submission, as one act. Raises RegisterError where something was decided of it since
        the act `as_of`."""
        if decided:
            with self._writes() as con:
                self._unchanged(con, snapshot_id, as_of)
                self._decide(con, self._act(con, decided[0].kind, snapshot_id, who, reason), snapshot_id, decided)

    def decisions(self, snapshot_id: str) -> list[Decision]:
        """What was decided of a submission's findings and records and stands, oldest first: what was taken back is not among it."""
        query = (
            sa.select(DECISIONS, ACTS.c.who, ACTS.c.at, ACTS.c.reason)
            .join(ACTS, ACTS.c.act_id == DECISIONS.c.act_id)
            .where(DECISIONS.c.snapshot_id == snapshot_id)
            .order_by(DECISIONS.c.decision_id)
        )
        standing: dict[str, Decision] = {}
        with self._reads() as con:
            for row in con.execute(query):
                standing.pop(row.identity, None)
                if row.kind != Act.TAKEN_BACK:
                    kind = Act(row.kind)
                    standing[row.identity] = Decision(kind, row.identity, row.code, row.sheet, row.record, row.who, row.at, row.reason)
        return list(standing.values())

    def acts(self, subject: str | None = None) -> list[Entry]:
        """Every act (of one submission or release), newest first."""
        query = sa.select(ACTS).order_by(ACTS.c.act_id.desc())
        with self._reads() as con:
            rows = con.execute(query if subject is None else query.where(ACTS.c.subject == subject)).all()
        return [Entry(row.act_id, row.at, row.who, row.act, row.subject, row.reason) for row in rows]

    def decided(self) -> dict[int, int]:
        """How many findings, or records, each act decided on, by the act's number; an act that decided on none is not there."""
        query = sa.select(DECISIONS.c.act_id, sa.func.count()).group_by(DECISIONS.c.act_id)
        with self._reads() as con:
            return {act_id: how_many for act_id, how_many in con.execute(query)}

    def last_act(self, snapshot_id: str) -> int:
        """The number of the last act that changed how a submission's findings stand; 0 where none did."""
        with self._reads() as con:
            return self._last(con, snapshot_id)

    def last_of(self, *acts: Act) -> int:
        """The number of the last act of these kinds, whatever its subject; 0 where there is none."""
        with self._reads() as con:
            return con.scalar(sa.select(sa.func.max(ACTS.c.act_id)).where(ACTS.c.act.in_(acts))) or 0

    def enter(self, act: Act, subject: str, who: str, reason: str) -> None:
        """Enter an act that is nothing but itself (an erasure, a proposal)."""
        with self._writes() as con:
            self._act(con, act, subject, who, reason)

    def access(self, who: str, what: str, subject: str) -> None:
        """Enter who opened children's records: `what` was opened, of which `subject`. It holds no figure, and no child's ID."""
        with self._writes() as con:
            con.execute(ACCESS.insert().values(at=now(), who=who, what=what, subject=subject))

    def accesses(self) -> list[Access]:
        """Every opening of children's records, newest first."""
        with self._reads() as con:
            rows = con.execute(sa.select(ACCESS).order_by(ACCESS.c.access_id.desc())).all()
        return [Access(row.at, row.who, row.what, row.subject) for row in rows]

    @staticmethod
    def _act(con: sa.Connection, act: Act, subject: str, who: str, reason: str, at: dt.datetime | None = None) -> int:
        made = con.execute(ACTS.insert().values(at=at or now(), who=who, act=act.value, subject=subject, reason=reason))
        return made.inserted_primary_key[0]  # type: ignore[index]

    @staticmethod
    def _decide(con: sa.Connection, act_id: int, snapshot_id: str, decided: Sequence[Decision]) -> None:
        if decided:
            rows = [
                {"act_id": act_id, "snapshot_id": snapshot_id, "kind": each.kind.value, "identity": each.identity}
                | {"code": each.code, "sheet": each.sheet, "record": each.record}
                for each in decided
            ]
            con.execute(DECISIONS.insert(), rows)

    def _carry(self, con: sa.Connection, snapshot_id: str, carried: Sequence[Decision]) -> None:
        """Answers given to an earlier return, one act for each reason and whoever gave it."""
        groups: dict[tuple[str, str], list[Decision]] = {}
        for each in carried:
            groups.setdefault((each.who, each.reason), []).append(each)
        for (who, reason), decided in groups.items():
            self._decide(con, self._act(con, Act.CARRIED_OVER, snapshot_id, who, reason), snapshot_id, decided)

    @staticmethod
    def _last(con: sa.Connection, snapshot_id: str) -> int:
        query = sa.select(sa.func.max(ACTS.c.act_id)).where(ACTS.c.subject == snapshot_id, ACTS.c.act.in_(DECIDES))
        return con.scalar(query) or 0

    def _unchanged(self, con: sa.Connection, snapshot_id: str, as_of: int | None) -> None:
        if as_of is not None and self._last(con, snapshot_id) != as_of:
            last = con.execute(sa.select(ACTS).where(ACTS.c.act_id == self._last(con, snapshot_id))).one()
            raise RegisterError(
                f"{last.who} has decided something about {snapshot_id} meanwhile. Nothing of yours was entered: look again, then decide."
            )
