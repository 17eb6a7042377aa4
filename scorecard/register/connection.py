"""How the register is reached: SQLite by default, PostgreSQL by URL. One act at a time: what an act looks at stays as it is until the act
is entered, so that of two stewards' acts neither is lost and the second one sees the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from scorecard.register.tables import METADATA
from scorecard.terms import ScorecardError

KINDS = ("sqlite", "postgresql")
BUSY_SECONDS = 30
LOCK = 5_361_707  # of PostgreSQL: a number that is the register's own


class RegisterError(ScorecardError):
    """An act that the register does not take: says what was found and what was expected."""


class Connected:
    """A register's database, read and written in whole transactions."""

    def __init__(self, url: str) -> None:
        with _as_sentences():
            self._engine = _engine(url)

    @contextmanager
    def _writes(self) -> Iterator[sa.Connection]:
        """One act: whole or not at all, and none beside it."""
        with _as_sentences(), _alone(self._engine) as con:
            yield con

    @contextmanager
    def _reads(self) -> Iterator[sa.Connection]:
        with _as_sentences(), self._engine.connect() as con:
            yield con


@cache
def _engine(url: str) -> sa.Engine:
    if _kind(url) not in KINDS:
        raise RegisterError("SCORECARD_REGISTER is no URL that is known. Expected sqlite:///FILE or postgresql://USER@HOST/DATABASE.")
    if "@" in (sa.make_url(url).host or ""):  # the end of a password would be taken for a host, and named when that is not found
        raise RegisterError("SCORECARD_REGISTER has more than one @. In a user's name or a password write it as %40.")
    if url.startswith("sqlite:///"):
        folder = Path(url.removeprefix("sqlite:///")).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RegisterError(f"The register's folder, {folder}, is not there and cannot be made: {error.strerror}.") from error
        engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    else:
        engine = sa.create_engine(url, pool_pre_ping=True)
    if not set(METADATA.tables) <= set(sa.inspect(engine).get_table_names()):
        with _alone(engine) as con:  # two processes may both be the first
            METADATA.create_all(con)
    return engine


def _kind(url: str) -> str:
    """The database that a URL names; empty for what is none. (It may hold a password: it is shown nowhere.)"""
    try:
        return sa.make_url(url).get_backend_name()
    except (sa.exc.ArgumentError, ValueError):  # (the second: a port that is no number)
        return ""


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction beside which nobody writes; one that fails is taken back."""
    with engine.connect() as con:
        if con.dialect.name == "sqlite":
            con.exec_driver_sql("begin immediate")
        else:
            con.execute(sa.text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        try:
            yield con
        except BaseException:
            con.rollback()
            raise
        con.commit()


@contextmanager
def _as_sentences() -> Iterator[None]:
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        what = str(getattr(error, "orig", None) or error)
        raise RegisterError(f"The register could not be read or written: {what}. Nothing was entered; try again.") from error
