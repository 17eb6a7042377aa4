"""The register: what was received, who decided what and why, which releases there are. Acts are added, never changed or deleted.

SQLite by default, PostgreSQL by URL (settings.register_url). Times are UTC without a zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from scorecard import settings
from scorecard.terms import Outcome, Release, ScorecardError, Snapshot

METADATA = sa.MetaData()
SUBMISSIONS = sa.Table(
    "submissions",
    METADATA,
    sa.Column("snapshot_id", sa.String, primary_key=True),
    sa.Column("return_name", sa.String, nullable=False),  # empty where nobody could tell
    sa.Column("as_at", sa.Date),
    sa.Column("received_at", sa.DateTime, nullable=False),
    sa.Column("file_name", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("folder", sa.String, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("authority_code", sa.String, nullable=False),
    sa.Column("authority_name", sa.String, nullable=False),
    sa.Column("findings", sa.Integer, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
)
ACTS = sa.Table(
    "acts",
    METADATA,
    sa.Column("act_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("act", sa.String, nullable=False),  # received, accepted, published
    sa.Column("subject", sa.String, nullable=False),  # a snapshot's or a release's ID
    sa.Column("reason", sa.String, nullable=False),
)
RELEASES = sa.Table(
    "releases",
    METADATA,
    sa.Column("release_id", sa.String, primary_key=True),
    sa.Column("published_at", sa.DateTime, nullable=False),
    sa.Column("published_by", sa.String, nullable=False),
    sa.Column("newest_as_at", sa.Date, nullable=False),
    sa.Column("authority_code", sa.String, nullable=False),
    sa.Column("authority_name", sa.String, nullable=False),
    sa.Column("inputs", sa.String, nullable=False),  # one hash over all that made it
)
RELEASE_SNAPSHOTS = sa.Table(
    "release_snapshots",
    METADATA,
    sa.Column("release_id", sa.String, primary_key=True),
    sa.Column("snapshot_id", sa.String, primary_key=True),
)


class RegisterError(ScorecardError):
    """An act that the register does not take: says what was found and what was expected."""


def now() -> dt.datetime:
    """The time in UTC, to the second, without a zone."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)


@cache
def _engine(url: str) -> sa.Engine:
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(url, connect_args={"timeout": 30})
    else:
        engine = sa.create_engine(url)
    METADATA.create_all(engine)
    return engine


@contextmanager
def _as_sentences() -> Iterator[None]:
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        what = str(getattr(error, "orig", None) or error)
        raise RegisterError(f"The register could not be read or written: {what}. Nothing was entered; try again.") from error


