"""What will change on the charts: every figure that moves if what is accepted now were published, beside what shows; of the board's lines
also what partners supplied, figure or status.

The release is prepared as a publication prepares it, compared, and taken away again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import duckdb

from scorecard import release, settings
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
SUPPLIED = settings.QUERIES / "3_views" / "supplied_figures.sql"  # a release that is being built has no views yet
NEEDED = "select count(*) from duckdb_tables() where database_name = ? and table_name in ('supplied', 'indicators')"


@dataclass(frozen=True)
class Told:
    """A measure's figure, over everybody, at its as-at date: `value` in the measure's unit, None where `sign` says why there is none; or
    what a partner supplied of a line of the scorecard, None where `status` says why."""

    as_at: dt.date
    value: float | None
    sign: str = ""
    status: str = "value"


Lines = Mapping[tuple[str, str], Mapping[dt.date, Told]]  # what was supplied, by line and window, then date


@dataclass(frozen=True)
class Moved:
    """A figure that moves: as it shows, and as it would show. None: there is none on that side.

    `measure_id` is the indicator's ID where the figure is supplied; it has the decimals that it was told with, so `decimals` is None.
    """

    measure_id: str
    label: str
    unit: str
    decimals: int | None
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

    `newest`: measures whose newest figure moves, on to another date or at the same one, and lines whose newest supplied one does.
    `retold`: figures of dates that already show; supplied ones also where one comes or goes. Each largest first. `added` counts the figures
    of dates that are new, `breakdowns` says of how many cells a measure moves where its own figure does not. `snapshots` are those that
    the release that shows does not rest on.
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
            moved, supplied = _moved(con, MOVED), _supplied(con)
            shows = against.newest_as_at if against else dt.date.min
            con.execute(f"create temp table whole as select measure_id, as_at from ({MOVED})")
            return Changes(
                against,
                _in_order(_moved(con, NEWEST) + [each for newest, _ in supplied for each in newest]),
                _in_order(
                    [each for each in moved if each.old and each.new]
                    + [each for _, dates in supplied for date, each in dates.items() if date <= shows]
                ),
                sum(not each.old for each in moved) + sum(date > shows for _, dates in supplied for date in dates),
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
    return found


def _supplied(con: duckdb.DuckDBPyConnection) -> list[tuple[list[Moved], dict[dt.date, Moved]]]:
    """Of each line and window what moves of what was supplied: its newest (at most one), and by date."""
    before, after = _lines(con, "published"), _lines(con, "building")
    query = 'select indicator_id, label, unit, "window" from building.indicators'
    known = {name: row for name, *row in con.execute(query).fetchall()}
    found = []
    for name, window in sorted({*before, *after}):
        old, new = before.get((name, window), {}), after.get((name, window), {})
        label, unit, usual = known.get(name, (name, "", window))
        about = (name, f"{label} ({'supplied' if window == usual else 'supplied, ' + window.replace('_', ' ')})", unit, None)
        last, now = old.get(max(old, default=dt.date.min)), new.get(max(new, default=dt.date.min))
        dates = {each: Moved(*about, old.get(each), new.get(each)) for each in sorted({*old, *new}) if old.get(each) != new.get(each)}
        found.append(([Moved(*about, last, now)] if last != now else [], dates))
    return found


def _lines(con: duckdb.DuckDBPyConnection, release_name: str) -> Lines:
    """What partners supplied of the lines of a release; nothing in one of before there was any."""
    found: dict[tuple[str, str], dict[dt.date, Told]] = {}
    if con.execute(NEEDED, [release_name]).fetchall() != [(2,)]:
        return found
    con.execute(f"use {release_name}")
    try:
        query = f'select indicator_id, "window", as_at, value, status from ({SUPPLIED.read_text(encoding="utf-8")})'
        for name, window, as_at, value, status in con.execute(query).fetchall():
            found.setdefault((name, window), {})[as_at] = Told(as_at, value, status=status)
    finally:
        con.execute("use memory")
    return found


def _in_order(moved: list[Moved]) -> tuple[Moved, ...]:
    """The largest move first."""
    return tuple(sorted(moved, key=lambda each: (-each.size, each.label, str(each.new and each.new.as_at))))
