"""One streaming look at a sheet's XML (.xlsx, .xlsm) for what the fast reader does not tell: formulas without a stored value,
hidden rows, merged cells, numbers that show as percentages, and how far the sheet reaches (the reader makes room for every cell up to the
farthest)."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from scorecard.read.container import chunks
from scorecard.read.grid import number

# Regular expressions, because a parser that calls back for each of two million cells takes longer than all the rest of reading.
ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet\b")
ROW = re.compile(rb"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
ROW_NUMBER = re.compile(rb"\sr=[\"'](\d+)")
ROW_WITHOUT_NUMBER = re.compile(rb"<row\b(?![^>]*\sr=)")
HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)")
CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
ADDRESS = re.compile(rb"\sr=[\"']([A-Za-z]+)(\d+)")
FORMULA = re.compile(rb"<f[\s/>]")
FORMULA_TEXT = re.compile(rb"<f\b[^>]*?(?:/>|>.*?</f>)", re.DOTALL)
STORED = (re.compile(rb"</f>\s*<v[^>/]*>\s*[^<\s]"), re.compile(rb"<f[^>]*/>\s*<v[^>/]*>\s*[^<\s]"))
VALUE = re.compile(rb"<(?:v|t)\b[^>]*?(?:/>|>([^<]*))")
TEXT_TYPE = re.compile(rb"\st=[\"']str[\"']")
BEYOND_Z = re.compile(rb"r=\"[A-Za-z]{2}|r='")  # begins with no class of characters, which makes it quick
FILLED = re.compile(rb"<c\b[^>]*?\sr=[\"']([A-Za-z]+)\d+[^>]*[^/>]>\s*<(?:v|is)\b")
MERGE = re.compile(rb"<mergeCell\s[^>]*?\bref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)")
DIMENSION = re.compile(rb"<dimension\s[^>]*?\bref=[\"'](?:[A-Z]+\d+:)?([A-Z]+)(\d+)[\"']")
STYLE = re.compile(rb"\ss=[\"'](\d+)")
NO_NUMBER = re.compile(rb"\st=[\"'](?!n[\"'])")
MOST_CELLS = 40_000_000  # in the rectangle from A1 to the farthest cell: a little over a million rows of 38 columns
WORKBOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
PERCENT_FORMATS = {"9", "10"}  # Excel's own, 0% and 0.00%
NOT_SHOWN = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]")  # of a number format: quoted and escaped text, spaces, fillings, colours


@dataclass
class Scan:
    """What the look found; rows and columns count from 0. `farthest` is set only where the sheet reaches too far to be read."""

    empty_formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percentages: set[tuple[int, int]] = field(default_factory=set)  # numbers in a percentage format, where these are asked for
    farthest: tuple[int, int] | None = None


def sheet_paths(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Where each sheet's XML is inside the workbook, by the sheet's name, and whether dates count from 1904."""
    targets = _targets(archive)
    paths, date_1904 = {}, False
    for element in _tree(archive, WORKBOOK).iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "sheet":
            identity = next((value for name, value in element.items() if name.startswith("{") and name.endswith("}id")), "")
            paths[element.get("name", "")] = targets.get(identity, "")
        elif tag == "workbookPr":
            date_1904 = element.get("date1904", "0") in ("1", "true")
    return paths, date_1904


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts that the workbook points to, by the ID of the relationship; as the zip spells them."""
    spelling = {each.lower(): each for each in archive.namelist()}
    found = {}
    for each in _tree(archive, "xl/_rels/workbook.xml.rels"):
        target = posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        found[each.get("Id", "")] = spelling.get(target.lower(), "")
    return found


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(b"".join(chunks(archive, name)))


def percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The cell styles of a workbook that show a number as a percentage."""
    name = next((each for each in archive.namelist() if each.lower() == STYLES), None)
    percent, styles = set(PERCENT_FORMATS), []
    for element in _tree(archive, name).iter() if name else ():
        tag = element.tag.rpartition("}")[2]
        if tag == "numFmt" and "%" in NOT_SHOWN.sub("", element.get("formatCode", "")):
            percent.add(element.get("numFmtId", ""))
        elif tag == "cellXfs":
            styles = [each.get("numFmtId", "0") for each in element]
    return frozenset(style for style, number_format in enumerate(styles) if number_format in percent)


def scan(content: Iterable[bytes], percent: frozenset[int] = frozenset()) -> Scan:
    """Look through one sheet's XML. Memory stays within a few chunks, however many rows. `percent` are the cell styles to be looked for."""
    found = Scan()
    last_row, far, dimension = 0, (0, 0), None
    for place, part in enumerate(_parts(content)):
        if place == 0:
            dimension = DIMENSION.search(part)
        if dimension is None or number(dimension[1].decode()) * int(dimension[2]) > MOST_CELLS:
            far = _farther(far, part)
        has_formulas = not _all_calculated(part)
        if percent or has_formulas or b"hidden=" in part or _has_row_without_number(part):
            for row, attributes, cells in _rows(part, last_row):
                last_row = row
                if HIDDEN.search(attributes):
                    found.hidden_rows.add(row - 1)
                if has_formulas and FORMULA.search(cells):
                    found.empty_formulas.update((row - 1, column) for column in _uncalculated(cells))
                if percent:
                    found.percentages.update((row - 1, column) for column in _styled(cells, percent))
        else:
            last = part.rfind(b"<row")
            numbered = ROW_NUMBER.search(part, last) if last >= 0 else None
            last_row = int(numbered[1]) if numbered else last_row
        for left, top, right, bottom in MERGE.findall(part) if b"<mergeCell" in part else ():
            found.merged.append((int(top) - 1, number(left.decode()), int(bottom) - 1, number(right.decode())))
    if (far[0] + 1) * (far[1] + 1) > MOST_CELLS:
        found.farthest = far
    return found


