"""Where findings stand in a workbook, and how a cell is marked: a colour, and a comment that says code, rule and remedy.

Nothing else of a cell is touched: its value, formula and format stay as the team sent them.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from openpyxl import Workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.gate import in_order
from scorecard.marked.listing import FILLS, WORDS
from scorecard.read.cover import SHEET, TABS
from scorecard.read.grid import Grid
from scorecard.read.headings import SEARCHED_ROWS, find_headings, match_tabs, plain_tab
from scorecard.terms import Finding, Return

AUTHOR = "SEND Scorecard"
MOST_COMMENTS = 2_000  # of a sheet: Excel takes long to open a sheet with many more
MOST_SAID = 5  # findings that one comment spells out
LONGEST = 2_000  # characters of a comment that stood in the cell before


class Places:
    """Where in a workbook each finding stands: its cell, else its column's heading, else the first heading, else the sheet's first cell."""

    def __init__(self, book: Workbook, contract: Return | None) -> None:
        tabs = [sheet.title for sheet in book.worksheets]
        matched, _ = match_tabs(contract.sheets if contract else (), tabs)
        self._tabs = {tab: tab for tab in tabs} | {sheet: found[0] for sheet, found in matched.items()}
        if covers := [tab for tab in tabs if plain_tab(tab) in TABS]:
            self._tabs[SHEET] = covers[0]
        self._headings = {
            sheet.name: _headings(book[self._tabs[sheet.name]], contract, sheet.name) if contract else {}
            for sheet in (contract.sheets if contract else ())
            if sheet.name in matched
        }
        self._merged = {sheet.title: [each.bounds for each in sheet.merged_cells.ranges] for sheet in book.worksheets}
        self._book = book

    def __call__(self, each: Finding) -> tuple[str, str] | None:
        """The tab and cell of a finding; None where it is about the whole file, or a sheet that is not there."""
        tab = self._tabs.get(each.sheet)
        if tab is None:
            return None
        headings = self._headings.get(each.sheet, {})
        at = each.cell or headings.get(each.column) or headings.get("") or "A1"
        cell = self._book[tab][at]
        if isinstance(cell, MergedCell):  # only the first of merged cells can hold anything
            for left, top, right, bottom in self._merged[tab]:
                if left <= cell.column <= right and top <= cell.row <= bottom:
                    return tab, f"{get_column_letter(left)}{top}"
        return tab, at


def _headings(page: Worksheet, contract: Return, sheet: str) -> dict[str, str]:
    """The cell of each column's heading, and of the first one under an empty name; empty where no heading row is found."""
    rows = [[None if value is None else str(value) for value in row] for row in page.iter_rows(max_row=SEARCHED_ROWS, values_only=True)]
    if not rows or not rows[0]:
        return {}
    columns = [pl.Series(str(place), texts, dtype=pl.String) for place, texts in enumerate(zip(*rows, strict=True))]
    headed, _ = find_headings(contract.sheet(sheet), Grid(sheet, pl.DataFrame(columns)))
    if headed is None:
        return {}
    found = {name: f"{get_column_letter(place + 1)}{headed.row + 1}" for name, place in headed.places.items()}
    return found | {"": f"{get_column_letter(min(headed.places.values()) + 1)}{headed.row + 1}"}


def mark(book: Workbook, findings: Iterable[Finding], place: Places) -> list[str]:
    """Colour and explain the cells. Gives a sentence for each sheet that has more marked cells than comments."""
    together: dict[str, dict[str, list[Finding]]] = {}
    for each in findings:
        if where := place(each):
            together.setdefault(where[0], {}).setdefault(where[1], []).append(each)
    sentences = []
    for tab, cells in together.items():
        page = book[tab]
        for number, (at, found) in enumerate(cells.items()):
            cell, found = page[at], in_order(found)
            cell.fill = FILLS[found[0].severity]
            if number < MOST_COMMENTS:
                cell.comment = _comment(found, cell.comment)
        if len(cells) > MOST_COMMENTS:
            most = f"{MOST_COMMENTS:,}"
            sentences.append(
                f"On the sheet {tab} {len(cells):,} cells are coloured, the first {most} with a comment; the list below has all."
            )
    return sentences


def unmark(book: Workbook) -> None:
    """Take away what we marked before, where a marked copy comes back: colours and comments of ours, and no others."""
    ours = {fill.start_color.rgb for fill in FILLS.values()}
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    cell.comment = None
                if cell.has_style and cell.fill.fill_type == "solid" and cell.fill.start_color.rgb in ours:
                    cell.fill = PatternFill()


def _comment(found: list[Finding], before: Comment | None) -> Comment:
    said = [f"{each.code} ({WORDS[each.severity]}): {each.message}\nTo do: {each.remedy}" for each in found[:MOST_SAID]]
    if len(found) > MOST_SAID:
        said.append(f"And {len(found) - MOST_SAID:,} more of this place: see the first sheet.")
    if before is not None and before.author != AUTHOR and before.text:
        said.append(f"The comment that was here:\n{before.text[:LONGEST]}")
    text = "".join(each if each >= " " or each == "\n" else "�" for each in "\n\n".join(said))
    lines = sum(1 + len(line) // 48 for line in text.splitlines())
    return Comment(text, AUTHOR, height=min(24 + 17 * lines, 500), width=340)
