"""Files as teams send them, and as they should not: workbooks written by hand, part by part, so that a test can put anything into them."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from make.casework import AS_AT, COVER, Row, the_return, valid
from scorecard.contract import returns
from scorecard.read.grid import cell, letter

Table = list[list[object]]
Sheets = dict[str, Table]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
EPOCH = dt.date(1899, 12, 30)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Style 1 is a date, 2 a date and time, 3 a time, 4 a duration, 5 a percentage.
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>'
    '<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="9"/>'
    "</cellXfs></styleSheet>"
)


def tables(rows: Mapping[str, Sequence[Row]] | None = None, cover: Mapping[str, object] | None = None, as_at: dt.date = AS_AT) -> Sheets:
    """A return (the valid casework, unless rows are given) as lists of lists, by sheet: the cover, then each sheet with its headings in the
    first row."""
    rows = valid() if rows is None else rows
    contract = the_return(rows)
    front = {**COVER, "return": contract.name, "as_at": as_at, **(cover or {})}
    made: Sheets = {"return": [[item, value] for item, value in front.items() if value is not None]}
    for sheet in contract.sheets:
        if sheet.name in rows:
            names = [column.name for column in sheet.columns]
            made[sheet.name] = [list(names), *([row.get(name) for name in names] for row in rows[sheet.name])]
    return made


def one_sheet(sheet: str, table: Table) -> Sheets:
    """The valid return with another table in one sheet."""
    return {**tables(), sheet: table}


def put(sheets: Sheets, sheet: str, row: int, column: str, value: object) -> Sheets:
    """The same sheets with one cell changed; `row` is Excel's."""
    table = [list(each) for each in sheets[sheet]]
    table[row - 1][table[0].index(column)] = value
    return {**sheets, sheet: table}


def place(sheet: str, column: str) -> str:
    """The letter of a contract column in `tables`."""
    columns = next(each.columns for one in returns() for each in one.sheets if each.name == sheet)
    return letter([each.name for each in columns].index(column))


# .xlsx


class Raw(str):
    """Inner XML of a cell, with its attributes before a bar: `t="str"|<f>A1</f><v>x</v>`."""


def cell_xml(row: int, column: int, value: object, refs: bool = True, style: int | None = None) -> str:
    """A cell (row and column from 0) as XML: text inline, dates as styled serial numbers."""
    at = f' r="{cell(row, column)}"' if refs else ""
    if value is None:
        return "" if refs else "<c/>"
    if isinstance(value, Raw):
        attributes, _, inside = value.partition("|")
        return f"<c{at} {attributes}>{inside}</c>"
    if isinstance(value, bool):
        return f'<c{at} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, dt.datetime):
        days = (value - dt.datetime.combine(EPOCH, dt.time())) / dt.timedelta(days=1)
        return f'<c{at} s="2"><v>{days!r}</v></c>'
    if isinstance(value, dt.date):
        return f'<c{at} s="1"><v>{(value - EPOCH).days}</v></c>'
    if isinstance(value, int | float):
        styled = "" if style is None else f' s="{style}"'
        return f"<c{at}{styled}><v>{value!r}</v></c>"
    return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def rows_xml(table: Table, refs: bool = True, first_row: int = 0, first_column: int = 0, hidden: Sequence[int] = ()) -> str:
    """Rows as XML. `hidden` rows are Excel's numbers."""
    made = []
    for row, values in enumerate(table, start=first_row):
        cells = "".join(cell_xml(row, column, value, refs) for column, value in enumerate(values, start=first_column))
        number = f' r="{row + 1}"' if refs else ""
        mark = ' hidden="1"' if row + 1 in hidden else ""
        made.append(f"<row{number}{mark}>{cells}</row>")
    return "".join(made)


def sheet_xml(rows: str, after: str = "", dimension: str = "") -> str:
    """A worksheet around rows."""
    return f'{XML}<worksheet xmlns="{MAIN}">{dimension}<sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx(
    path: Path,
    sheets: Mapping[str, Table | str | bytes],
    parts: Mapping[str, str | bytes] | None = None,
    date_1904: bool = False,
    states: Mapping[str, str] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """Write a workbook by hand. A sheet is a table or its XML; `parts` adds or replaces files of the zip; `states` hides sheets."""
    shown = {name: f'state="{state}" ' for name, state in (states or {}).items()}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" {shown.get(name, "")}r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    since = ' date1904="1"' if date_1904 else ""
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{since}/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}">{related}<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    for number, sheet in enumerate(sheets.values(), start=1):
        made[f"xl/worksheets/sheet{number}.xml"] = sheet if isinstance(sheet, str | bytes) else sheet_xml(rows_xml(sheet))
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in {**made, **(parts or {})}.items():
            archive.writestr(name, content)
    return path


def part_of(sheets: Mapping[str, object], sheet: str) -> str:
    """Where `xlsx` puts a sheet."""
    return f"xl/worksheets/sheet{list(sheets).index(sheet) + 1}.xml"


