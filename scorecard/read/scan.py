"""One streaming look at a sheet's XML (.xlsx, .xlsm) for what the fast reader does not tell: formulas without a stored value,
hidden rows, merged cells, and whether column A has anything in it (the reader drops leading blank columns)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from scorecard.read.grid import number

CHUNK = 1 << 20
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
P = rb"(?:[A-Za-z_][\w.-]*:)?"  # a namespace prefix, which some writers use
ROW = re.compile(rb"<" + P + rb"row\b([^>]*?)(?:/>|>(.*?)</" + P + rb"row>)", re.DOTALL)
HIDDEN_ROW = re.compile(rb"<" + P + rb'row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d+)"')
CELL = re.compile(rb"<" + P + rb"c\b([^>]*?)(?:/>|>(.*?)</" + P + rb"c>)", re.DOTALL)
FORMULA = re.compile(rb"<" + P + rb"f[\s/>]")
VALUE = re.compile(rb"<" + P + rb"(?:v|t)\b[^>/]*>([^<]*)")
IN_COLUMN_A = re.compile(rb"<" + P + rb'c\s[^>]*?\br="A\d+"[^>]*[^/]>\s*<' + P + rb"(?:v|is|f)\b")
MERGE = re.compile(rb"<" + P + rb'mergeCell\s[^>]*?\bref="([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"')


@dataclass
class Scan:
    """What the look found; rows and columns count from 0."""

    empty_formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    column_a_used: bool = False


def sheet_paths(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Where each sheet's XML is inside the workbook, by the sheet's name, and whether dates count from 1904."""
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    paths, date_1904 = {}, False
    for element in workbook.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "sheet":
            target = targets.get(element.get(RELATIONSHIP), "")
            paths[element.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        elif tag == "workbookPr":
            date_1904 = element.get("date1904", "0") in ("1", "true")
    return paths, date_1904


def scan(archive: zipfile.ZipFile, path: str) -> Scan:
    """Look through one sheet's XML. Memory stays within a few chunks, however large the sheet."""
    found = Scan()
    with archive.open(path) as stream:
        for part in _whole_rows(stream):
            found.column_a_used = found.column_a_used or bool(IN_COLUMN_A.search(part))
            if b"hidden=" in part:
                found.hidden_rows.update(int(row) - 1 for row in HIDDEN_ROW.findall(part))
            if FORMULA.search(part):
                found.empty_formulas.update(_empty_formulas(part))
            for first_column, first_row, last_column, last_row in MERGE.findall(part):
                last_column, last_row = last_column or first_column, last_row or first_row
                corners = (int(first_row) - 1, number(first_column.decode()), int(last_row) - 1, number(last_column.decode()))
                found.merged.append(corners)
    return found


def _whole_rows(stream) -> Iterator[bytes]:  # type: ignore[no-untyped-def]
    """The sheet's XML in parts that never cut a row in two."""
    kept = b""
    while chunk := stream.read(CHUNK):
        kept += chunk
        cut = kept.rfind(b"row>") + 4
        if cut > 4:
            yield kept[:cut]
            kept = kept[cut:]
    yield kept


def _empty_formulas(part: bytes) -> Iterator[tuple[int, int]]:
    for row in ROW.finditer(part):
        content = row.group(2) or b""
        if not FORMULA.search(content):
            continue
        number_of_row = re.search(rb'\sr="(\d+)"', row.group(1))
        for place, each in enumerate(CELL.finditer(content)):
            attributes, inside = each.group(1), each.group(2) or b""
            if not FORMULA.search(inside):
                continue
            value = VALUE.search(FORMULA_TEXT.sub(b"", inside))
            is_text = b't="str"' in attributes and value is not None  # a formula that gives an empty text has a stored value
            if is_text or (value is not None and value.group(1).strip()):
                continue
            address = re.search(rb'\sr="([A-Z]+)(\d+)"', attributes)
            if address:
                yield int(address.group(2)) - 1, number(address.group(1).decode())
            elif number_of_row:
                yield int(number_of_row.group(1)) - 1, place


FORMULA_TEXT = re.compile(rb"<" + P + rb"f\b[^>]*?(?:/>|>.*?</" + P + rb"f>)", re.DOTALL)
