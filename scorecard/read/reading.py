"""Reading one return from beginning to end: container, cover, tabs, headings, cells. Reading goes on to the end of the file,
so that a team gets all of its findings at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from scorecard.read import cells, faults, figures
from scorecard.read.container import Unreadable, open_container
from scorecard.read.cover import SHEET, TABS, Cover, Meant, read_cover, settle
from scorecard.read.csvs import CsvFiles
from scorecard.read.grid import Grid, cell, letter
from scorecard.read.headings import Headed, find_headings, match_tabs, plain_tab
from scorecard.read.workbook import Workbook
from scorecard.terms import Column, Finding, Return, Sheet

AHEAD = 2  # sheets that are taken in while the one before is typed
ONCE_A_COLUMN = (faults.SERIAL_DATE, faults.LOOKALIKE)  # notes that a column of them needs but once
TYPES = {"date": pl.Date, "flag": pl.Boolean, "integer": pl.Int64, "number": pl.Float64, "figure": pl.Float64}


@dataclass
class Reading:
    """What was read. `frames` has a frame per sheet that could be read: the contract's columns, typed, and `_row`, the workbook's own row
    number. `letters` says where each column stands. `readable` is false where no row could be read, or nobody knows the return or date."""

    kind: str = "unknown"
    contract: Return | None = None
    as_at: dt.date | None = None
    authority_code: str = ""
    authority_name: str = ""
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    letters: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether rows, return and date are known."""
        return self.contract is not None and self.as_at is not None and bool(self.frames)


def read(path: Path, return_name: str | None = None, as_at: dt.date | None = None, ours: str = "") -> Reading:
    """Read a file or folder. `return_name` and `as_at` are the steward's, where the file has no cover; `ours` is our authority's code.

    Raises nothing for a bad file: what is wrong is in the findings.
    """
    reading = Reading()
    try:
        container = open_container(path)
        reading.kind = container.kind
        book = CsvFiles(container) if container.kind in ("folder", "zip") else Workbook(container)
    except Unreadable as error:
        reading.findings.append(error.finding)
        return reading
    meant = _meant(book, return_name, as_at, ours)
    reading.contract, reading.as_at = meant.contract, meant.as_at
    reading.authority_code, reading.authority_name = meant.authority_code, meant.authority_name
    reading.findings += meant.findings
    if meant.contract is None:
        return reading
    _read_sheets(reading, book, meant.contract)
    if not reading.frames:
        reading.findings.append(faults.finding(faults.NO_ROWS_AT_ALL))
    return reading


def peek(path: Path, return_name: str | None = None, as_at: dt.date | None = None) -> Meant | None:
    """Only which return and date a file is for, to put several in order; None where it cannot be read."""
    try:
        container = open_container(path)
        book = CsvFiles(container) if container.kind in ("folder", "zip") else Workbook(container)
    except Unreadable:
        return None
    return _meant(book, return_name, as_at, "")


def _meant(book: Workbook | CsvFiles, return_name: str | None, as_at: dt.date | None, ours: str) -> Meant:
    covers = _covers(book)
    try:
        cover = read_cover(book.grid(covers[0])) if covers else Cover()
    except Unreadable as error:
        cover = Cover(findings=[replace(error.finding, sheet=SHEET)])
    if len(covers) > 1:
        cover.findings.append(faults.finding(faults.SHEET_TWICE, SHEET, tabs=", ".join(covers)))
    return settle(cover, return_name, as_at, ours)


def _covers(book: Workbook | CsvFiles) -> list[str]:
    return [tab for tab in book.tabs if plain_tab(tab) in TABS]


def _read_sheets(reading: Reading, book: Workbook | CsvFiles, contract: Return) -> None:
    covers = _covers(book)
    matched, unknown = match_tabs(contract.sheets, [tab for tab in book.tabs if tab not in covers])
    names = ", ".join(sheet.name for sheet in contract.sheets)
    reading.findings += [faults.finding(faults.UNKNOWN_SHEET, tab, value=tab, sheets=names) for tab in unknown]
    # The reader works without Python: while it takes one sheet in, another is looked at, and a third is typed.
    with ThreadPoolExecutor(AHEAD, "reading") as pool:
        grids = {
            sheet.name: pool.submit(book.grid, matched[sheet.name][0], any(column.type == "figure" for column in sheet.columns))
            for sheet in contract.sheets
            if matched.get(sheet.name)
        }
        for sheet in contract.sheets:
            tabs = matched.get(sheet.name, [])
            if not tabs:
                reading.findings.append(faults.finding(faults.NO_SHEET, sheet.name, title=sheet.title))
                continue
            if len(tabs) > 1:
                reading.findings.append(faults.finding(faults.SHEET_TWICE, sheet.name, tabs=", ".join(tabs)))
            try:
                grid = grids.pop(sheet.name).result()
            except Unreadable as error:
                reading.findings.append(replace(error.finding, sheet=sheet.name))
                continue
            _read_sheet(reading, sheet, grid)


