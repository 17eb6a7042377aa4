"""Setting records aside: the case of each leaves every sheet, and so every measure.

A case is all rows that hang together by the columns that the return's `return.json` names (`tied_by`: a request's ID, a plan's ID), in
whichever sheet they stand. A record of the sheet that is `whole_of` (a person) takes all of that person's cases with it; otherwise that
sheet's row leaves when nothing else of it is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import floor

import polars as pl

from scorecard.gate import record
from scorecard.terms import Return, ScorecardError

RECORDS, SHARE = 10, 0.005  # of a sheet may be set aside: so many, or this part of its rows, whichever is more (returns.md)
Record = tuple[str, str]  # its sheet, and its key as findings have it
Frames = dict[str, pl.DataFrame]


class AsideError(ScorecardError):
    """A record that cannot be set aside: says which, and why."""


def without(contract: Return, frames: Mapping[str, pl.DataFrame], records: Iterable[Record]) -> Frames:
    """A return's typed rows without the cases of these records. Raises AsideError for a record that is not there, for more of a sheet
    than may be, and where a sheet would be left without rows.

    Source: returns.md, "What every sheet is checked for".
    """
    wanted = _by_sheet(records)
    for name, keys in wanted.items():
        if name not in frames:
            raise AsideError(f"There is no sheet {name} that could be read in this return, so nothing of it can be set aside.")
        rows = frames[name].height
        most = max(RECORDS, floor(rows * SHARE))
        if len(keys) > most:
            raise AsideError(
                f"{len(keys):,} records of {name} were chosen, and at most {most:,} of its {rows:,} may be set aside ({RECORDS}, or "
                f"{SHARE:.1%} of the rows where that is more). The return has to be mended and sent again."
            )
        there = frames[name].select(record(contract.sheet(name))).to_series()
        if missing := keys - set(there):
            raise AsideError(f"{len(missing)} of the records chosen in {name} are not in the return. Look again: it may have been mended.")
    left = leave_out(contract, frames, records)
    if empty := [name for name, frame in left.items() if frame.is_empty()]:
        raise AsideError(f"Nothing would be left in {', '.join(empty)}. The return has to be mended and sent again.")
    return left


def leave_out(contract: Return, frames: Mapping[str, pl.DataFrame], records: Iterable[Record]) -> Frames:
    """Typed rows without the cases of those of these records that are there."""
    left = dict(frames)
    gone: Frames = {}
    for name, keys in _by_sheet(records).items():
        if name in left:
            chosen = record(contract.sheet(name)).is_in(list(keys))
            gone[name], left[name] = left[name].filter(chosen), left[name].filter(~chosen)
    _follow(contract, left, gone)
    return left


def _by_sheet(records: Iterable[Record]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sheet, key in records:
        found.setdefault(sheet, set()).add(key)
    return found


def _follow(contract: Return, left: Frames, gone: Frames) -> None:
    """Take out what hangs together with what has gone, until nothing more does."""
    whole = contract.whole
    if whole in gone:
        tie = contract.sheet(whole).key[0]
        _take_tied(left, gone, tie, gone[whole])
    while True:
        before = sum(frame.height for frame in left.values())
        for tie in contract.ties:
            for rows in list(gone.values()):
                if tie in rows.columns:
                    _take_tied(left, gone, tie, rows)
        if sum(frame.height for frame in left.values()) == before:
            break
    if whole and whole in left:
        _take_the_lonely(contract, left, gone)


def _take_tied(left: Frames, gone: Frames, tie: str, rows: pl.DataFrame) -> None:
    ids = rows[tie].drop_nulls().unique().to_list()
    for name, frame in left.items():
        if tie in frame.columns:
            tied = frame.filter(pl.col(tie).is_in(ids))
            if not tied.is_empty():
                gone[name] = pl.concat([gone[name], tied]) if name in gone else tied
                left[name] = frame.filter(~pl.col(tie).is_in(ids) | pl.col(tie).is_null())


def _take_the_lonely(contract: Return, left: Frames, gone: Frames) -> None:
    """Of the people whose cases have gone, those who have no other leave too."""
    tie = contract.sheet(contract.whole).key[0]
    others = [name for name, frame in left.items() if name != contract.whole and tie in frame.columns]
    asked = {each for name, rows in gone.items() if tie in rows.columns for each in rows[tie].drop_nulls().to_list()}
    still = {each for name in others for each in left[name][tie].drop_nulls().to_list()}
    people = left[contract.whole]
    left[contract.whole] = people.filter(~pl.col(tie).is_in(list(asked - still)) | pl.col(tie).is_null())
