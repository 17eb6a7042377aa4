"""Publish: work out every measure's full cube from the accepted snapshots and write it as a new release.

Killed at any moment, this leaves the state before or the state after. One publisher at a time: a second one waits, then is told.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard import carried, contract, measure, reference, release, settings
from scorecard.cube import Cubes
from scorecard.register import Register, now
from scorecard.retain import retain
from scorecard.snapshot import rows_folder
from scorecard.terms import Measure, Release, ScorecardError, Snapshot

SOURCES = (
    ("return", "expectations/*/return.json"),
    ("measure", "queries/1_returns/*.sql"),
    ("measure", "queries/2_measures/*.sql"),
    ("view", "queries/3_views/*.sql"),
)


class PublishError(ScorecardError):
    """A publication that did not happen: says why. What showed before still shows."""


@dataclass(frozen=True)
class Published:
    """What came of it: the release, and whether it is new (false: nothing had changed since that one)."""

    release: Release
    new: bool


def publish(
    who: str, register: Register | None = None, progress: Callable[[str], None] = lambda _: None, wait: float = release.WAIT_SECONDS
) -> Published:
    """Publish all accepted snapshots as one new release, then erase what need be kept no longer. `progress` is told what is being done.

    Raises PublishError where nothing has been accepted, or another publication is still running after `wait` seconds.
    """
    register = register or Register.open()
    try:
        with release.one_at_a_time(progress, wait):
            published = _publish(who, register, progress)
    except release.Busy as error:
        raise PublishError(str(error)) from None
    try:
        retain(who, register, progress)
    except (OSError, ValueError, ScorecardError) as error:  # the release is there all the same
        progress(f"What should be erased by now could not be: {error} It is tried again at the next publication.")
    return published


def _publish(who: str, register: Register, progress: Callable[[str], None]) -> Published:
    snapshots = register.accepted()
    if not snapshots:
        raise PublishError(
            "There is nothing to publish: no submission has been accepted. Load a return that passes, or accept one that has queries."
        )
    known = register.releases()
    release.clear_unfinished([each.release_id for each in known])
    inputs = _inputs(snapshots)
    digest = hashlib.sha256("\n".join("|".join(each) for each in inputs).encode()).hexdigest()
    if known and register.inputs(known[0].release_id) == digest:
        return Published(known[0], new=False)
    newest = max(snapshots, key=lambda each: (each.as_at, each.accepted_at))
    assert newest.as_at is not None
    made = Release(
        release.next_id([each.release_id for each in known]), now(), who, newest.as_at, newest.authority_code, newest.authority_name
    )  # fmt: skip
    con = measure.connect()
    built = release.begin(con)
    try:
        cubes, sources = _work_out(con, snapshots, register, progress)
        inputs += [("release", each, register.inputs(each)) for each in sources]
        progress("Writing the release")
        release.fill(con, made, measure.measures(), cubes, [(each, *register.counts(each.snapshot_id)) for each in snapshots], inputs)
        release.finish(con, built, made.release_id)
    finally:
        con.close()
        for left in built.parent.glob(f"{built.name}*"):
            left.unlink()
    register.publish(made, digest, [each.snapshot_id for each in snapshots])
    return Published(made, new=True)


def winners(
    measures: Sequence[Measure], snapshots: Sequence[Snapshot], told: carried.Told | None = None
) -> dict[str, dict[str, list[dt.date]]]:
    """Which dates of which measure each snapshot gives: by snapshot ID, then measure ID. `snapshots` stand in deciding order.

    A snapshot gives the measures that rest on its return. Where several cover a date, the newest as-at date wins, then the last
    accepted (measures.md, "Which dates"). What is in `told` can be had of no rows any more: of those dates alone.
    """
    given: dict[str, dict[str, list[dt.date]]] = {each.snapshot_id: {} for each in snapshots}
    covers = [(each, each.as_at, _window_opens(each)) for each in snapshots if each.as_at]
    for each in measures:
        winner: dict[dt.date, str] = {}
        for snapshot, as_at, opens in covers:
            if snapshot.return_name == measure.RETURNS[each.family]:
                dates = measure.dates_given(each, as_at, opens)
                known = (told or {}).get((snapshot.snapshot_id, each.measure_id))
                winner |= dict.fromkeys(dates if known is None else [date for date in dates if date in known], snapshot.snapshot_id)
        for date, snapshot_id in winner.items():
            given[snapshot_id].setdefault(each.measure_id, []).append(date)
    return given


def _work_out(con, snapshots: Sequence[Snapshot], register: Register, progress: Callable[[str], None]) -> tuple[Cubes, list[str]]:  # type: ignore[no-untyped-def]
    """Every figure of the accepted snapshots; and the releases from which those came whose rows are erased."""
    cubes = Cubes(con)
    measures = {each.measure_id: each for each in measure.measures()}
    standing = carried.standing(snapshots)
    told = _told(con, snapshots, register, progress)
    given = winners(list(measures.values()), snapshots, told)
    used = [each for each in snapshots if given[each.snapshot_id]]
    if not used:
        raise PublishError("There is nothing to publish: no release has figures of what is erased. Send these returns again.")
    for place, snapshot in enumerate(used, start=1):
        assert snapshot.as_at is not None
        progress(f"Working out {snapshot.return_name} as at {snapshot.as_at:%d/%m/%Y} ({place} of {len(used)})")
        asked = {name: dates for name, dates in given[snapshot.snapshot_id].items() if (snapshot.snapshot_id, name) not in told}
        needed = {name for each in asked for name in measure.others_needed(measures[each])}
        if asked:
            others = {name: standing.get((name, snapshot.as_at)) for name in needed}
            _gather(con, cubes, snapshot, {measures[name]: dates for name, dates in asked.items()}, others)
    cubes.add_up(release.CUBE)
    kept = {key: {date: told[key][date] for date in given[key[0]].get(key[1], ())} for key in told}
    carried.copy(con, cubes, release.CUBE, kept)
    return cubes, sorted({each for dates in kept.values() for each in dates.values()})


def _told(con, snapshots: Sequence[Snapshot], register: Register, progress: Callable[[str], None]) -> carried.Told:  # type: ignore[no-untyped-def]
    """Of each snapshot and measure whose rows are erased, which dates a release has that was not withdrawn. Says what none has."""
    gone = carried.without_rows(measure.measures(), snapshots)
    if not gone:
        return {}
    asked = winners(measure.measures(), snapshots)
    wanted = {(snapshot_id, measure_id): asked[snapshot_id].get(measure_id, []) for snapshot_id, measure_id in gone}
    withdrawn = register.withdrawn()
    told = carried.find(con, wanted, [each.release_id for each in register.releases() if each.release_id not in withdrawn])
    for snapshot_id, names in carried.missing(wanted, told).items():
        progress(
            f"The rows behind {', '.join(names)} of {snapshot_id} are erased, and no release has these figures. Those of the return before "
            "it are used where there are any. Send that return again to have its own."
        )
    return told


def _gather(con, cubes: Cubes, snapshot: Snapshot, dates: Mapping[Measure, list[dt.date]], others: Mapping[str, Snapshot | None]) -> None:  # type: ignore[no-untyped-def]
    """What a snapshot gives, with the other returns' snapshots of its date that some of its measures need (None: there is none)."""
    for other in others.values():
        if other is not None:
            _open(con, other)
    _open(con, snapshot)  # last: date and window are this one's
    lacking = {each for each in dates if any(others[name] is None for name in measure.others_needed(each))}
    for each in lacking:
        cubes.leave_out(each, dates[each], snapshot.snapshot_id)
    for kind in ("window", "own"):
        asked = {each: found for each, found in dates.items() if each.dates == kind and each not in lacking}
        if asked:
            measure.want_dates(con, (date for found in asked.values() for date in found))
            cubes.gather_all(asked, snapshot.snapshot_id)