def edit(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Change one text part of a zip."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


# .ods

ODS = (
    " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text", "style"))
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MANIFEST = (
    f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def ods_cell(value: object) -> str:
    """A cell of an .ods workbook; a `Raw` value is the whole cell."""
    if isinstance(value, Raw):
        return str(value)
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        kind, shown = f'boolean" office:boolean-value="{str(value).lower()}', str(value).upper()
    elif isinstance(value, dt.date):
        kind, shown = f'date" office:date-value="{value.isoformat()}', f"{value:%d/%m/%Y}"
    elif isinstance(value, int | float):
        kind, shown = f'float" office:value="{value}', str(value)
    else:
        kind, shown = "string", str(value)
    return f'<table:table-cell office:value-type="{kind}"><text:p>{escape(shown)}</text:p></table:table-cell>'


def ods(path: Path, sheets: Mapping[str, Table | str], manifest: str = MANIFEST, mimetype: str = "spreadsheet") -> Path:
    """Write an .ods workbook by hand. A sheet is a table, or the XML of its rows."""
    made = []
    for name, table in sheets.items():
        lines = [] if isinstance(table, str) else ["".join(map(ods_cell, row)) for row in table]
        rows = table if isinstance(table, str) else "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        # As LibreOffice does: the rest of the sheet is one repeated row of repeated cells.
        rest = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        made.append(f"<table:table table:name={quoteattr(name)}>{rows}{rest}</table:table>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{mimetype}")
        archive.writestr(
            "content.xml",
            f"{XML}<office:document-content {ODS}><office:body><office:spreadsheet>{''.join(made)}</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


# .xlsb: records of a number, a length and their content ([MS-XLSB])


def _record(number: int, content: bytes = b"") -> bytes:
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, size = len(content), b""
    while length > 127:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + size + bytes([length]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def _xlsb_cell(column: int, value: object) -> bytes:
    style = 1 if isinstance(value, dt.date) else 0
    start = struct.pack("<II", column, style)
    if isinstance(value, bool):
        return _record(4, start + bytes([value]))
    if isinstance(value, dt.date):
        return _record(5, start + struct.pack("<d", (value - EPOCH).days))
    if isinstance(value, int | float):
        return _record(5, start + struct.pack("<d", value))
    if value == "#DIV/0!":
        return _record(3, start + bytes([0x07]))
    return _record(6, start + _wide(str(value)))


def xlsb(path: Path, sheets: Mapping[str, Table], far_cell: bool = False) -> Path:
    """Write an .xlsb workbook by hand. The text #DIV/0! becomes an error; `far_cell` fills the last corner of each sheet but the first."""
    bundle, parts, related = b"", {}, ""
    for number, (name, table) in enumerate(sheets.items(), start=1):
        bundle += _record(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(name))
        related += f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        width = max(map(len, table), default=1)
        data = _record(129) + _record(148, struct.pack("<IIII", 0, max(len(table) - 1, 0), 0, width - 1)) + _record(145)
        for row, values in enumerate(table):
            data += _record(0, struct.pack("<II", row, 0) + b"\x2c\x01\x00\x00\x00" + struct.pack("<III", 1, 0, width - 1))
            data += b"".join(_xlsb_cell(column, value) for column, value in enumerate(values) if value is not None)
        if far_cell and number > 1:
            data += _record(0, struct.pack("<II", 1_048_575, 0) + b"\x2c\x01\x00\x00\x00" + struct.pack("<III", 1, 0, 16_383)) + _xlsb_cell(
                16_383, 1
            )
        parts[f"xl/worksheets/sheet{number}.bin"] = data + _record(146) + _record(130)
    formats = b"".join(_record(47, struct.pack("<HHHHHBBI", 0xFFFF, fmt, 0, 0, 0, 0, 0, 0)) for fmt in (0, 14))
    parts["xl/styles.bin"] = _record(278) + _record(617, struct.pack("<I", 2)) + formats + _record(618) + _record(279)
    parts["xl/workbook.bin"] = (
        _record(131) + _record(153, struct.pack("<II", 0, 0) + _wide("")) + _record(143) + bundle + _record(144) + _record(132)
    )
    parts["xl/_rels/workbook.bin.rels"] = (
        f'{XML}<Relationships xmlns="{PACKAGE}">{related}<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.bin"/></Relationships>'.encode()
    )
    parts["_rels/.rels"] = (
        f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>'.encode()
    )
    parts["[Content_Types].xml"] = b"<Types/>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


# CSV


def csv_text(table: Table, delimiter: str = ",", date: str = "%d/%m/%Y", newline: str = "\r\n") -> str:
    """A table as a CSV file's text; dates in a form, flags as 0 and 1."""

    def shown(value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(int(value))
        text = value.strftime(date) if isinstance(value, dt.date) else str(value)
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(mark in text for mark in (delimiter, '"', "\n")) else text

    return "".join(delimiter.join(map(shown, row)) + newline for row in table)


def csv_folder(path: Path, sheets: Sheets, delimiter: str = ",", encoding: str = "utf-8", date: str = "%d/%m/%Y") -> Path:
    """Write a folder of CSV files."""
    path.mkdir(parents=True)
    for name, table in sheets.items():
        (path / f"{name}.csv").write_bytes(csv_text(table, delimiter, date).encode(encoding))
    return path


def csv_zip(path: Path, sheets: Sheets, folder: str = "", **how: str) -> Path:
    """Write a zip of CSV files, in a folder inside it if wanted."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in sheets.items():
            archive.writestr(f"{folder}{name}.csv", csv_text(table, **how).encode())
    return path


# Files that are no workbooks


def ole(path: Path, *streams: str) -> Path:
    """An old Office container that names these streams."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(each.encode("utf-16-le") + bytes(64) for each in streams) + bytes(512)
    )
    return path


def encrypted(path: Path) -> Path:
    """A zip whose parts all say that they are locked with a password."""
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    path.write_bytes(bytes(content))
    return path


def understated(path: Path, part: str, size: int) -> Path:
    """A zip's list made to say that a part unpacks to `size` bytes, whatever it really is."""
    content = bytearray(path.read_bytes())
    at = content.rfind(part.encode())  # the list stands at the end of a zip
    start = content.rfind(b"PK\x01\x02", 0, at)
    content[start + 24 : start + 28] = struct.pack("<I", size)
    path.write_bytes(bytes(content))
    return path
