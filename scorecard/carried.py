"""Figures of snapshots whose rows are erased: carried over from the newest release that has them, as they were published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb
import polars as pl

from scorecard import measure, release
from scorecard.cube import Cubes, Shape
from scorecard.terms import COHORT_COLUMNS, Measure, Snapshot
from scorecard.winners import rows_of, standing

Key = tuple[str, str]  # snapshot ID, measure ID
Told = Mapping[Key, Mapping[dt.date, str]]  # of each, the dates that a release has, and which release
COLUMNS = ("measure_id", "as_at", *COHORT_COLUMNS, "numerator", "denominator", "value", "sign", "snapshot_id")


def without_rows(measures: Sequence[Measure], snapshots: Sequence[Snapshot]) -> set[Key]:
    """What cannot be worked out any more: the snapshot's rows are erased, or those of another return that the measure needs."""
    gone = {each.snapshot_id for each in snapshots if not rows_of(each).is_dir()}
    stands = standing(snapshots)
    found = set()
    for each in measures if gone else ():
        for snapshot in snapshots:
            if snapshot.return_name == measure.RETURNS[each.family]:
                others = [stands.get((name, snapshot.as_at)) for name in measure.others_needed(each)]
                if gone & {one.snapshot_id for one in (snapshot, *others) if one is not None}:
                    found.add((snapshot.snapshot_id, each.measure_id))
    return found


def missing(wanted: Mapping[Key, Iterable[dt.date]], told: Told) -> dict[str, list[str]]:
    """Of which snapshots no release has all that they give, and of which measures."""
    lost: dict[str, list[str]] = {}
    for key in sorted(wanted):
        if any(date not in told[key] for date in wanted[key]):
            lost.setdefault(key[0], []).append(key[1])
    return lost


def find(
    con: duckdb.DuckDBPyConnection, wanted: Mapping[Key, Iterable[dt.date]], snapshots: Sequence[Snapshot], release_ids: Iterable[str]
) -> Told:
    """Which releases have figures of these snapshots and measures. `release_ids` newest first: of several that have a date, the first.
    A release that rests on another check of a snapshot than the one that counts has none of it.

    No further release is opened once all `wanted` dates are found. One whose file is gone or cannot be read has none.
    """
    found: dict[Key, dict[dt.date, str]] = {key: {} for key in wanted}
    counts = {each.snapshot_id: each.rows_in.removeprefix("snapshots/") for each in snapshots}
    for release_id in release_ids:
        if all(date in found[key] for key, dates in wanted.items() for date in dates):
            break
        with opened(con, release_id) as is_there:
            for snapshot_id, measure_id, date in _figures(con, counts) if is_there else ():
                if (snapshot_id, measure_id) in found:
                    found[snapshot_id, measure_id].setdefault(date, release_id)
    return found


def copy(con: duckdb.DuckDBPyConnection, cubes: Cubes, table: str, wanted: Mapping[Key, Mapping[dt.date, str]]) -> None:
    """Put figures into `table` as their releases have them, every cohort. A measure that is worked out nowhere keeps its cohort columns."""
    for release_id in sorted({each for dates in wanted.values() for each in dates.values()}):
        rows = [(*key, date) for key, dates in wanted.items() for date, where in dates.items() if where == release_id]
        con.register("wanted", pl.DataFrame(rows, schema=["snapshot_id", "measure_id", "as_at"], orient="row").to_arrow())
        with opened(con, release_id):
            names = ", ".join(COLUMNS)
            con.execute(
                f"insert into {table} ({names}) select {names} from published.cube semi join wanted using (snapshot_id, measure_id, as_at)"
            )
            for measure_id, cohorts in con.execute("select measure_id, cohorts from published.measures").fetchall():
                if measure_id in {each for _, each, _ in rows}:
                    cubes.shapes.setdefault(measure_id, Shape(tuple(cohorts), False))
        con.unregister("wanted")


def _figures(con: duckdb.DuckDBPyConnection, counts: Mapping[str, str]) -> list[tuple[str, str, dt.date]]:
    rests_on = {name for (name,) in con.execute("select name from published.inputs where kind = 'snapshot'").fetchall()}
    rows = con.execute("select distinct snapshot_id, measure_id, as_at from published.cube").fetchall()
    return [row for row in rows if counts.get(row[0]) in rests_on]


@contextmanager
def opened(con: duckdb.DuckDBPyConnection, release_id: str, schema: str = "published") -> Iterator[bool]:
    """A release's tables in a schema; False where its file is gone or cannot be read."""
    path = release.path_of(release_id)
    try:
        con.execute(f"attach '{path.as_posix().replace(chr(39), chr(39) * 2)}' as {schema} (read_only)")
    except duckdb.Error:
        yield False
        return
    try:
        yield True
    finally:
        con.execute(f"detach {schema}")
