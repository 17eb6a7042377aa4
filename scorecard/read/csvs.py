"""A folder or a zip of CSV files, one for each sheet, as grids of text by the same path as workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
from itertools import zip_longest
from pathlib import PurePosixPath

import polars as pl

from scorecard.read import faults
from scorecard.read.container import Container, Unreadable, csv_entries, csv_files
from scorecard.read.grid import Grid

csv.field_size_limit(10_000_000)


class CsvFiles:
    """The CSV files of a folder or zip: `tabs` are the file names without their ending, `grid` reads one."""

    def __init__(self, container: Container) -> None:
        self._texts: dict[str, bytes] = {}
        for name, content in _contents(container):
            stem = PurePosixPath(name).stem
            # Two files of one name in different folders are two sheets of one name: said as such, never one over the other.
            self._texts[stem if stem not in self._texts else name] = content
        self.tabs: list[str] = list(self._texts)

    def grid(self, tab: str) -> Grid:
        """One file as text; its first line is row 1. Raises Unreadable where it is not text."""
        content = self._texts[tab]
        text = _decode(tab, content)
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False))
        except csv.Error as error:
            raise Unreadable(faults.finding(faults.DAMAGED, sheet=tab, value=f"{tab}.csv", what=str(error))) from None
        columns = zip_longest(*rows, fillvalue="")
        series = [pl.Series(str(place), list(column), dtype=pl.String).replace("", None) for place, column in enumerate(columns)]
        return Grid(tab, pl.DataFrame(series))


def _contents(container: Container) -> list[tuple[str, bytes]]:
    if container.kind == "folder":
        return [(path.name, path.read_bytes()) for path in csv_files(container.path)]
    try:
        with zipfile.ZipFile(container.path) as archive:
            return [(info.filename, archive.read(info)) for info in csv_entries(archive)]
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise Unreadable(faults.finding(faults.DAMAGED, what=str(error))) from None


def _decode(tab: str, content: bytes) -> str:
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, sheet=tab, value=f"{tab}.csv", what="this CSV is not text"))
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Excel on Windows saves as plain CSV


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)
