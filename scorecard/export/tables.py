"""Tables as files: what a figure rests on as CSV and XLSX, numbers as numbers and text as text.

Trap 9 of docs/architecture.md: a cell that begins with = + - @ would run as a formula where a spreadsheet program opens it. In XLSX
text is written as text; in CSV, which has no types, such a cell gets an apostrophe before it, which spreadsheets take for "this is text".
"""

from __future__ import annotations

import csv as csv_writer
import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scorecard.charts import Picture
from scorecard.wording import ENDS, Standing, rounded
from scorecard.wording.numbers import PLACES, SIGNS

Cell = str | float | None
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # full-width forms too


class Sheet(NamedTuple):
    """A table to be written: headings, rows, and what it is and where it is from."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str
    source: str


def of_picture(picture: Picture, title: str, source: str) -> Sheet:
    """What a chart shows: a row per date, and per series its figure as it is shown, and its two counts; then what the chart has beside."""
    series = picture.series
    headings = [ENDS.get(series[0].window, "Month") if series else "Month"]
    for each in series:
        if picture.numerators or each.unit in ("count", "fte"):
            headings.append(each.name)
        else:
            headings += [f"{each.name} ({each.unit})", f"{each.name}: numerator", f"{each.name}: denominator"]
    headings += list(picture.beside)
    rows = []
    for date in sorted({point.as_at for each in series for point in each.points}):
        row: list[Cell] = [date.isoformat()]
        for each in series:
            point = next((point for point in each.points if point.as_at == date), None)
            plain = picture.numerators or each.unit in ("count", "fte")
            value = None if point is None else point.numerator if picture.numerators else point.value
            row.append(_figure(value, "count" if picture.numerators else each.unit, point.sign if point else "x", each.decimals))
            if not plain:
                row += [point.numerator, point.denominator] if point else [None, None]
        rows.append((*row, *(column.get(date) for column in picture.beside.values())))
    return Sheet(tuple(headings), tuple(rows), title, source)


def of_standings(standings: Sequence[Standing], title: str, source: str) -> Sheet:
    """The Scorecard: a row per measure."""
    headings = ("Section", "Measure", "Unit", "Latest", "Numerator", "Denominator", "As at", "Before", "Before: as at", "Change", "Note")
    rows: list[tuple[Cell, ...]] = []
    for each in standings:
        now, then, unit = each.point, each.earlier, "count" if each.unit == "number" else each.unit
        rows.append(
            (
                *(each.section, each.label, each.unit),
                _figure(now.value if now else None, unit, now.sign if now else "x", each.decimals),
                *((now.numerator, now.denominator, now.as_at.isoformat()) if now else (None, None, None)),
                _figure(then.value, unit, then.sign, each.decimals) if then else None,
                then.as_at.isoformat() if then else None,
                *(each.verdict, each.note),
            )
        )
    return Sheet(headings, tuple(rows), title, source)


def _figure(value: float | None, unit: str, sign: str, decimals: int = 1) -> Cell:
    return float(rounded(value, PLACES.get(unit, decimals))) if value is not None else sign or "x"


def as_file(kind: str, sheet: Sheet) -> bytes:
    """A table as `csv` or as `xlsx`."""
    return csv(sheet) if kind == "csv" else xlsx(sheet)


def csv(sheet: Sheet) -> bytes:
    """A table as CSV, in UTF-8 with the mark that Excel needs. Headings first and nothing else, so that programs can read it."""
    text = io.StringIO()
    writer = csv_writer.writer(text, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        writer.writerow([_as_text(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" ").startswith(_RUNS) else cell
    return repr(int(cell) if float(cell).is_integer() else cell)


def xlsx(sheet: Sheet) -> bytes:
    """A table as a workbook: the table on its first sheet, its title, source and the key to its signs on the second."""
    return book({"Figures": sheet}, (sheet.title, sheet.source))


def book(sheets: Mapping[str, Sheet], about_it: Sequence[str]) -> bytes:
    """Tables as a workbook, each on a sheet of its own by name; on the last one what they are, and the key to their signs. `sheets`: names
    that Excel takes, which nobody typed."""
    import xlsxwriter

    file = io.BytesIO()
    made = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold = made.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for name, sheet in sheets.items():
        _write(made.add_worksheet(name), sheet, bold)
    about = made.add_worksheet("About")
    about.set_column(0, 0, 120)
    for line, said in enumerate((*about_it, *(f"{sign} = {words}" for sign, words in SIGNS.items()))):
        about.write_string(line, 0, said)
    made.close()
    return file.getvalue()


def _write(there: Any, sheet: Sheet, bold: Any) -> None:
    """Write a table on a sheet of a workbook."""
    for place, heading in enumerate(sheet.headings):
        there.write_string(0, place, heading, bold)
        there.set_column(place, place, max(12, min(60, max(len(str(row[place] or "")) for row in sheet.rows or (sheet.headings,)) + 2)))
    for line, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                there.write_string(line, place, cell)
            elif cell is not None:
                there.write_number(line, place, cell)
    there.freeze_panes(1, 0)
    there.repeat_rows(0)
