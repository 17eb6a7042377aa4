"""Highlight reports: what was written of each priority. Entries are added, never changed: of a part and date the last one counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from scorecard.register.acts import Acts, now
from scorecard.register.connection import RegisterError
from scorecard.register.tables import METADATA
from scorecard.terms import Act, Highlight

HIGHLIGHTS = sa.Table(
    "highlights",
    METADATA,
    sa.Column("highlight_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("act_id", sa.Integer, nullable=False),
    sa.Column("priority", sa.String, nullable=False),
    sa.Column("as_at", sa.Date, nullable=False),
    sa.Column("part", sa.String, nullable=False),  # one of terms.PARTS
    sa.Column("text", sa.String, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
)


class Highlights(Acts):
    """The part of the register that highlight reports are entered in."""

    def write_highlights(self, priority: str, as_at: dt.date, who: str, texts: Mapping[str, str], seen: int) -> None:
        """Enter what was written of parts of a priority's report, as one act. Raises RegisterError where somebody wrote another entry of
        the priority since the entry `seen` (0: there was none)."""
        with self._writes() as con:
            newest = con.execute(
                sa.select(HIGHLIGHTS).where(HIGHLIGHTS.c.priority == priority).order_by(HIGHLIGHTS.c.highlight_id.desc()).limit(1)
            ).first()
            if newest is not None and newest.highlight_id != seen:
                raise RegisterError(
                    f"{newest.who} has written this report meanwhile. Nothing of yours was entered: copy it, load the page again, "
                    "then save."
                )
            subject = f"Highlight report of priority {priority}, as at {as_at.isoformat()}"
            act_id = self._act(con, Act.HIGHLIGHTED, subject, who, ", ".join(texts))
            common = {"act_id": act_id, "priority": priority, "as_at": as_at, "who": who, "at": now()}
            con.execute(HIGHLIGHTS.insert(), [{**common, "part": part, "text": text} for part, text in texts.items()])

    def highlights(self, priority: str) -> list[Highlight]:
        """Every entry of a priority's reports, oldest first."""
        query = sa.select(HIGHLIGHTS).where(HIGHLIGHTS.c.priority == priority).order_by(HIGHLIGHTS.c.highlight_id)
        with self._reads() as con:
            return [Highlight(row.highlight_id, row.priority, row.as_at, row.part, row.text, row.who, row.at) for row in con.execute(query)]
