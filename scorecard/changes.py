"""What will change on the charts: every figure that moves if what is accepted now were published, beside what shows.

The release is prepared as a publication prepares it, compared, and taken away again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

import duckdb

from scorecard import release
from scorecard.prepare import NothingToPublish, prepared
from scorecard.publish import PublishError, a_release, to_publish
from scorecard.register import Register
from scorecard.terms import ALL, COHORT_COLUMNS, Release, Snapshot

DRAFT = "r0000"  # what is compared has no name of its own: nobody will open it
WHOLE = " and ".join(f"{column} = '{ALL}'" for column in COHORT_COLUMNS)
MOVED = f"""
with before as (from published.cube where {WHOLE}), after as (from building.cube where {WHOLE})
select
    coalesce(after.measure_id, before.measure_id) as measure_id, coalesce(after.as_at, before.as_at) as as_at,
    before.as_at, before.value, before.sign, after.as_at, after.value, after.sign
from before full join after on before.measure_id = after.measure_id and before.as_at = after.as_at
where (before.value is distinct from after.value and not coalesce(abs(before.value - after.value) < 1e-9, false))
    or before.sign is distinct from after.sign
"""
# Of each measure, the newest figure of either side; one that is not available is one too.
NEWEST = f"""
with before as (
    select measure_id, max(as_at) as as_at, arg_max(coalesce(value, 'nan'), as_at) as value, arg_max(sign, as_at) as sign
    from published.cube where {WHOLE} group by measure_id
), after as (
    select measure_id, max(as_at) as as_at, arg_max(coalesce(value, 'nan'), as_at) as value, arg_max(sign, as_at) as sign
    from building.cube where {WHOLE} group by measure_id
)
select
    coalesce(after.measure_id, before.measure_id), coalesce(after.as_at, before.as_at),
    before.as_at, nullif(before.value, 'nan'), before.sign, after.as_at, nullif(after.value, 'nan'), after.sign
from before full join after using (measure_id)
where before.as_at is distinct from after.as_at
    or before.sign is distinct from after.sign or not coalesce(abs(before.value - after.value) < 1e-9 or before.value = after.value, false)
"""
# Figures of single phases, needs or areas that move though the measure's own figure at that date does not.
BREAKDOWNS = """
with moved as (
    select coalesce(after.measure_id, before.measure_id) as measure_id, coalesce(after.as_at, before.as_at) as as_at
    from published.cube as before full join building.cube as after
        using (measure_id, as_at, phase, sen_provision, primary_need, area, detail)
    where before.value is distinct from after.value and not coalesce(abs(before.value - after.value) < 1e-9, false)
)
select measure_id, count(*) from moved
where not exists (select 1 from whole where whole.measure_id = moved.measure_id and whole.as_at = moved.as_at)
group by measure_id
"""


@dataclass(frozen=True)
class Told:
    """A measure's figure, over everybody, at its as-at date: `value` in the measure's unit, None where `sign` says why there is none."""

    as_at: dt.date
    value: float | None
    sign: str


@dataclass(frozen=True)
class Moved:
    """A figure that moves: as it shows, and as it would show. None: there is none on that side."""

    measure_id: str
    label: str
    unit: str
    decimals: int
    old: Told | None
    new: Told | None

    @property
    def size(self) -> float:
        """How far it moves, as a part of the larger of the two; 1 where a figure comes, goes, or stops to be one."""
        old = self.old.value if self.old else None
        new = self.new.value if self.new else None
        if old is None or new is None:
            return 1.0
        return abs(new - old) / (max(abs(old), abs(new)) or 1)


@dataclass(frozen=True)
class Changes:
    """What a publication would change. `against` is the release that shows; None: there is none, and every figure is new.

    `newest`: measures whose newest figure moves, on to another date or at the same one. `retold`: figures of dates that already show. Each
    largest first. `added` counts the figures of dates that are new, `breakdowns` says of how many cells a measure moves where its own
    figure does not. `snapshots` are those that the release that shows does not rest on.
    """

    against: Release | None
    newest: tuple[Moved, ...]
    retold: tuple[Moved, ...]
    added: int
    breakdowns: dict[str, int]
    snapshots: tuple[Snapshot, ...]


def changes(
    register: Register | None = None, returns: Collection[str] = (), progress: Callable[[str], None] = lambda _: None, wait: float = 60
) -> Changes:
    """What a publication (of some `returns`, or of all) would change. Nothing is published. Raises PublishError where it could not be."""
    register = register or Register.open()
    snapshots = to_publish(register, returns)
    current = register.current_release_id()
    against = next((each for each in register.releases() if each.release_id == current), None)
    shown = set(register.snapshots_of(current)) if current else set()
    try:
        with (
            release.one_at_a_time(progress, wait),
            prepared(snapshots, a_release(DRAFT, "", snapshots), register, progress) as (con, _),
        ):
            progress("Comparing with what shows")
            if against is None:
                con.execute("create schema published; create table published.cube as from building.cube limit 0")
            else:
                path = release.path_of(against.release_id).as_posix().replace("'", "''")
                con.execute(f"attach '{path}' as published (read_only)")
            moved = _moved(con, MOVED)
            con.execute(f"create temp table whole as select measure_id, as_at from ({MOVED})")
            return Changes(
                against,
                tuple(_moved(con, NEWEST)),
                tuple(each for each in moved if each.old and each.new),
                sum(not each.old for each in moved),
                dict(con.execute(BREAKDOWNS).fetchall()),
                tuple(each for each in snapshots if each.snapshot_id not in shown),
            )
    except (release.Busy, NothingToPublish) as error:
        raise PublishError(str(error)) from None


def _moved(con: duckdb.DuckDBPyConnection, query: str) -> list[Moved]:
    known = {each: row for each, *row in con.execute("select measure_id, label, unit, decimals from building.measures").fetchall()}
    found = []
    for measure_id, _, old_at, old, old_sign, new_at, new, new_sign in con.execute(query).fetchall():
        label, unit, decimals = known.get(measure_id, (measure_id, "", 1))
        sides = (Told(old_at, old, old_sign) if old_at else None, Told(new_at, new, new_sign) if new_at else None)
        found.append(Moved(measure_id, label, unit, decimals, *sides))
    return sorted(found, key=lambda each: (-each.size, each.label, str(each.new and each.new.as_at)))
