"""The same look at an .ods workbook, whose reader gives an error and an uncalculated formula as an empty text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from scorecard.read.scan import MOST_CELLS, Scan

TABLE = re.compile(rb"<table:table(?=[\s>])([^>]*)>")
TABLE_NAME = re.compile(rb"\stable:name=(?:\"([^\"]*)\"|'([^']*)')")
ROW = re.compile(rb"<table:table-row(?=[\s>/])([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
CELL = re.compile(rb"<table:(covered-table-cell|table-cell)\b([^>]*?)(?:/>|>(.*?)</table:\1>)", re.DOTALL)
TELLING = re.compile(rb"table:formula=|:value-type=[\"']error|-spanned=")
ERROR_TYPE = re.compile(rb":value-type=[\"']error")
ROWS_REPEATED = re.compile(rb"number-rows-repeated=[\"'](\d+)")
COLUMNS_REPEATED = re.compile(rb"number-columns-repeated=[\"'](\d+)")
ROWS_SPANNED = re.compile(rb"number-rows-spanned=[\"'](\d+)")
COLUMNS_SPANNED = re.compile(rb"number-columns-spanned=[\"'](\d+)")
HIDDEN = re.compile(rb"table:visibility=[\"'](?:collapse|filter)")
VALUE_TYPE = re.compile(rb"\soffice:value-type=")
TAG = re.compile(rb"<[^>]*>")
ERROR_TEXT = re.compile(rb"^(?:Err:\d+|#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!))$")
MOST_REPEATS = 2_000_000  # of a marked row: more is no sheet of any program


def scan_ods(content: Iterable[bytes]) -> dict[str, tuple[Scan, dict[tuple[int, int], str]]]:
    """Look through content.xml: for each table what the look found, and the errors by row and column (from 0)."""
    found: dict[str, tuple[Scan, dict[tuple[int, int], str]]] = {}
    now, row, width = Scan(), 0, 0
    errors: dict[tuple[int, int], str] = {}
    for kind, attributes, inside in _tables_and_rows(content):
        if kind == "table":
            now, errors, row, width = Scan(), {}, 0, 0
            name = TABLE_NAME.search(attributes)
            found.setdefault(unescape((name[1] or name[2] or b"").decode("utf-8", "replace")) if name else "", (now, errors))
            continue
        repeats = _count(ROWS_REPEATED, attributes)
        if HIDDEN.search(attributes) and repeats <= MOST_REPEATS:
            now.hidden_rows.update(range(row, row + repeats))
        if TELLING.search(inside):
            for each in range(row, row + min(repeats, MOST_REPEATS)):
                _look_at_cells(now, errors, each, inside)
        if b"office:value" in inside or b"<text:p" in inside:
            width = max(width, _width(inside))
            if (row + repeats) * width > MOST_CELLS:
                now.farthest = (row + repeats - 1, width - 1)
        row += repeats
    return found


def _tables_and_rows(content: Iterable[bytes]) -> Iterator[tuple[str, bytes, bytes]]:
    kept = b""
    for chunk in content:
        kept += chunk
        cut = kept.rfind(b"<table:table-row")
        if cut > 0:
            yield from _tokens(kept[:cut])
            kept = kept[cut:]
    yield from _tokens(kept)


def _tokens(part: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    found = [(match.start(), "table", match[1], b"") for match in TABLE.finditer(part)]
    found += [(match.start(), "row", match[1], match[2] or b"") for match in ROW.finditer(part)]
    yield from (each[1:] for each in sorted(found))


def _look_at_cells(now: Scan, errors: dict[tuple[int, int], str], row: int, cells: bytes) -> None:
    column = 0
    for match in CELL.finditer(cells):
        attributes, inside = match[2], match[3] or b""
        repeats = _count(COLUMNS_REPEATED, attributes)
        places = [(row, each) for each in range(column, column + min(repeats, 1024))]
        shown = TAG.sub(b"", inside).strip()
        if ERROR_TYPE.search(attributes) or (b"table:formula=" in attributes and ERROR_TEXT.match(shown)):
            errors.update(dict.fromkeys(places, shown.decode("utf-8", "replace") or "#ERROR"))
        elif b"table:formula=" in attributes and not VALUE_TYPE.search(attributes):
            now.empty_formulas.update(places)
        down, right = _count(ROWS_SPANNED, attributes), _count(COLUMNS_SPANNED, attributes)
        if down > 1 or right > 1:
            now.merged.append((row, column, row + down - 1, column + right - 1))
        column += repeats


def _width(cells: bytes) -> int:
    """Columns up to the last filled cell."""
    if b"number-columns-repeated" not in cells:
        return cells.count(b"-cell")
    column = last = 0
    for match in CELL.finditer(cells):
        column += _count(COLUMNS_REPEATED, match[2])
        if b"office:value" in match[2] or match[3]:
            last = column
    return last


def _count(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