def _parts(content: Iterable[bytes]) -> Iterator[bytes]:
    """The sheet's XML in parts that never cut a row in two, without the namespace prefixes that some writers use."""
    kept, prefix, beyond_rows = b"", None, False
    for chunk in content:
        begins = max(len(kept) - 100, 0)
        kept += chunk
        if prefix is None and (root := ROOT.search(kept)):
            prefix = root[1] + b":" if root[1] else b""
        if prefix is None:
            continue
        cut = kept.rfind(b"<" + prefix + b"row", begins)
        beyond_rows = beyond_rows or b"</" + prefix + b"sheetData>" in kept
        if cut < 0 and beyond_rows:
            cut = kept.rfind(b"<")  # beyond the rows, any tag is a place to cut
        if cut > 0:
            yield _plain(kept[:cut], prefix)
            kept = kept[cut:]
    yield _plain(kept, prefix or b"")


def _plain(part: bytes, prefix: bytes) -> bytes:
    return part.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else part


def _rows(part: bytes, before: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Number (from 1), attributes and cells of each row; a row that does not say its number comes after the one before."""
    for match in ROW.finditer(part):
        numbered = ROW_NUMBER.search(match[1])
        before = int(numbered[1]) if numbered else before + 1
        yield before, match[1], match[2] or b""


def _all_calculated(part: bytes) -> bool:
    """Whether every formula of a part is followed by a value, which is quickly told; else its cells are looked at one by one."""
    if b"<f" not in part:  # as in most sheets: bytes are looked for many times faster than a pattern
        return True
    return len(FORMULA.findall(part)) == sum(len(pattern.findall(part)) for pattern in STORED)


def _has_row_without_number(part: bytes) -> bool:
    # Every row begins as most writers begin it: told without looking at the rows one by one.
    return part.count(b"<row") != part.count(b'<row r="') and ROW_WITHOUT_NUMBER.search(part) is not None


def _cells(cells: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Column (from 0), attributes and content of each cell of a row; one that does not say where it stands comes after the one before."""
    column = -1
    for match in CELL.finditer(cells):
        address = ADDRESS.search(match[1])
        column = number(address[1].decode()) if address else column + 1
        yield column, match[1], match[2] or b""


def _styled(cells: bytes, styles: frozenset[int]) -> Iterator[int]:
    """The columns of a row whose cell holds a number and has one of the styles."""
    for column, attributes, inside in _cells(cells):
        style = STYLE.search(attributes)
        if (int(style[1]) if style else 0) in styles and b"<v" in inside and not NO_NUMBER.search(attributes):
            yield column


def _uncalculated(cells: bytes) -> Iterator[int]:
    """The columns of a row whose cell has a formula and no stored value."""
    for column, attributes, inside in _cells(cells):
        if not FORMULA.search(inside):
            continue
        value = VALUE.search(FORMULA_TEXT.sub(b"", inside))
        # A formula that gives an empty text has a stored value, and it is empty.
        if value is None or not (TEXT_TYPE.search(attributes) or (value[1] or b"").strip()):
            yield column


def _farther(far: tuple[int, int], part: bytes) -> tuple[int, int]:
    """The farthest filled row and column, from 0, after another part. Up to column Z any number of rows can be read."""
    row, column = far
    filled = max(part.rfind(b"<v"), part.rfind(b"<is"))
    start = part.rfind(b"<row", 0, filled) if filled >= 0 else -1
    if start >= 0 and (numbered := ROW_NUMBER.search(part, start)):
        row = max(row, int(numbered[1]) - 1)
    if BEYOND_Z.search(part):
        letters = set(FILLED.findall(part))
        column = max([column, *(number(each.decode()) for each in letters)])
    return row, column


STRANGE = re.compile(rb"(<(?:\w+:)?c\b(?=[^>]*\st=[\"']e[\"'])([^>]*[^/>])>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v[^>/]*>)([^<]*)", re.DOTALL)


def without_strange_errors(xml: bytes, known: Iterable[str]) -> tuple[bytes, dict[tuple[int, int], str]]:
    """A sheet's XML with errors that the reader does not know (#SPILL!, #GETTING_DATA) put as #VALUE!, and what stood where."""
    errors: dict[tuple[int, int], str] = {}
    known = set(known)

    def known_one(match: re.Match[bytes]) -> bytes:
        text = match[3].decode("utf-8", "replace").strip()
        if text in known:
            return match[0]
        if address := ADDRESS.search(match[2]):
            errors[int(address[2]) - 1, number(address[1].decode())] = text
        return match[1] + b"#VALUE!"

    return STRANGE.sub(known_one, xml), errors
