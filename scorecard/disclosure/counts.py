"""What the figures of a release tell: numbers, each perhaps under several names, and the sums that they make.

`Counts` is what the units before `Model` gather; `Model` is what suppression and the audit work on: numbers, the cells that show each of
them, and rows, each a total that is the sum of its parts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scorecard.disclosure.cells import Cell, Cohort, Rule
from scorecard.disclosure.primary import is_small, parts

Key = tuple[dt.date, Cohort]


class Quantity(NamedTuple):
    """What is counted: a part of a measure's figures. `added` is what a half-term adds to what is counted since September, or the term."""

    measure_id: str
    part: str  # numerator, denominator, rest, added


class Row(NamedTuple):
    """A sum that anybody can do: the total is the parts together. (Where it is not so in the data, by as much as is known.)"""

    total: int
    parts: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Total and parts."""
        return (self.total, *self.parts)


@dataclass
class Counts:
    """Numbers as they are gathered, by quantity, date and cohort; those that are the same are joined."""

    values: list[float] = field(default_factory=list)
    is_count: list[bool] = field(default_factory=list)
    is_figure: list[bool] = field(default_factory=list)
    told_by: list[list[int]] = field(default_factory=list)  # by cell, what it tells
    of: dict[Quantity, dict[Key, int]] = field(default_factory=dict)
    _same_as: list[int] = field(default_factory=list)

    def add(self, quantity: Quantity, key: Key, value: float, is_count: bool, is_figure: bool = True) -> int:
        """A number; gives its place."""
        place = len(self.values)
        self.values.append(value)
        self.is_count.append(is_count)
        self.is_figure.append(is_figure)
        self._same_as.append(place)
        self.of.setdefault(quantity, {})[key] = place
        return place

    def join(self, one: int, other: int) -> None:
        """Two numbers are one: who knows either knows both."""
        self._same_as[self.place(one)] = self.place(other)

    def place(self, number: int) -> int:
        """The number that stands for it."""
        while self._same_as[number] != number:
            self._same_as[number] = number = self._same_as[self._same_as[number]]
        return number


@dataclass(frozen=True, eq=False)
class Model:
    """A release's public figures as an attacker sees them, with their values. Numbers that stand for another are not used."""

    cells: Sequence[Cell]
    values: Sequence[float]
    is_count: Sequence[bool]
    is_figure: Sequence[bool]
    tells: Sequence[tuple[int, ...]]  # by cell
    shown_by: Mapping[int, tuple[int, ...]]  # by number: the cells that tell it
    rows: Sequence[Row]
    rows_of: Mapping[int, tuple[int, ...]]  # by number
    widest: Mapping[int, int]  # by number: by how many columns the least broken down of its figures is broken down; 0 for a total

    def is_small(self, number: int, threshold: int) -> bool:
        """Whether a number is a count that no figure may tell."""
        return self.is_count[number] and is_small(self.values[number], threshold)

    def is_secret(self, number: int, threshold: int) -> bool:
        """Whether a number must not follow from others: it is a figure's own, or what is small in one. A zero is no secret."""
        is_one = self.is_figure[number] or self.is_small(number, threshold)
        return self.values[number] != 0 and is_one and number in self.shown_by


def gather(cells: Sequence[Cell], rules: Mapping[str, Rule]) -> Counts:
    """Every number that the figures tell."""
    counts = Counts()
    for cell in cells:
        told = [
            counts.add(Quantity(cell.measure_id, part.name), (cell.as_at, cell.cohort), part.value, part.is_count, part.name != "rest")
            for part in parts(cell, rules[cell.measure_id])
        ]
        counts.told_by.append(told)
    return counts


def settle(counts: Counts, cells: Sequence[Cell], rows: Sequence[Row]) -> Model:
    """The model, numbers that are the same being one."""
    is_count, is_figure = list(counts.is_count), list(counts.is_figure)
    shown_by: dict[int, list[int]] = {}
    tells = []
    for at, told in enumerate(counts.told_by):
        found = tuple(dict.fromkeys(map(counts.place, told)))
        tells.append(found)
        for number in found:
            shown_by.setdefault(number, []).append(at)
    for number in range(len(counts.values)):
        place = counts.place(number)
        is_count[place] |= counts.is_count[number]
        is_figure[place] |= counts.is_figure[number]
    settled = dict.fromkeys(Row(counts.place(row.total), tuple(map(counts.place, row.parts))) for row in rows)
    kept = [row for row in settled if row.total not in row.parts]
    rows_of: dict[int, list[int]] = {}
    for at, row in enumerate(kept):
        for number in set(row.numbers):
            rows_of.setdefault(number, []).append(at)
    return Model(
        cells,
        counts.values,
        is_count,
        is_figure,
        tells,
        {number: tuple(found) for number, found in shown_by.items()},
        kept,
        {number: tuple(found) for number, found in rows_of.items()},
        {number: min(len(cells[at].breakdown) for at in found) for number, found in shown_by.items()},
    )
