"""Import published files: all of them or none, telling what each one gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from scorecard import measure
from scorecard.comparators import catalogue, figures, published, table
from scorecard.comparators.catalogue import ComparatorError, Kind
from scorecard.comparators.periods import ACADEMIC_YEAR, CALENDAR_YEAR, JANUARY
from scorecard.comparators.published import Entry, Published
from scorecard.reference import plain
from scorecard.terms import ScorecardError

YEAR_TYPES = {  # the tool's dictionary; its shares of pupils are of the January census in an academic year
    "calendaryear": (CALENDAR_YEAR,),
    "academicyear": (ACADEMIC_YEAR, JANUARY),
    "annualjanuary": (JANUARY,),
}
POLARITY = {"Low": "lower", "High": "higher"}


@dataclass(frozen=True)
class Imported:
    """What came of it: how many figures stand in the table, how many of them are new or replaced, and where it is."""

    figures: int
    written: int
    path: Path


def import_files(
    paths: Sequence[Path], authority_code: str, since: int | None = None, progress: Callable[[str], None] = lambda _: None
) -> Imported:
    """Import the Department's files for one authority: England, its region, itself, and its neighbours' median and range.

    `since` leaves out periods that ended before that calendar year. The figures of a source that is imported again are replaced; those
    of other sources stay. Raises ComparatorError where any file cannot be used: then nothing is changed.
    """
    try:
        gathered = _gather(paths, authority_code, since, progress)
        path, height = table.replace(gathered)
    except ScorecardError as error:
        raise ComparatorError(f"{error} Nothing was changed.") from error
    return Imported(height, gathered.height, path)


def _gather(paths: Sequence[Path], authority_code: str, since: int | None, progress: Callable[[str], None]) -> pl.DataFrame:
    ours = catalogue.ours(authority_code)
    files, dictionary = _read(paths, progress)
    seen: dict[str, str] = {}
    gathered = []
    for file in files:
        kind = published.recognise(file, catalogue.kinds())
        if kind.name in seen:
            raise ComparatorError(f"{seen[kind.name]} and {file.name} are both files on {kind.name}. Give one of them.")
        seen[kind.name] = file.name
        urls = _from_dictionary(file, kind, dictionary, progress) if file.tool else {}
        placed = table.placed(figures.of(file, kind, urls), ours)
        if since is not None:
            placed = placed.filter(pl.col("as_at") >= dt.date(since, 1, 1))
        if placed.is_empty():
            raise ComparatorError(
                f"{file.name} has no figure of England, {ours.region.name}, {ours.authority.name} or its neighbours"
                f"{f' since {since}' if since else ''}."
            )
        progress(
            f"  {file.name}: {kind.name}, {file.rows.height:,} rows; {placed.height:,} figures "
            f"of {placed['measure_id'].n_unique()} measures, {min(placed['as_at']):%d/%m/%Y} to {max(placed['as_at']):%d/%m/%Y}"
        )
        gathered.append(placed)
    return pl.concat(gathered)


def _read(paths: Sequence[Path], progress: Callable[[str], None]) -> tuple[list[Published], dict[str, Entry]]:
    files: list[Published] = []
    dictionary: dict[str, Entry] = {}
    for place, path in enumerate(paths, start=1):
        progress(f"[{place} of {len(paths)}] Reading {path.name}")
        found = published.read(path)
        if isinstance(found, Published):
            files.append(found)
        else:
            dictionary = found
    if not files:
        raise ComparatorError(f"{paths[0].name if paths else 'Nothing'} is the tool's dictionary alone: give the tool's data with it.")
    return files, dictionary


def _from_dictionary(file: Published, kind: Kind, dictionary: dict[str, Entry], progress: Callable[[str], None]) -> dict[str, str]:
    """The page of each of the tool's measures. Raises ComparatorError where the dictionary is not there, or says another kind of year."""
    if not dictionary:
        raise ComparatorError(f"{file.name} needs the tool's dictionary, which says what its years are: give that file too.")
    better = {each.measure_id: each.better for each in measure.measures()}
    urls = {}
    for item in kind.items:
        name = published.resolve(file, item.value)
        if name is None:
            progress(f"  {file.name} has no measure {item.value}; {item.measure_id} goes without.")
            continue
        entry = dictionary.get(name)
        if entry is None or item.window not in YEAR_TYPES.get(plain(entry.year_type), ()):
            said = f"calls its years {entry.year_type or '(nothing)'}" if entry else "does not have it"
            raise ComparatorError(
                f"{file.name}: {item.value} was expected to be by {item.window.replace('_', ' ')}, but the dictionary {said}. Mend "
                f"comparator_items.csv, or give the dictionary of the same month."
            )
        wanted = POLARITY.get(entry.polarity, "")
        if wanted and better.get(item.measure_id) and wanted != better[item.measure_id]:
            progress(f"  {item.value}: the Department says that {wanted} is better; {item.measure_id} says {better[item.measure_id]}.")
        urls[name] = entry.url
    return urls
