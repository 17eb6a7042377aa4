"""Rebases: the days from which an indicator's process counts as another one. One that is taken back stays as an act, and counts no more."""

from __future__ import annotations

import sqlalchemy as sa

from scorecard.register.acts import Acts
from scorecard.register.connection import RegisterError
from scorecard.register.tables import ACTS, REBASES
from scorecard.terms import Act, Rebased

Key = tuple[str, str, str, object]


class Rebases(Acts):
    """The part of the register that rebases are entered in."""

    def rebase(self, decided: Rebased, who: str) -> None:
        """Enter a rebase, as an act. Raises RegisterError without a reason, and where that cohort is rebased from that day already."""
        if not decided.reason.strip():
            raise RegisterError("Limits start anew for a reason. Say what changed on that day: the chart shows it.")
        with self._writes() as con:
            if _key(decided) in _standing(con):
                raise RegisterError(f"{decided.indicator_id} is rebased from {decided.starts:%d/%m/%Y} already.")
            self._enter_rebase(con, Act.REBASED, decided, who, decided.reason)

    def take_rebase_back(self, decided: Rebased, who: str, reason: str) -> None:
        """Take a rebase back, as an act. Raises RegisterError without a reason, and where there is no such rebase."""
        if not reason.strip():
            raise RegisterError("A rebase is taken back for a reason. Say why: the limits that were read are other ones from now on.")
        with self._writes() as con:
            if _key(decided) not in _standing(con):
                raise RegisterError(f"{decided.indicator_id} is not rebased from {decided.starts:%d/%m/%Y}: nothing can be taken back.")
            self._enter_rebase(con, Act.REBASE_TAKEN_BACK, decided, who, reason)

    def rebases(self, indicator_id: str | None = None) -> list[Rebased]:
        """The rebases that stand (of one indicator), by date: what was taken back is not among them."""
        with self._reads() as con:
            found = [each for each in _standing(con).values() if indicator_id in (None, each.indicator_id)]
        return sorted(found, key=lambda each: (each.indicator_id, each.starts))

    def _enter_rebase(self, con: sa.Connection, act: Act, decided: Rebased, who: str, reason: str) -> None:
        act_id = self._act(con, act, decided.indicator_id, who, reason)
        names = ("indicator_id", "phase", "sen_provision", "starts")
        given = {name: getattr(decided, name) for name in names}
        con.execute(REBASES.insert().values(act_id=act_id, taken_back=act is Act.REBASE_TAKEN_BACK, **given))


def _key(of: Rebased) -> Key:
    return of.indicator_id, of.phase, of.sen_provision, of.starts


def _standing(con: sa.Connection) -> dict[Key, Rebased]:
    standing: dict[Key, Rebased] = {}
    query = sa.select(REBASES, ACTS.c.who, ACTS.c.at, ACTS.c.reason).join(ACTS, ACTS.c.act_id == REBASES.c.act_id)
    for row in con.execute(query.order_by(REBASES.c.rebase_id)):
        each = Rebased(row.indicator_id, row.phase, row.sen_provision, row.starts, row.reason, row.who, row.at)
        standing.pop(_key(each), None)
        if not row.taken_back:
            standing[_key(each)] = each
    return standing
