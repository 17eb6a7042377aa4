"""Which tab is which sheet, which row holds the headings, which column is which: by name, SEN2 item, export heading or own alias."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from scorecard import reference
from scorecard.read import faults
from scorecard.read.cells import SPACES, names_beyond_ascii
from scorecard.read.grid import Grid, cell, letter
from scorecard.reference import plain
from scorecard.terms import Finding, Sheet

SEARCHED_ROWS = 15
LONGEST_HEADING = 500  # characters; the longest official one has 150
MOST_UNKNOWN = 20  # columns outside the contract that have a note each
NOTES, CODES, FINDINGS = "notes", "codes", "findings"  # tabs that templates and marked copies bring: ours, so neither read nor a finding
FILE_NAME = re.compile(r"^.*/|\.csv$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
AT_THE_END = re.compile(rf"(?:{IN_BRACKETS.pattern})\W*$")


@dataclass(frozen=True)
class Headed:
    """A sheet's heading row (from 0) and the place (from 0) of each contract column that was found."""

    row: int
    places: dict[str, int]


def plain_tab(tab: str) -> str:
    """A tab's name as it is matched; of a CSV file, its name without folder and ending."""
    return plain(FILE_NAME.sub("", tab))


def match_tabs(sheets: Iterable[Sheet], tabs: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Tabs of each sheet, by sheet name, and the tabs that are none of them, our own left out (`notes`, `codes`, `findings`)."""
    names = {plain(name): sheet.name for sheet in sheets for name in (sheet.name, *sheet.tabs)}
    matched: dict[str, list[str]] = {}
    unknown = []
    for tab in tabs:
        sheet = names.get(plain_tab(tab))
        if sheet:
            matched.setdefault(sheet, []).append(tab)
        elif plain_tab(tab) not in (NOTES, CODES, FINDINGS):
            unknown.append(tab)
    return matched, unknown


def find_headings(sheet: Sheet, grid: Grid) -> tuple[Headed | None, list[Finding]]:
    """The heading row among the first 15: the one in which most columns of the contract are named.

    Findings say which columns are missing, which are there twice, and which are none of the contract's.
    """
    names = _names(sheet)
    best: Headed | None = None
    for row, texts in enumerate(grid.cells.head(SEARCHED_ROWS).iter_rows()):
        places: dict[str, int] = {}
        for place, text in zip(grid.cells.columns, texts, strict=True):
            column = _column(names, text)
            if column:
                places.setdefault(column, int(place))
        if places and (best is None or len(places) > len(best.places)):
            best = Headed(row, places)
    if best is None:
        return None, [faults.finding(faults.NO_HEADING_ROW, sheet.name)]
    return best, _heading_findings(sheet, grid, best, names)


def _names(sheet: Sheet) -> dict[str, str]:
    names = {plain(name): column.name for column in sheet.columns for name in column.headings}
    names |= {plain(column.name): column.name for column in sheet.columns}
    known = {column.name for column in sheet.columns}
    return names | {heading: column for heading, column in reference.headings(sheet.name).items() if column in known}


def _column(names: dict[str, str], text: str | None) -> str | None:
    if not text or len(text) > LONGEST_HEADING:
        return None
    text = text.replace("\\n", "\n")  # some exports write a line break as these two characters
    # Some headings of the contract have brackets of their own, and more may stand behind them.
    forms = (plain(each) for each in (text, AT_THE_END.sub("", text), IN_BRACKETS.sub("", text)))
    return next((names[form] for form in forms if form in names), None)


def _heading_findings(sheet: Sheet, grid: Grid, headed: Headed, names: dict[str, str]) -> list[Finding]:
    findings = []
    unknown = []
    for place, text in zip(grid.cells.columns, grid.cells.row(headed.row), strict=True):
        column, at = _column(names, text), cell(headed.row, int(place))
        if column and headed.places[column] != int(place):
            other = cell(headed.row, headed.places[column])
            findings.append(faults.finding(faults.COLUMN_TWICE, sheet.name, column, headed.row + 1, at, text, other=other))
        elif not column and ((text and text.strip()) or _has_data(grid, place, headed.row)):
            unknown.append((int(place), text or ""))
    findings += _unknown_columns(sheet, headed.row, unknown)
    missing = [each.name for each in sheet.columns if each.required and each.name not in headed.places]
    findings += [faults.finding(faults.NO_COLUMN, sheet.name, name) for name in missing]
    unread: list[tuple[faults.Fault, Iterable[tuple[int, int]]]]
    unread = [(faults.EXCEL_ERROR, grid.errors), (faults.NO_STORED_VALUE, grid.empty_formulas)]
    for fault, found in unread:
        for row, at_column in sorted(found):
            if row == headed.row:
                shown = grid.errors.get((row, at_column), "")
                findings.append(faults.finding(fault, sheet.name, letter(at_column), row + 1, cell(row, at_column), shown))
    return findings


def _unknown_columns(sheet: Sheet, row: int, unknown: list[tuple[int, str]]) -> list[Finding]:
    """A note for each heading (its place, its text) that is none of the contract's; of very many, for the first."""
    findings = []
    for number, (place, text) in enumerate(unknown[:MOST_UNKNOWN], start=1):
        more = f" (and {len(unknown) - number:,} more columns like it)" if number == MOST_UNKNOWN < len(unknown) else ""
        column, at = letter(place), cell(row, place)
        findings.append(faults.finding(faults.UNKNOWN_COLUMN, sheet.name, column, row + 1, at, text, more=more))
        if characters := names_beyond_ascii(text, only_letters=True):
            findings.append(faults.finding(faults.LOOKALIKE, sheet.name, column, row + 1, at, text, characters=characters))
    return findings


def _has_data(grid: Grid, place: str, heading_row: int) -> bool:
    texts: pl.Series = grid.cells[place].slice(heading_row + 1)
    return bool((texts.str.strip_chars(SPACES).str.len_bytes() > 0).any())