class Register:
    """The register of one data root. Each method is one transaction: an act is there whole, or not at all."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)

    @classmethod
    def open(cls) -> Register:
        """The register that the settings name; made where it is not there yet."""
        return cls(settings.register_url())

    @classmethod
    def if_there(cls) -> Register | None:
        """The register that the settings name; None where there is none yet (and none is made)."""
        url = settings.register_url()
        there = not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).is_file()
        return cls(url) if there else None

    @staticmethod
    def known_authority() -> str:
        """Our authority's code, without making a register where there is none yet."""
        register = Register.if_there()
        return register.authority() if register else settings.authority_code()

    def receive(self, snapshot: Snapshot, findings: int, rows: int, who: str) -> None:
        """Enter a submission, with the act of receiving it."""
        with _as_sentences(), self._engine.begin() as con:
            con.execute(
                SUBMISSIONS.insert().values(
                    snapshot_id=snapshot.snapshot_id,
                    return_name=snapshot.return_name,
                    as_at=snapshot.as_at,
                    received_at=snapshot.received_at,
                    file_name=snapshot.file_name,
                    sha256=snapshot.sha256,
                    folder=snapshot.folder,
                    outcome=snapshot.outcome.value,
                    authority_code=snapshot.authority_code,
                    authority_name=snapshot.authority_name,
                    findings=findings,
                    rows=rows,
                )
            )
            con.execute(ACTS.insert().values(at=snapshot.received_at, who=who, act="received", subject=snapshot.snapshot_id, reason=""))

    def accept(self, snapshot_id: str, who: str, reason: str) -> None:
        """Sign a submission. Raises RegisterError for one that is held or not there, or that has queries and no reason is given."""
        with _as_sentences(), self._engine.begin() as con:
            outcome = con.scalar(sa.select(SUBMISSIONS.c.outcome).where(SUBMISSIONS.c.snapshot_id == snapshot_id))
            if outcome is None:
                raise RegisterError(f"There is no submission {snapshot_id}.")
            if outcome == Outcome.HELD:
                raise RegisterError(f"{snapshot_id} is held: it has critical findings. Mend them and send the return again.")
            if outcome == Outcome.QUERIES and not reason.strip():
                raise RegisterError(f"{snapshot_id} has open queries. Give a reason to accept it with.")
            con.execute(ACTS.insert().values(at=now(), who=who, act="accepted", subject=snapshot_id, reason=reason))

    def publish(self, release: Release, inputs: str, snapshot_ids: Iterable[str]) -> None:
        """Enter a release, which from now on is the one that shows."""
        with _as_sentences(), self._engine.begin() as con:
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
            con.execute(
                ACTS.insert().values(
                    at=release.published_at, who=release.published_by, act="published", subject=release.release_id, reason=""
                )
            )

    def submissions(self) -> list[Snapshot]:
        """Every submission, newest first; accepted_at, accepted_by and reason are those of its last acceptance."""
        query = sa.select(SUBMISSIONS).order_by(SUBMISSIONS.c.received_at.desc(), SUBMISSIONS.c.snapshot_id.desc())
        accepted = sa.select(ACTS).where(ACTS.c.act == "accepted").order_by(ACTS.c.act_id)
        with _as_sentences(), self._engine.connect() as con:
            signed = {row.subject: row for row in con.execute(accepted)}
            return [_snapshot(row, signed.get(row.snapshot_id)) for row in con.execute(query)]

    def accepted(self) -> list[Snapshot]:
        """Accepted submissions in the order that decides between them: as-at date, then acceptance (measures.md, "Which dates")."""
        query = (
            sa.select(SUBMISSIONS, ACTS.c.act_id).join(ACTS, ACTS.c.subject == SUBMISSIONS.c.snapshot_id).where(ACTS.c.act == "accepted")
        )
        last = {each.snapshot_id: each for each in self.submissions()}
        with _as_sentences(), self._engine.connect() as con:
            order = {row.snapshot_id: (row.as_at, row.act_id) for row in con.execute(query.order_by(ACTS.c.act_id))}
        return [last[snapshot_id] for snapshot_id in sorted(order, key=lambda each: order[each])]

    def counts(self, snapshot_id: str) -> tuple[int, int]:
        """Findings and rows of a submission. Raises RegisterError where there is none."""
        with _as_sentences(), self._engine.connect() as con:
            row = con.execute(sa.select(SUBMISSIONS.c.findings, SUBMISSIONS.c.rows).where(SUBMISSIONS.c.snapshot_id == snapshot_id)).first()
        if row is None:
            raise RegisterError(f"There is no submission {snapshot_id}.")
        return row.findings, row.rows

    def authority(self) -> str:
        """Our authority's code: the setting's, else that of the first accepted return; empty where there is neither."""
        if code := settings.authority_code():
            return code
        query = sa.select(SUBMISSIONS.c.authority_code).join(ACTS, ACTS.c.subject == SUBMISSIONS.c.snapshot_id)
        with _as_sentences(), self._engine.connect() as con:
            return (
                con.scalar(query.where(ACTS.c.act == "accepted", SUBMISSIONS.c.authority_code != "").order_by(ACTS.c.act_id).limit(1)) or ""
            )

    def releases(self) -> list[Release]:
        """Every release, newest first."""
        with _as_sentences(), self._engine.connect() as con:
            rows = con.execute(sa.select(RELEASES).order_by(RELEASES.c.release_id.desc())).all()
        return [
            Release(row.release_id, row.published_at, row.published_by, row.newest_as_at, row.authority_code, row.authority_name)
            for row in rows
        ]

    def current_release_id(self) -> str | None:
        """The release that shows: the last one published; None before the first."""
        with _as_sentences(), self._engine.connect() as con:
            return con.scalar(sa.select(RELEASES.c.release_id).order_by(RELEASES.c.release_id.desc()).limit(1))

    def inputs(self, release_id: str) -> str:
        """The hash over all that made a release; empty for one that is not there."""
        with _as_sentences(), self._engine.connect() as con:
            return con.scalar(sa.select(RELEASES.c.inputs).where(RELEASES.c.release_id == release_id)) or ""


def _snapshot(row: sa.Row, accepted: sa.Row | None) -> Snapshot:
    return Snapshot(
        snapshot_id=row.snapshot_id,
        return_name=row.return_name,
        as_at=row.as_at,
        received_at=row.received_at,
        file_name=row.file_name,
        sha256=row.sha256,
        folder=row.folder,
        outcome=Outcome(row.outcome),
        authority_code=row.authority_code,
        authority_name=row.authority_name,
        accepted_at=accepted.at if accepted else None,
        accepted_by=accepted.who if accepted else "",
        reason=accepted.reason if accepted else "",
    )
