"""Workbooks (.xlsx, .xlsm, .xlsb, .ods) as grids of text, through calamine: nothing is guessed, nothing lost."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import fastexcel
import polars as pl
import python_calamine

from scorecard.read import faults
from scorecard.read.container import Container, Unreadable
from scorecard.read.grid import Grid
from scorecard.read.scan import Scan, scan, sheet_paths

ERRORS = {"Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!", "Value": "#VALUE!"}


class Workbook:
    """An open workbook: `tabs` names its sheets, `grid` reads one. Raises Unreadable where the file is damaged."""

    def __init__(self, container: Container) -> None:
        self.path = container.path
        self.kind = container.kind
        try:
            self._reader = fastexcel.read_excel(str(container.path))
            self.tabs: list[str] = list(self._reader.sheet_names)
            self._paths, self._date_1904 = self._xml_paths()
        except Exception as error:  # the reader is Rust: what it raises on a damaged file is not one class
            raise Unreadable(faults.finding(faults.DAMAGED, what=_first_line(error))) from None

    def grid(self, tab: str) -> Grid:
        """One sheet as text, by the workbook's own rows and columns. Raises Unreadable where it is damaged."""
        try:
            return self._grid(tab)
        except Exception as error:
            raise Unreadable(faults.finding(faults.DAMAGED, sheet=tab, what=_first_line(error))) from None

    def _grid(self, tab: str) -> Grid:
        sheet = self._reader.load_sheet(tab, header_row=None, dtypes="string", skip_rows=0)
        hidden = sheet.visible != "visible"
        if sheet.width == 0:
            return Grid(tab, pl.DataFrame(), hidden)
        arrow, wrong = sheet.to_arrow_with_errors()
        looked, first_column = self._look(tab)
        cells = pl.DataFrame(pl.from_arrow(arrow))
        cells.columns = [str(place + first_column) for place in range(cells.width)]
        errors = {(each.position[0], each.position[1] + first_column): _error(each.detail) for each in (wrong.errors if wrong else ())}
        return Grid(tab, cells, hidden, errors, looked.empty_formulas, looked.merged, looked.hidden_rows, self._date_1904)

    def _look(self, tab: str) -> tuple[Scan, int]:
        """What the XML tells, and the sheet's first used column, which fastexcel drops those before."""
        looked = Scan()
        if tab in self._paths:
            with zipfile.ZipFile(self.path) as archive:
                looked = scan(archive, self._paths[tab])
            if looked.column_a_used:
                return looked, 0
        slow = python_calamine.CalamineWorkbook.from_path(str(self.path)).get_sheet_by_name(tab)
        if tab not in self._paths:
            looked.merged = [(*first, *last) for first, last in slow.merged_cell_ranges or ()]
        return looked, slow.start[1] if slow.start else 0

    def _xml_paths(self) -> tuple[dict[str, str], bool]:
        if self.kind not in ("xlsx", "xlsm"):
            return {}, False
        with zipfile.ZipFile(self.path) as archive:
            paths, date_1904 = sheet_paths(archive)
            return {tab: path for tab, path in paths.items() if path in archive.namelist()}, date_1904


def with_right_ending(path: Path, kind: str) -> str:
    """The name under which a file is kept: its kind's ending, never the sender's name."""
    return (
        f"original.{kind}" if kind not in ("folder", "unknown") else "original.zip" if kind == "folder" else f"original{_safe_suffix(path)}"
    )


def _safe_suffix(path: Path) -> str:
    return path.suffix.lower() if re.fullmatch(r"\.[a-z0-9]{1,5}", path.suffix.lower()) else ".bin"


def _error(detail: str) -> str:
    name = re.search(r"Error\((\w+)\)", detail)
    return ERRORS.get(name.group(1), "#ERROR") if name else "#ERROR"


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
