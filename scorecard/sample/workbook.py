"""Writes a return's sheets as a workbook. XlsxWriter makes the frame (headings, formats, widths); Polars makes the rows.

A cell at a time, XlsxWriter takes about ten times as long over the rows, which are plain text, numbers and dates.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import polars as pl
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name, xl_rowcol_to_cell

from scorecard.sample.planted import ExcelError

DATES = "dd/mm/yyyy"
EXCEL_EPOCH = dt.date(1899, 12, 30)
WRITTEN = dt.datetime(2024, 4, 2)  # a fixed day, so that the same rows give the same file


Cells = dict[str, dict[tuple[int, str], object]]


def save(
    path: Path,
    cover: list[tuple[str, str | dt.date]],
    sheets: dict[str, pl.DataFrame],
    cells: Cells | None = None,
    headings: dict[str, dict[str, str]] | None = None,
) -> None:
    """Writes the cover (sheet `return`, item and value) and the sheets (text, Date, numbers, Boolean as 0 and 1; nulls have no cell).

    `cells` are written over those of the rows, by sheet, Excel row and column; `headings` over the names of the columns.
    """
    frame, date_style = _frame(cover, sheets, headings or {})
    with zipfile.ZipFile(io.BytesIO(frame)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as target:
        names = list(sheets)
        for part in source.infolist():
            text = source.read(part)
            number = part.filename.removeprefix("xl/worksheets/sheet").removesuffix(".xml")
            if number.isdigit() and int(number) > 1:
                sheet = sheets[names[int(number) - 2]]
                text = _filled(text.decode(), sheet, date_style, (cells or {}).get(names[int(number) - 2], {})).encode()
            target.writestr(part, text, zipfile.ZIP_DEFLATED)


def _frame(
    cover: list[tuple[str, str | dt.date]], sheets: dict[str, pl.DataFrame], headings: dict[str, dict[str, str]]
) -> tuple[bytes, int]:
    """The workbook without its rows, and the number of its date style."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": WRITTEN, "author": "SEND Scorecard sample"})
    bold = book.add_format({"bold": True})
    dated = book.add_format({"num_format": DATES, "align": "left"})
    first = book.add_worksheet("return")
    first.set_column(0, 0, 18)
    first.set_column(1, 1, 62)
    first.write_row(0, 0, ["item", "value"], bold)
    for row, (item, value) in enumerate(cover, start=1):
        first.write_string(row, 0, item)
        if isinstance(value, dt.date):
            first.write_datetime(row, 1, dt.datetime.combine(value, dt.time()), dated)
        else:
            first.write_string(row, 1, value)
    for name, sheet in sheets.items():
        page = book.add_worksheet(name)
        page.write_row(0, 0, [headings.get(name, {}).get(column, column) for column in sheet.columns], bold)
        page.freeze_panes(1, 0)
        for column, heading in enumerate(sheet.columns):
            page.set_column(column, column, max(12, len(heading) + 2))
    book.close()
    return file.getvalue(), dated.xf_index


def _filled(xml: str, sheet: pl.DataFrame, date_style: int, over: dict[tuple[int, str], object]) -> str:
    """The sheet's XML with a row for each of the frame's."""
    last = f"{xl_col_to_name(sheet.width - 1)}{sheet.height + 1}"
    before, after = xml.split("</sheetData>")
    before = before.replace(f'<dimension ref="A1:{xl_col_to_name(sheet.width - 1)}1"/>', f'<dimension ref="A1:{last}"/>')
    row = pl.int_range(2, pl.len() + 2).cast(pl.String)
    cells = [_cell(name, kind, xl_col_to_name(at), row, date_style) for at, (name, kind) in enumerate(sheet.schema.items())]
    line = pl.concat_str(pl.lit('<row r="'), row, pl.lit('">'), *cells, pl.lit("</row>"), ignore_nulls=True)
    lines = sheet.select(line.alias("line"))["line"].to_list()
    for (number, name), value in over.items():
        lines[number - 2] = _over(lines[number - 2], number, sheet.columns.index(name), value, date_style)
    return "".join([before, *lines, "</sheetData>", after])


def _over(line: str, row: int, column: int, value: object, date_style: int) -> str:
    """A row's XML with one of its cells replaced, put in or (None) taken out."""
    cells = {xl_cell_to_rowcol(match[1])[1]: match[0] for match in re.finditer(r'<c r="([A-Z]+[0-9]+)".*?</c>', line)}
    at = f'<c r="{xl_rowcol_to_cell(row - 1, column)}"'
    if value is None:
        cells.pop(column, None)
    elif isinstance(value, dt.date):
        cells[column] = f'{at} s="{date_style}"><v>{(value - EXCEL_EPOCH).days}</v></c>'
    elif isinstance(value, ExcelError):
        cells[column] = f'{at} t="e"><v>{value.shows}</v></c>'
    elif isinstance(value, int | float):
        cells[column] = f"{at}><v>{value}</v></c>"
    else:
        cells[column] = f'{at} t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'
    return f'<row r="{row}">{"".join(cells[each] for each in sorted(cells))}</row>'


def _cell(name: str, kind: pl.DataType, letter: str, row: pl.Expr, date_style: int) -> pl.Expr:
    """One column's cells as XML; null where there is no value."""
    value = pl.col(name)
    if kind == pl.Date:
        serial = (value - pl.lit(EXCEL_EPOCH)).dt.total_days().cast(pl.String)
        return pl.concat_str(pl.lit(f'<c r="{letter}'), row, pl.lit(f'" s="{date_style}"><v>'), serial, pl.lit("</v></c>"))
    if kind == pl.Boolean or kind.is_numeric():
        number = (value.cast(pl.Int8) if kind == pl.Boolean else value).cast(pl.String)
        return pl.concat_str(pl.lit(f'<c r="{letter}'), row, pl.lit('"><v>'), number, pl.lit("</v></c>"))
    text = value.str.replace_all("&", "&amp;", literal=True).str.replace_all("<", "&lt;", literal=True)
    return pl.concat_str(pl.lit(f'<c r="{letter}'), row, pl.lit('" t="inlineStr"><is><t>'), text, pl.lit("</t></is></c>"))
