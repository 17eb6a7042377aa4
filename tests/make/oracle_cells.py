"""The words of the second opinion on the returns beside casework (see oracle): what a row adds, and a measure's cube of what its rows add.

A measure is a function of a snapshot's rows and a point in time that gives its rows one by one, each with its cohort; `cube` puts each
row in every cell that it belongs to, adds up, and divides once.

    MEASURES = {}
    @entered(MEASURES, "percent")
    def absence_rate(rows, when):
        for row in rows["enrolments"]:
            yield Part({"phase": row["phase"]}, row["missed"], row["possible"])
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from make.oracle import Cell
from make.oracle_terms import Rows

Number = int | Fraction
OUT_OF = {"percent": 100, "per 100 pupils": 100}
NO_DENOMINATOR = ("count", "fte")


class Figure(NamedTuple):
    """A figure. A count has no denominator; a rate of nothing has no value and the sign z; one that is not available has the sign x alone."""

    numerator: Number | None
    denominator: Number | None
    value: Number | None
    sign: str = ""


NOT_AVAILABLE = Figure(None, None, None, "x")


class Part(NamedTuple):
    """What one row adds to its cells: above the line (for a distinct count, who is counted there), and below it."""

    cohort: Mapping[str, str]
    above: Number | str = 0
    below: Number = 0


Counts = Callable[[Rows, object], Iterator[Part]]
Cubes = dict[str, dict[Cell, Figure]]


class Entry(NamedTuple):
    """A measure: which rows it gives, in which unit, and whether it counts who stands above the line but once in every cell."""

    parts: Counts
    unit: str
    distinct: bool


def entered(measures: MutableMapping[str, Entry], unit: str, distinct: bool = False) -> Callable[[Counts], Counts]:
    """Enter a function as the measure of its name."""

    def enter(parts: Counts) -> Counts:
        measures[parts.__name__] = Entry(parts, unit, distinct)
        return parts

    return enter


def cube(entry: Entry, as_at: dt.date, parts: Iterable[Part]) -> dict[Cell, Figure]:
    """A measure's cube at one date. A cell exists where a row is in it; the grand total always does."""
    cells: dict[Cell, list[Part]] = defaultdict(list, {Cell(as_at): []})
    for part in parts:
        for chosen in product(*((value, "All") for value in part.cohort.values())):
            cells[Cell(as_at, **dict(zip(part.cohort, chosen, strict=True)))].append(part)
    return {cell: figure(entry, inside) for cell, inside in cells.items()}


def figure(entry: Entry, parts: list[Part]) -> Figure:
    """Add up, then divide once."""
    above = len({part.above for part in parts if part.above}) if entry.distinct else sum(part.above for part in parts)
    return divided(entry.unit, above, sum(part.below for part in parts))


def divided(unit: str, above: Number, below: Number) -> Figure:
    """The figure of two sums. A count has no division; a rate of nothing is not applicable."""
    if unit in NO_DENOMINATOR:
        return Figure(above, None, above)
    return Figure(above, below, Fraction(OUT_OF.get(unit, 1) * above) / below) if below else Figure(above, below, None, "z")
