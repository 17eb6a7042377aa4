"""Commentary: what is said of figures that are exceptions. A change is a new entry, and so is closing; what was said before stays."""

from __future__ import annotations

import sqlalchemy as sa

from scorecard.register.acts import Acts
from scorecard.register.connection import RegisterError
from scorecard.register.tables import ACTS, COMMENTARY
from scorecard.terms import Act, Commentary


class Commentaries(Acts):
    """The part of the register that commentary is entered in."""

    def explain(self, said: Commentary, who: str, as_of: int | None = None) -> None:
        """Enter what is said of a figure, as an act. Raises RegisterError where something was said of the indicator since the entry
        `as_of` (0: since there was none)."""
        with self._writes() as con:
            self._nothing_said_since(con, said.indicator_id, as_of)
            self._say(con, self._act(con, Act.EXPLAINED, said.indicator_id, who, said.reason), said, closed=False)

    def close(self, said: Commentary, who: str, closing: str, as_of: int | None = None) -> None:
        """Close what is said of a figure, as an act: its text is carried on, `closing` says why. Raises RegisterError without a reason,
        and as `explain` does."""
        if not closing.strip():
            raise RegisterError("Commentary is closed for a reason. Say why: whoever reads the figure next asks what came of it.")
        with self._writes() as con:
            self._nothing_said_since(con, said.indicator_id, as_of)
            self._say(con, self._act(con, Act.CLOSED, said.indicator_id, who, closing), said, closed=True)

    def commentary(self, indicator_id: str | None = None) -> list[Commentary]:
        """Every entry (of one indicator), oldest first."""
        query = sa.select(COMMENTARY, ACTS.c.who, ACTS.c.at, ACTS.c.reason.label("why"))
        query = query.join(ACTS, ACTS.c.act_id == COMMENTARY.c.act_id).order_by(COMMENTARY.c.entry_id)
        with self._reads() as con:
            rows = con.execute(query if indicator_id is None else query.where(COMMENTARY.c.indicator_id == indicator_id)).all()
        return [
            Commentary(
                row.indicator_id,
                row.as_at,
                row.reason,
                row.action,
                row.owner,
                row.review_date,
                row.closed,
                row.why if row.closed else "",
                row.who,
                row.at,
                row.entry_id,
            )
            for row in rows
        ]

    @staticmethod
    def _say(con: sa.Connection, act_id: int, said: Commentary, closed: bool) -> None:
        names = ("indicator_id", "as_at", "reason", "action", "owner", "review_date")
        con.execute(COMMENTARY.insert().values(act_id=act_id, closed=closed, **{name: getattr(said, name) for name in names}))

    @staticmethod
    def _nothing_said_since(con: sa.Connection, indicator_id: str, as_of: int | None) -> None:
        query = sa.select(COMMENTARY.c.entry_id, ACTS.c.who).join(ACTS, ACTS.c.act_id == COMMENTARY.c.act_id)
        last = con.execute(query.where(COMMENTARY.c.indicator_id == indicator_id).order_by(COMMENTARY.c.entry_id.desc())).first()
        if last is not None and as_of is not None and last.entry_id != as_of:
            raise RegisterError(
                f"{last.who} has said something about {indicator_id} meanwhile. Nothing of yours was entered: read it, then enter yours."
            )