def _open(con, snapshot: Snapshot) -> None:  # type: ignore[no-untyped-def]
    """Put a snapshot's rows in our words; those of other returns stay as they are."""
    assert snapshot.as_at is not None
    sheets = [sheet.name for sheet in contract.load_return(snapshot.return_name).sheets]
    measure.open_snapshot(con, sheets, rows_folder(settings.data_root() / snapshot.rows_in), snapshot.as_at, _window_opens(snapshot))


def _window_opens(snapshot: Snapshot) -> dt.date:
    assert snapshot.as_at is not None
    return contract.load_return(snapshot.return_name).window_opens(snapshot.as_at, reference.half_terms())


def _inputs(snapshots: Sequence[Snapshot]) -> list[tuple[str, str, str]]:
    """What a release is made of: kind, name and SHA-256 of each snapshot, query and reference file."""
    found = [("snapshot", each.snapshot_id, each.sha256) for each in snapshots]
    for kind, pattern in SOURCES:
        found += [(kind, path.relative_to(settings.CHECKOUT).as_posix(), _sha256(path)) for path in sorted(settings.CHECKOUT.glob(pattern))]
    names = sorted({path.name for path in settings.SHIPPED_REFERENCE.glob("*.csv")})
    return found + [("reference", name, _sha256(settings.reference_file(name))) for name in names]


def _sha256(path: Path) -> str:
    # Line endings differ between systems' checkouts; the query does not.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
