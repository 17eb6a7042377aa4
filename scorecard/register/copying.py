"""A copy of the register, and a register out of a copy: every row of every table as of one moment, whichever database it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from scorecard.register.connection import Connected, RegisterError
from scorecard.register.tables import METADATA, RELEASES, SUBMISSIONS

AT_ONCE = 1000  # rows


@dataclass(frozen=True)
class Copied:
    """What a copy names: each submission's folder (relative to the data root) with the SHA-256 of what was sent, and releases by ID."""

    submissions: dict[str, str]
    releases: tuple[str, ...]


class Copies(Connected):
    """The part of the register that copies it."""

    def copy_to(self, path: Path) -> Copied:
        """Write all of it into a new SQLite file. Nothing is entered meanwhile, so the copy is the register of one moment."""
        copy = _file(path)
        METADATA.create_all(copy)
        with self._writes() as con, copy.begin() as target:
            _rows(con, target)
            folders = con.execute(sa.select(SUBMISSIONS.c.folder, SUBMISSIONS.c.sha256))
            releases = con.execute(sa.select(RELEASES.c.release_id).order_by(RELEASES.c.release_id))
            return Copied({folder: sha256 for folder, sha256 in folders}, tuple(releases.scalars()))

    def is_empty(self) -> bool:
        """Whether nothing was ever entered."""
        with self._reads() as con:
            return not any(con.execute(sa.select(table).limit(1)).first() for table in METADATA.sorted_tables)

    def fill_from(self, path: Path) -> None:
        """Take over every row of a copy: all of them or none. Raises RegisterError where there are rows already, or where the copy has what
        this version does not know."""
        copy = _file(path)
        found = sa.inspect(copy)
        for name in found.get_table_names():
            known = {column.name for column in METADATA.tables[name].columns} if name in METADATA.tables else set()
            if unknown := {column["name"] for column in found.get_columns(name)} - known:
                raise RegisterError(
                    f"The register's copy has {name}.{min(unknown)}, unknown to this version. Restore with the version that made it."
                )
        METADATA.create_all(copy)  # an older copy gets the tables that it lacks
        with self._writes() as con, copy.connect() as source:
            if any(con.execute(sa.select(table).limit(1)).first() for table in METADATA.sorted_tables):
                raise RegisterError("This register has entries already. Name an empty one in SCORECARD_REGISTER.")
            _rows(source, con)
            if con.dialect.name == "postgresql":
                _number_on(con)


def _file(path: Path) -> sa.Engine:
    return sa.create_engine(f"sqlite:///{path.as_posix()}", poolclass=sa.pool.NullPool)


def _rows(source: sa.Connection, target: sa.Connection) -> None:
    for table in METADATA.sorted_tables:
        found = source.execute(sa.select(table).order_by(*table.primary_key.columns)).mappings()
        while rows := found.fetchmany(AT_ONCE):
            target.execute(table.insert(), [dict(row) for row in rows])


def _number_on(con: sa.Connection) -> None:
    """PostgreSQL counts by itself, and goes on after the last number that it gave: tell it the last one."""
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        last = con.execute(sa.select(sa.func.max(column))).scalar() if column is not None else None
        if column is not None and last is not None:
            con.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(table.name, column.name), last)))
