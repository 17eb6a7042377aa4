"""A folder or a zip of CSV files, one for each sheet, as grids of text by the same path as workbooks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from itertools import islice, zip_longest

import polars as pl

from scorecard.read import faults
from scorecard.read.container import UTF_16, Container, Unreadable, chunks, csv_entries, csv_files, entry_name, said_as_damage
from scorecard.read.grid import Grid

csv.field_size_limit(10_000_000)
MOST_COLUMNS = 16_384  # as in Excel
SEPARATOR_LINE = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)  # for Excel alone, which does not count it as a row
DELIMITERS = ",;\t|"
LOOKED_AT = 50  # lines by which the delimiter is told


class CsvFiles:
    """The CSV files of a folder or zip: `tabs` are their names, with their folders inside the zip; `grid` reads one."""

    def __init__(self, container: Container) -> None:
        with said_as_damage():
            files = dict(_contents(container))
            self._files = dict(zip(_without_the_workbook(list(files)), files.values(), strict=True))
        self.tabs: list[str] = list(self._files)

    def grid(self, tab: str, percentages: bool = False) -> Grid:
        """One file as text; its first line is row 1. A CSV file has no number formats, so nothing is told of `percentages`.

        Raises Unreadable where it is not text, or its quotation marks do not match.
        """
        text = _decode(tab, self._files[tab])
        separator = SEPARATOR_LINE.match(text)
        text = text[separator.end() :] if separator else text
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator[1] if separator else _delimiter(text), strict=True)
        try:
            rows = list(reader)
        except csv.Error as error:
            # An unmatched quotation mark would swallow all the rows after it.
            raise Unreadable(faults.finding(faults.DAMAGED, tab, row=reader.line_num, what=f"line {reader.line_num}: {error}")) from None
        lengths = [len(row) for row in rows]
        if max(lengths, default=0) > MOST_COLUMNS:
            raise Unreadable(faults.finding(faults.DAMAGED, tab, what=f"a line has {max(lengths):,} cells"))
        series = [pl.Series(str(place), column, dtype=pl.String) for place, column in enumerate(zip_longest(*rows))]
        return Grid(tab, pl.DataFrame(series), lengths=lengths)


def _contents(container: Container) -> list[tuple[str, bytes]]:
    if container.kind == "folder":
        return [(path.name, path.read_bytes()) for path in csv_files(container.path)]
    with zipfile.ZipFile(container.path) as archive:
        return [(entry_name(info), b"".join(chunks(archive, info))) for info in csv_entries(archive)]


def _without_the_workbook(names: list[str]) -> list[str]:
    """The files' names without that of the workbook, where a program saved each sheet as `workbook-sheet.csv`, as LibreOffice does."""
    last = [name.rpartition("/")[2] for name in names]
    shared = {each.rpartition("-")[0] for each in last}
    start = len(shared.pop()) + 1 if len(shared) == 1 < len(names) and "" not in shared else 0
    return [name[: len(name) - len(each)] + each[start:] for name, each in zip(names, last, strict=True)]


def _decode(tab: str, content: bytes) -> str:
    """UTF-8, with or without its mark; UTF-16 with its mark; else what Excel on Windows saves as plain CSV."""
    encodings = ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable(faults.finding(faults.NOT_A_WORKBOOK, tab, what="this CSV file is not text that can be read; save it as CSV UTF-8"))


def _delimiter(text: str) -> str:
    """The one by which most lines have the same number of cells, and the most of them (a title's comma is in no other line)."""

    def cells(delimiter: str) -> int:
        try:
            rows = list(islice(csv.reader(io.StringIO(text[:1_000_000], newline=""), delimiter=delimiter), LOOKED_AT))
        except csv.Error:
            return 0
        common = Counter(len(row) for row in rows if any(row)).most_common(1)
        return common[0][0] if common else 0

    return max(DELIMITERS, key=cells)
