"""The first sheet of a marked workbook: what to mend, worst first, then every finding, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.gate import Group
from scorecard.terms import Finding, Severity

TITLE = "Findings of SEND Scorecard"  # by which a list of ours is known in a workbook that comes back
WORDS = {Severity.CRITICAL: "Holds the return", Severity.WARNING: "Query", Severity.INFO: "Note"}
FILLS = {
    Severity.CRITICAL: PatternFill("solid", start_color="FFF7B7B4"),
    Severity.WARNING: PatternFill("solid", start_color="FFFDE79A"),
    Severity.INFO: PatternFill("solid", start_color="FFD3E5F6"),
}
MOST_LINKS = 60_000  # of one sheet: Excel takes 65,530 and calls a workbook with more of them damaged
WIDTHS = {"A": 20, "B": 17, "C": 11, "D": 24, "E": 62, "F": 62, "G": 12}
WRAPPED, BOLD = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
LINK = Font(color="FF0B5394", underline="single")
LINE_HEIGHT = 15  # points
RUNS = ("=", "+", "-", "@")

Place = Callable[[Finding], tuple[str, str] | None]  # the tab and cell that a finding stands on; None for neither


def write_list(sheet: Worksheet, about: Sequence[str], groups: Sequence[Group], place: Place) -> None:
    """Write the list: `about` is a sentence a line, the first of them the title."""
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    row = 1
    for said in (TITLE, *about):
        write(sheet.cell(row, 1), said).font = BOLD if row <= 2 else Font()
        row += 1
    row = _headings(sheet, row + 1, "What to mend, worst first", ("How much it weighs", "Sheet", "First cell", "How many"))
    for group in groups:
        row = _line(sheet, row, group.first, f"{len(group.findings):,}", group.message, group.remedy, place, links=True)
    row = first = _headings(sheet, row + 1, "Every finding", ("How much it weighs", "Sheet", "Cell", "Found"))
    for each in (each for group in groups for each in group.findings):
        row = _line(sheet, row, each, each.value, each.message, each.remedy, place, row - first < MOST_LINKS - len(groups))
    sheet.auto_filter.ref = f"A{first - 1}:G{max(row - 1, first)}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def write(cell: Cell, text: str) -> Cell:
    """Put text into a cell as text, whatever it begins with; characters that no workbook takes become �."""
    clean = "".join(character if character >= " " or character in "\n\t" else "�" for character in text)
    cell.value = clean.encode("utf-8", "replace").decode().replace("\ufffe", "�").replace("\uffff", "�")
    cell.data_type = "s"  # not a formula, nor an error, though it may look like one
    if clean.lstrip().startswith(RUNS):
        cell.quotePrefix = True  # text it stays, also after somebody edits it
    return cell


def link(tab: str, at: str) -> str:
    """Where a link to a cell of this workbook leads: `'Tom''s sheet'!F212`."""
    quoted = tab.replace("'", "''")
    return f"'{quoted}'!{at}"


def _headings(sheet: Worksheet, row: int, title: str, headings: Sequence[str]) -> int:
    write(sheet.cell(row, 1), title).font = Font(bold=True, size=13)
    for column, heading in enumerate((*headings, "What is wrong", "What to do", "Check"), start=1):
        write(sheet.cell(row + 1, column), heading).font = BOLD
    return row + 2


def _line(sheet: Worksheet, row: int, of: Finding, found: str, message: str, remedy: str, place: Place, links: bool) -> int:
    for column, text in enumerate((WORDS[of.severity], of.sheet, of.cell, found, message, remedy, of.code), start=1):
        write(sheet.cell(row, column), text).alignment = WRAPPED
    # Not every program fits a row to text that wraps; a line takes a little fewer characters than the column is wide.
    lines = max(ceil(len(text) / (WIDTHS[letter] * 0.9)) for letter, text in zip("DEF", (found, message, remedy), strict=True))
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(lines, 1)
    sheet.cell(row, 1).fill = FILLS[of.severity]
    where = place(of) if links else None
    if where is not None:
        cell = sheet.cell(row, 3)
        if not of.cell:
            write(cell, where[1])
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link(*where))
        cell.font = LINK
    return row + 1
