"""Workbooks (.xlsx, .xlsm, .xlsb, .ods) as grids of text, through calamine: nothing is guessed, nothing lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from functools import partial
from threading import Lock

import fastexcel
import polars as pl
import python_calamine

from scorecard.read import faults
from scorecard.read.container import Container, Unreadable, chunks, said_as_damage
from scorecard.read.grid import Grid, cell
from scorecard.read.scan import Scan, percent_styles, scan, sheet_paths, without_strange_errors
from scorecard.read.scan_ods import scan_ods

ERRORS = {"Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!", "Value": "#VALUE!"}
ERROR = re.compile(r"Error\((\w+)\)")
# What the reader will not put as text, by itself: a date beyond the calendar, a time in an .ods.
RAW_VALUE = re.compile(r"value: (-?[\d.]+(?:[eE][+-]?\d+)?)|Iso\(\"([^\"]*)\"\)")
READ_PARTS = (".xml", ".rels", ".bin")
NOT_READ = ("pivotCache/", "media/", "embeddings/", "vbaProject")
SHEETS = "worksheets/"


class Workbook:
    """An open workbook: `tabs` names its sheets, `grid` reads one. Raises Unreadable where the file is damaged.

    Sheets may be read from several threads; the reader takes in one at a time.
    """

    def __init__(self, container: Container) -> None:
        self.kind = container.kind
        self._typed: dict[str, Sequence[Sequence[object]]] = {}
        self._loading = Lock()
        with said_as_damage():
            # As bytes: from a path, the reader would go by the ending of the name and not by what is in the file.
            self._content = container.path.read_bytes()
            self._archive = zipfile.ZipFile(io.BytesIO(self._content))
            self._unpack_no_more_than_said()
            self._paths, self._date_1904 = sheet_paths(self._archive) if self.kind in ("xlsx", "xlsm") else ({}, False)
            self._ods = scan_ods(chunks(self._archive, "content.xml")) if self.kind == "ods" else {}
            for tab, (looked, _) in self._ods.items():
                _refuse_too_far(tab, looked)
            self._reader = fastexcel.read_excel(self._content)
            self.tabs: list[str] = list(self._reader.sheet_names)

    def grid(self, tab: str, percentages: bool = False) -> Grid:
        """One sheet as text, by the workbook's own rows and columns; of an .xlsx and .xlsm, with the cells whose number shows as a
        percentage, if these are asked for. Raises Unreadable where it is damaged."""
        with said_as_damage(tab):
            looked, errors = self._look(tab, percentages)
            _refuse_too_far(tab, looked)
            sheet, strange = self._load(tab)
            grid = Grid(tab, pl.DataFrame(), sheet.visible != "visible", errors | strange, date_1904=self._date_1904)
            grid.empty_formulas, grid.merged, grid.hidden_rows = looked.empty_formulas, looked.merged, looked.hidden_rows
            grid.percentages = looked.percentages
            grid.is_number = partial(self._is_number, tab)
            if sheet.width:
                self._fill(grid, sheet)
            return grid

    def _fill(self, grid: Grid, sheet: fastexcel.ExcelSheet) -> None:
        arrow, wrong = sheet.to_arrow_with_errors()
        cells = pl.DataFrame(pl.from_arrow(arrow))
        # The reader drops leading blank columns, and says so; leading blank rows stay (skip_rows=0).
        places = [column.absolute_index for column in sheet.selected_columns]
        cells.columns = [str(place) for place in places]
        raw: dict[str, dict[int, str]] = {}
        for each in wrong.errors if wrong else ():
            row, place = each.position[0], places[each.position[1]]
            if error := ERROR.search(each.detail):
                grid.errors.setdefault((row, place), ERRORS.get(error[1], "#ERROR"))
            else:
                value = RAW_VALUE.search(each.detail)
                raw.setdefault(str(place), {})[row] = (value[1] or value[2]) if value else each.detail
        for name, texts in raw.items():
            column = cells[name].scatter(list(texts), list(texts.values()))
            cells = cells.with_columns(column.alias(name))
        grid.cells = cells

    def _load(self, tab: str) -> tuple[fastexcel.ExcelSheet, dict[tuple[int, int], str]]:
        try:
            with self._loading:
                return _load(self._reader, tab), {}
        except fastexcel.CalamineError as error:
            if "Unsupported cell error value" not in str(error) or not self._paths.get(tab):
                raise
        path = self._paths[tab]
        mended, errors = without_strange_errors(b"".join(chunks(self._archive, path)), ERRORS.values())
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as archive:
            for part in self._archive.namelist():
                if part == path or (part.endswith(READ_PARTS) and not any(each in part for each in (*NOT_READ, SHEETS))):
                    archive.writestr(part, mended if part == path else self._archive.read(part))
        return _load(fastexcel.read_excel(copy.getvalue()), tab), errors

    def _look(self, tab: str, percentages: bool) -> tuple[Scan, dict[tuple[int, int], str]]:
        if self.kind == "ods":
            looked, errors = self._ods.get(tab, (Scan(), {}))
            return looked, dict(errors)
        if self.kind == "xlsb":
            return Scan(), {}
        if not self._paths.get(tab):
            raise Unreadable(faults.finding(faults.DAMAGED, sheet=tab, what="the sheet is not where the workbook says"))
        styles = percent_styles(self._archive) if percentages else frozenset()
        return scan(chunks(self._archive, self._paths[tab]), styles), {}

    def _unpack_no_more_than_said(self) -> None:
        """Unpack once, and forget, what the reader will unpack whole. (A sheet of XML is unpacked by the look at it, just before.)"""
        for part in self._archive.namelist():
            if part.endswith(READ_PARTS) and (self.kind == "xlsb" or SHEETS not in part) and not any(each in part for each in NOT_READ):
                for _ in chunks(self._archive, part):
                    pass

    def _is_number(self, tab: str, row: int, column: int) -> bool | None:
        """Whether a cell is a number in the file, by a second, slower reader: asked only where that decides."""
        if tab not in self._typed:
            sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self._content)).get_sheet_by_name(tab)
            self._typed[tab] = sheet.to_python(skip_empty_area=False)
        rows = self._typed[tab]
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        return isinstance(value, int | float) if value is not None else None


def _load(reader: fastexcel.ExcelReader, tab: str) -> fastexcel.ExcelSheet:
    return reader.load_sheet(tab, header_row=None, dtypes="string", skip_rows=0)


def _refuse_too_far(tab: str, looked: Scan) -> None:
    if looked.farthest:
        raise Unreadable(faults.finding(faults.TOO_FAR, tab, at=cell(*looked.farthest)))
