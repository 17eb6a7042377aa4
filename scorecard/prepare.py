"""Prepare a release: work out every measure's full cube from a set of snapshots, in a file that nobody opens yet.

Figures of snapshots whose rows are erased are carried over from the releases that have them. What a release is made of is known before, as
its inputs: the same inputs give the same figures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from scorecard import carried, measure, release, settings, tables
from scorecard.cube import Cubes
from scorecard.first import first_published
from scorecard.register import Register
from scorecard.terms import Measure, Release, ScorecardError, Snapshot
from scorecard.winners import open_rows, others, winners

Progress = Callable[[str], None]
Inputs = list[tuple[str, str, str]]  # kind, name and SHA-256 of each snapshot, query and reference file
SOURCES = (
    ("return", "expectations/*/return.json"),
    ("measure", "queries/1_returns/*.sql"),
    ("measure", "queries/2_measures/*.sql"),
    ("table", "queries/2_tables/*.sql"),
    ("view", "queries/3_views/*.sql"),
)
NO_FIGURES = {"returns.csv", "worklists.csv"}  # reference that no figure rests on: who sends what, and which lists have a name


class NothingToPublish(ScorecardError):
    """There are no snapshots, or none of which any figure can be had."""


@contextmanager
def prepared(
    snapshots: Sequence[Snapshot], made: Release, register: Register, progress: Progress
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A release's file, filled and not yet there for anybody: the connection that has it attached as `building`, and the file.

    It is taken away when the block ends, unless `release.finish` has given it its name by then. Raises NothingToPublish.
    """
    con = measure.connect()
    built = release.begin(con)
    try:
        cubes, sources = _work_out(con, snapshots, register, progress)
        rests_on = inputs(snapshots) + [("release", each, register.inputs(each)) for each in sources]
        progress("Writing the release")
        release.fill(con, made, measure.measures(), cubes, [(each, *register.counts(each.snapshot_id)) for each in snapshots], rests_on)
        withdrawn = register.withdrawn()
        first_published(con, made.release_id, [each.release_id for each in register.releases() if each.release_id not in withdrawn])
        yield con, built
    finally:
        con.close()
        for left in built.parent.glob(f"{built.name}*"):
            left.unlink()


def inputs(snapshots: Sequence[Snapshot]) -> Inputs:
    """What a release of these snapshots is made of. A snapshot that was checked again is another one than it was before."""
    found = [("snapshot", each.rows_in.removeprefix("snapshots/"), each.sha256) for each in snapshots]
    for kind, pattern in SOURCES:
        found += [(kind, path.relative_to(settings.CHECKOUT).as_posix(), _sha256(path)) for path in sorted(settings.CHECKOUT.glob(pattern))]
    names = sorted({path.name for path in settings.SHIPPED_REFERENCE.glob("*.csv")} - NO_FIGURES)
    return found + [("reference", name, _sha256(settings.reference_file(name))) for name in names]


def digest(of: Inputs) -> str:
    """One hash over all that makes a release."""
    return hashlib.sha256("\n".join("|".join(each) for each in of).encode()).hexdigest()


def _work_out(
    con: duckdb.DuckDBPyConnection, snapshots: Sequence[Snapshot], register: Register, progress: Progress
) -> tuple[Cubes, list[str]]:
    """Every figure of the snapshots; and the releases from which those came whose rows are erased."""
    cubes = Cubes(con)
    measures = {each.measure_id: each for each in measure.measures()}
    told = _told(con, snapshots, register, progress)
    given = winners(list(measures.values()), snapshots, told)
    used = [each for each in snapshots if given[each.snapshot_id]]
    if not tables.gather(con, snapshots, release.SCHEMA) and not used:
        raise NothingToPublish("There is nothing to publish: no release has figures of what is erased. Send these returns again.")
    for place, snapshot in enumerate(used, start=1):
        assert snapshot.as_at is not None
        progress(f"Working out {snapshot.return_name} as at {snapshot.as_at:%d/%m/%Y} ({place} of {len(used)})")
        asked = {measures[name]: found for name, found in given[snapshot.snapshot_id].items() if (snapshot.snapshot_id, name) not in told}
        if asked:
            _gather(con, cubes, snapshot, asked, others(asked, snapshot, snapshots))
    cubes.add_up(release.CUBE)
    kept = {key: {each: told[key][each] for each in given[key[0]].get(key[1], ())} for key in told}
    carried.copy(con, cubes, release.CUBE, kept)
    return cubes, sorted({each for found in kept.values() for each in found.values()})


def _told(con: duckdb.DuckDBPyConnection, snapshots: Sequence[Snapshot], register: Register, progress: Progress) -> carried.Told:
    """Of each snapshot and measure whose rows are erased, which dates a release has that was not withdrawn. Says what none has."""
    gone = carried.without_rows(measure.measures(), snapshots)
    if not gone:
        return {}
    asked = winners(measure.measures(), snapshots)
    wanted = {(snapshot_id, measure_id): asked[snapshot_id].get(measure_id, []) for snapshot_id, measure_id in gone}
    withdrawn = register.withdrawn()
    told = carried.find(con, wanted, snapshots, [each.release_id for each in register.releases() if each.release_id not in withdrawn])
    for snapshot_id, names in carried.missing(wanted, told).items():
        progress(
            f"The rows behind {', '.join(names)} of {snapshot_id} are erased, and no release has these figures. Those of the return before "
            "it are used where there are any. Send that return again to have its own."
        )
    return told


def _gather(
    con: duckdb.DuckDBPyConnection,
    cubes: Cubes,
    snapshot: Snapshot,
    dates: Mapping[Measure, list[date]],
    needed: Mapping[str, Snapshot | None],
) -> None:
    """What a snapshot gives, with the other returns' snapshots of its date that some of its measures need (None: there is none)."""
    open_rows(con, snapshot, needed)
    lacking = {each for each in dates if any(needed[name] is None for name in measure.others_needed(each))}
    for each in lacking:
        cubes.leave_out(each, dates[each], snapshot.snapshot_id)
    for kind in ("window", "own"):
        asked = {each: found for each, found in dates.items() if each.dates == kind and each not in lacking}
        if asked:
            measure.want_dates(con, (each for found in asked.values() for each in found))
            cubes.gather_all(asked, snapshot.snapshot_id)


def _sha256(path: Path) -> str:
    # Line endings differ between systems' checkouts; the query does not.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
