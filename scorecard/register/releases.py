"""Releases: which there are, which one shows, and which were withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from scorecard import settings
from scorecard.register.acts import Acts
from scorecard.register.connection import RegisterError
from scorecard.register.tables import ACTS, DISCLOSURES, RELEASE_SNAPSHOTS, RELEASES
from scorecard.terms import Act, Entry, Release

SHOWS = (Act.PUBLISHED, Act.PUBLISHED_AGAIN, Act.WITHDRAWN)  # acts that change which release shows


class Releases(Acts):
    """The part of the register that releases are entered in."""

    def publish(self, release: Release, inputs: str, snapshot_ids: Iterable[str], reason: str = "") -> None:
        """Enter a release, which from now on is the one that shows."""
        with self._writes() as con:
            con.execute(
                RELEASES.insert().values(
                    release_id=release.release_id,
                    published_at=release.published_at,
                    published_by=release.published_by,
                    newest_as_at=release.newest_as_at,
                    authority_code=release.authority_code,
                    authority_name=release.authority_name,
                    inputs=inputs,
                )
            )
            con.execute(RELEASE_SNAPSHOTS.insert(), [{"release_id": release.release_id, "snapshot_id": each} for each in snapshot_ids])
            self._act(con, Act.PUBLISHED, release.release_id, release.published_by, reason, release.published_at)

    def withdraw(self, release_id: str, who: str, reason: str, disclosure: bool = False) -> str | None:
        """Withdraw a release; gives the one that shows from now on, None where there is none left. `disclosure`: because it shows what
        could tell of a child, so that frozen briefings hide its figures. Raises RegisterError without a reason, or for a release that is
        not there or was withdrawn before."""
        if not reason.strip():
            raise RegisterError("A release is withdrawn for a reason. Say why: whoever looks for its figures will read it.")
        with self._writes() as con:
            self._there(con, release_id)
            if release_id not in _showing(con):
                raise RegisterError(f"{release_id} has been withdrawn already.")
            act_id = self._act(con, Act.WITHDRAWN, release_id, who, reason)
            if disclosure:
                con.execute(DISCLOSURES.insert().values(act_id=act_id))
            return next(reversed(_showing(con)), None)

    def publish_again(self, release_id: str, who: str, reason: str) -> None:
        """Show a withdrawn release again. Raises RegisterError without a reason, for a release that was not withdrawn, and where the
        settings ask for a second person and nobody else has proposed it since."""
        if not reason.strip():
            raise RegisterError("A release that was withdrawn is published again for a reason. Say why.")
        with self._writes() as con:
            self._there(con, release_id)
            if release_id in _showing(con):
                raise RegisterError(f"{release_id} has not been withdrawn, so it cannot be published again.")
            proposers = _proposed(con, release_id)
            others = {each for each in proposers if each.strip().casefold() != who.strip().casefold()}
            if others or not settings.second_person():
                self._act(con, Act.PUBLISHED_AGAIN, release_id, who, reason)
                return
            if not proposers:
                self._act(con, Act.PROPOSED, release_id, who, reason)
        raise RegisterError(f"{who} has proposed to publish {release_id} again. A second person has to; nothing has changed until then.")

    def releases(self) -> list[Release]:
        """Every release, withdrawn ones among them, newest first."""
        with self._reads() as con:
            rows = con.execute(sa.select(RELEASES).order_by(RELEASES.c.release_id.desc())).all()
        return [
            Release(row.release_id, row.published_at, row.published_by, row.newest_as_at, row.authority_code, row.authority_name)
            for row in rows
        ]

    def current_release_id(self) -> str | None:
        """The release that shows: the last one published of those not withdrawn; None where there is none."""
        with self._reads() as con:
            return next(reversed(_showing(con)), None)

    def withdrawn(self) -> dict[str, Entry]:
        """The releases that are withdrawn, each with the act that did it, oldest act first."""
        with self._reads() as con:
            showing = _showing(con)
            acts = con.execute(sa.select(ACTS).where(ACTS.c.act == Act.WITHDRAWN).order_by(ACTS.c.act_id)).all()
        entries = {row.subject: Entry(row.act_id, row.at, row.who, row.act, row.subject, row.reason) for row in acts}
        return {release_id: each for release_id, each in entries.items() if release_id not in showing}

    def withdrawn_for_disclosure(self) -> dict[str, Entry]:
        """Those of the withdrawn releases that were withdrawn because they showed what could tell of a child."""
        with self._reads() as con:
            acts = set(con.scalars(sa.select(DISCLOSURES.c.act_id)))
        return {release_id: each for release_id, each in self.withdrawn().items() if each.act_id in acts}

    def just_withdrawn(self) -> Entry | None:
        """The withdrawal that made the release before it show, or left none: what readers have to be told. None where something was
        published since; that of a release which did not show is not told, because it changed nothing that is read."""
        with self._reads() as con:
            last = _shown(con)[1]
        return Entry(last.act_id, last.at, last.who, last.act, last.subject, last.reason) if last is not None else None

    def snapshots_of(self, release_id: str) -> list[str]:
        """The IDs of the snapshots that a release rests on."""
        with self._reads() as con:
            query = sa.select(RELEASE_SNAPSHOTS.c.snapshot_id).where(RELEASE_SNAPSHOTS.c.release_id == release_id)
            return list(con.scalars(query))

    def inputs(self, release_id: str) -> str:
        """The hash over all that made a release; empty for one that is not there."""
        with self._reads() as con:
            return con.scalar(sa.select(RELEASES.c.inputs).where(RELEASES.c.release_id == release_id)) or ""

    @staticmethod
    def _there(con: sa.Connection, release_id: str) -> None:
        if con.scalar(sa.select(RELEASES.c.release_id).where(RELEASES.c.release_id == release_id)) is None:
            raise RegisterError(f"There is no release {release_id}. The command `releases` lists those that there are.")


def _proposed(con: sa.Connection, release_id: str) -> set[str]:
    """Who proposed to publish a withdrawn release again, since it was withdrawn."""
    acts = con.execute(sa.select(ACTS).where(ACTS.c.subject == release_id).order_by(ACTS.c.act_id)).all()
    gone = max(row.act_id for row in acts if row.act == Act.WITHDRAWN)
    return {row.who for row in acts if row.act == Act.PROPOSED and row.act_id > gone}


def _showing(con: sa.Connection) -> dict[str, None]:
    """Releases that are not withdrawn, in the order in which they came to show: the last one does."""
    return _shown(con)[0]


def _shown(con: sa.Connection) -> tuple[dict[str, None], sa.Row | None]:
    """The same, with the withdrawal since which the last one shows again (None: it was published last)."""
    showing: dict[str, None] = {}
    withdrawal = None
    for row in con.execute(sa.select(ACTS).where(ACTS.c.act.in_(SHOWS)).order_by(ACTS.c.act_id)):
        showed = next(reversed(showing), None)
        showing.pop(row.subject, None)
        if row.act != Act.WITHDRAWN:
            showing[row.subject] = None
            withdrawal = None
        elif row.subject == showed:
            withdrawal = row
    return showing, withdrawal
