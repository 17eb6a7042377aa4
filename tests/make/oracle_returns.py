"""The second opinion on what several snapshots give together (see oracle_cells): which of them wins a date, and caseloads, which need two returns.

published([Sent("inclusion", date(2023, 10, 31), rows), Sent("inclusion", date(2023, 12, 31), other_rows)])
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from make import oracle_attendance, oracle_inclusion, oracle_workforce
from make.oracle_cells import Cubes
from make.oracle_terms import Rows

OF_A_RETURN = {"inclusion": oracle_inclusion, "attendance": oracle_attendance, "workforce": oracle_workforce}
CASELOAD = "caseload_per_officer"


class Sent(NamedTuple):
    """A snapshot: the return, its as-at date and its rows."""

    return_name: str
    as_at: dt.date
    rows: Rows


def names() -> set[str]:
    """Every measure that this second opinion has a word on."""
    return {CASELOAD, *(name for module in OF_A_RETURN.values() for name in module.MEASURES)}


def published(accepted: Sequence[Sent]) -> Cubes:
    """Every measure's cube of these snapshots, in the order in which they were accepted.

    Where several cover a date, the newest as-at date wins, then the one accepted last; a measure's whole cube at a date is of one snapshot.
    """
    cubes: Cubes = {name: {} for name in names()}
    deciding = sorted(accepted, key=lambda sent: sent.as_at)  # a stable sort: of one as-at date, the last accepted stays last
    for sent in deciding:
        if sent.return_name in OF_A_RETURN:
            for name, cube in OF_A_RETURN[sent.return_name].figures(sent.rows, sent.as_at).items():
                decided = {cell.as_at for cell in cube}
                cubes[name] = {cell: figure for cell, figure in cubes[name].items() if cell.as_at not in decided} | cube
        if sent.return_name == "casework":
            posts = [each.rows for each in deciding if each[:2] == ("workforce", sent.as_at)]
            cubes[CASELOAD] |= oracle_workforce.caseload_per_officer(sent.rows, posts[-1] if posts else None, sent.as_at)
    return cubes
