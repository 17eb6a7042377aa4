"""Which accepted snapshot gives which measure at which date (measures.md, "Which dates"), and its rows put in our words.

`snapshots` stand everywhere in the order that decides between them, as the register gives the accepted: as-at date, then acceptance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from scorecard import contract, measure, reference, settings
from scorecard.snapshot import rows_folder
from scorecard.terms import Measure, Snapshot


def winners(
    measures: Sequence[Measure], snapshots: Sequence[Snapshot], alone: Mapping[tuple[str, str], Container[dt.date]] | None = None
) -> dict[str, dict[str, list[dt.date]]]:
    """Which dates of which measure each snapshot gives: by snapshot ID, then measure ID.

    A snapshot gives the measures that rest on its return. Where several cover a date, the newest as-at date wins, then the last accepted.
    A snapshot and measure in `alone` give those dates alone (of rows that are erased, what a release still has).
    """
    given: dict[str, dict[str, list[dt.date]]] = {each.snapshot_id: {} for each in snapshots}
    covers = [(each, each.as_at, window_opens(each)) for each in snapshots if each.as_at]
    for each in measures:
        winner: dict[dt.date, str] = {}
        for snapshot, as_at, opens in covers:
            if snapshot.return_name == measure.RETURNS[each.family]:
                dates = measure.dates_given(each, as_at, opens)
                known = (alone or {}).get((snapshot.snapshot_id, each.measure_id))
                winner |= dict.fromkeys(dates if known is None else [date for date in dates if date in known], snapshot.snapshot_id)
        for date, snapshot_id in winner.items():
            given[snapshot_id].setdefault(each.measure_id, []).append(date)
    return given


def standing(snapshots: Sequence[Snapshot]) -> dict[tuple[str, dt.date | None], Snapshot]:
    """What stands for a return at a date, for measures that rest on two."""
    return {(each.return_name, each.as_at): each for each in snapshots}


def others(measures: Iterable[Measure], snapshot: Snapshot, snapshots: Sequence[Snapshot]) -> dict[str, Snapshot | None]:
    """The other returns that some of a snapshot's measures need, each with the snapshot that stands for it at the same date (None: there is
    none)."""
    stands = standing(snapshots)
    return {name: stands.get((name, snapshot.as_at)) for each in measures for name in measure.others_needed(each)}


def open_rows(con: duckdb.DuckDBPyConnection, snapshot: Snapshot, needed: Mapping[str, Snapshot | None]) -> None:
    """Put a snapshot's rows in our words, with those of the other returns' snapshots that are there: date and window are its own."""
    for each in (*needed.values(), snapshot):
        if each is not None:
            assert each.as_at is not None
            sheets = [sheet.name for sheet in contract.load_return(each.return_name).sheets]
            measure.open_snapshot(con, sheets, rows_of(each), each.as_at, window_opens(each))


def rows_of(snapshot: Snapshot) -> Path:
    """The folder of a snapshot's typed rows, one Parquet file a sheet."""
    return rows_folder(settings.data_root() / snapshot.rows_in)


def window_opens(snapshot: Snapshot) -> dt.date:
    """First day that a snapshot covers."""
    assert snapshot.as_at is not None
    return contract.load_return(snapshot.return_name).window_opens(snapshot.as_at, reference.half_terms())