def _read_sheet(reading: Reading, sheet: Sheet, grid: Grid) -> None:
    if grid.hidden:
        reading.findings.append(faults.finding(faults.HIDDEN_SHEET, sheet.name))
    headed, findings = find_headings(sheet, grid)
    reading.findings += findings
    if headed is None:
        return
    rows = grid.cells.with_row_index("_row", offset=1).with_columns(pl.col("_row").cast(pl.Int64)).slice(headed.row + 1)
    blank = _blank(rows, [str(place) for place in headed.places.values()])
    # A row of nothing but errors or uncalculated formulas looks blank to the reader, and is not.
    unblank = {row + 1 for row, _ in (*grid.errors, *grid.empty_formulas)}
    blank = blank & ~rows["_row"].is_in(list(unblank))
    if blank.any():
        first = rows["_row"].filter(blank)[0]
        reading.findings.append(faults.finding(faults.BLANK_ROWS, sheet.name, row=first, count=f"{blank.sum():,}"))
    rows = rows.filter(~blank)
    reading.findings += _whole_cells(sheet, grid, headed, rows["_row"])
    if rows.is_empty():
        reading.findings.append(faults.finding(faults.NO_ROWS, sheet.name))
        return
    hidden = len(grid.hidden_rows & {row - 1 for row in rows["_row"].to_list()}) if grid.hidden_rows else 0
    if hidden:
        reading.findings.append(faults.finding(faults.HIDDEN_ROWS, sheet.name, count=f"{hidden:,}"))
    reading.letters[sheet.name] = {name: letter(place) for name, place in headed.places.items()}
    series = [_read_column(reading, sheet, column, grid, rows, headed) for column in sheet.columns]
    reading.frames[sheet.name] = pl.DataFrame([*series, rows["_row"]])


def _blank(rows: pl.DataFrame, first_asked: list[str]) -> pl.Series:
    """Which rows have nothing in any cell. The contract's columns are asked first: after one of them, few rows are still in doubt."""
    blank = pl.Series([True]).new_from_index(0, rows.height)
    for name in sorted(set(rows.columns) - {"_row"}, key=lambda each: each not in first_asked):
        if not blank.any():
            break
        texts = rows[name].str.strip_chars(cells.SPACES)
        blank = blank & (texts.is_null() | (texts == "").fill_null(True))
    return blank


def _read_column(reading: Reading, sheet: Sheet, column: Column, grid: Grid, rows: pl.DataFrame, headed: Headed) -> pl.Series:
    place = headed.places.get(column.name)
    if place is None:
        empty = False if column.type == "flag" else None
        return pl.Series(column.name, [empty] * rows.height, dtype=TYPES.get(column.type, pl.String))
    texts, numbers, at = rows[str(place)], rows["_row"], letter(place)
    judged: dict[int, figures.Judged] = {}
    if column.type == "figure":
        names = rows[str(headed.places[figures.MEASURE])] if figures.MEASURE in headed.places else texts.clear(texts.len())
        series, faulty, judged = figures.typed(column, texts, names, lambda index: (numbers[index] - 1, place) in grid.percentages)
    else:
        series, faulty = cells.typed(column, texts, grid.date_1904, lambda index: grid.is_number(numbers[index] - 1, place))
    for fault, mask, words in faulty:
        found = cells.places(mask)
        if fault in ONCE_A_COLUMN and len(found) > 1:
            words = {**words, "more": f" (and {len(found) - 1:,} more like it in this column)"}
            found = found[:1]
        for index in found:
            row = numbers[index]
            reading.findings.append(faults.finding(fault, sheet.name, column.name, row, f"{at}{row}", texts[index], **words))
    for index, (fault, words) in judged.items():
        row = numbers[index]
        reading.findings.append(faults.finding(fault, sheet.name, column.name, row, f"{at}{row}", texts[index], **words))
    return series


def _whole_cells(sheet: Sheet, grid: Grid, headed: Headed, rows: pl.Series) -> list[Finding]:
    """Errors, uncalculated formulas and merged cells among the data of the contract's columns, and lines with too many cells.

    `rows` has the numbers (from 1) of the rows that are not blank.
    """
    columns = {place: name for name, place in headed.places.items()}
    findings = [
        faults.finding(fault, sheet.name, columns[place], row + 1, cell(row, place), shown)
        for fault, found in ((faults.EXCEL_ERROR, grid.errors), (faults.NO_STORED_VALUE, dict.fromkeys(grid.empty_formulas, "")))
        for (row, place), shown in sorted(found.items())
        if place in columns and row > headed.row
    ]
    filled = set(rows.to_list()) if grid.merged else set()
    last_filled = max(filled, default=0)
    for first_row, first, last_row, last in grid.merged:
        touched = [columns[place] for place in range(first, min(last, max(columns)) + 1) if place in columns]
        one_cell = (first_row, first) == (last_row, last)
        among = range(max(first_row, headed.row + 1), min(last_row + 1, last_filled))
        if touched and not one_cell and any(row + 1 in filled for row in among):
            corners = f"{cell(first_row, first)}:{cell(last_row, last)}"
            findings.append(faults.finding(faults.MERGED, sheet.name, touched[0], first_row + 1, cell(first_row, first), range=corners))
    return findings + _too_many_cells(sheet, grid, headed)


def _too_many_cells(sheet: Sheet, grid: Grid, headed: Headed) -> list[Finding]:
    """Lines of a CSV file that go on beyond the headings: a comma in a text without quotation marks has moved their values along.

    What goes on in every line alike, and is empty, is no cell: some programs end each line with a few separators.
    """
    if not grid.lengths:
        return []
    width = grid.lengths[headed.row]
    usual = Counter(grid.lengths[headed.row + 1 :]).most_common(1)
    beyond = grid.cells.select(pl.nth(range(width, grid.cells.width)))
    findings = []
    for row, length in enumerate(grid.lengths):
        if row > headed.row and length > width:
            moved = length > usual[0][0] or any(text and text.strip(cells.SPACES) for text in beyond.row(row))
            if moved:
                at, value = cell(row, width), beyond.row(row)[0]
                findings.append(faults.finding(faults.TOO_MANY_CELLS, sheet.name, "", row + 1, at, value, count=length, headings=width))
    return findings
