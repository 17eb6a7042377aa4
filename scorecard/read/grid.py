"""A sheet as it stands in the file: text in every cell, by the workbook's own row and column, before anything is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl


@dataclass
class Grid:
    """One sheet. `cells` has one text column per sheet column, named by its place from 0; its first row is the sheet's row 1.

    `errors`, `empty_formulas`, `merged`, `hidden_rows` and `percentages` count rows and columns from 0. `is_number` tells whether a cell is
    a number (True) or text (False) in the file, None where the file does not say; it is slow. `lengths` has the number of cells of each
    line of a CSV file, else nothing.
    """

    name: str
    cells: pl.DataFrame
    hidden: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    empty_formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last row, last column
    hidden_rows: set[int] = field(default_factory=set)
    percentages: set[tuple[int, int]] = field(default_factory=set)  # numbers that show as percentages, where these were asked for
    date_1904: bool = False
    is_number: Callable[[int, int], bool | None] = lambda row, column: None
    lengths: list[int] = field(default_factory=list)


def letter(column: int) -> str:
    """The letter that Excel shows for a column counted from 0 (0 is A, 27 is AB)."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell(row: int, column: int) -> str:
    """The address that Excel shows, of a row and column counted from 0."""
    return f"{letter(column)}{row + 1}"


def number(letters: str) -> int:
    """A column's place from 0, of the letter that Excel shows."""
    place = 0
    for each in letters.upper():
        place = place * 26 + ord(each) - 64
    return place - 1
