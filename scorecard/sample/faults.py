"""Plants known faults in a return's sheets, for people and tests to see whether the checks find them, and them alone."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from xlsxwriter.utility import xl_col_to_name

from scorecard.sample.planted import CRITICAL, NOTE, PLANTED, Fault, Heading, NoSheet
from scorecard.sample.planted_others import PLANTED_OTHERS

EVERY = (*PLANTED, *PLANTED_OTHERS)
COLUMNS = ("file", "sheet", "cell", "code", "severity", "what")
STRIDE = 89  # rows between the rows that are chosen, so that no child has two faults


@dataclass(frozen=True)
class Faulty:
    """A return's sheets with its faults: `cells` are values by sheet, Excel row and column, to be written over; `headings` likewise.

    `found` is what the checks must find: sheet, cell, code, severity, what was done.
    """

    sheets: dict[str, pl.DataFrame]
    cells: dict[str, dict[tuple[int, str], object]]
    headings: dict[str, dict[str, str]]
    found: list[tuple[str, str, str, str, str]]


def plant(sheets: dict[str, pl.DataFrame], as_at: dt.date) -> Faulty:
    """A return's sheets with the faults that planted.py and planted_others.py have for it (none: the sheets as they are)."""
    made = Faulty(dict(sheets), {}, {}, [])
    for number, each in enumerate(EVERY):
        if each.month != as_at or each.sheet not in sheets:
            continue
        if isinstance(each, NoSheet):
            del made.sheets[each.sheet]
            made.found.append((each.sheet, "", "READ-020", CRITICAL, "the sheet is left out"))
        elif isinstance(each, Heading):
            made.headings.setdefault(each.sheet, {})[each.column] = each.heading
            where = f"{_letter(sheets[each.sheet], each.column)}1"
            made.found.append((each.sheet, "", "READ-023", CRITICAL, f"{each.column} is headed {each.heading}"))
            made.found.append((each.sheet, where, "READ-052", NOTE, f"{each.column} is headed {each.heading}"))
        else:
            _plant(made, sheets, each, number)
    return made


def _plant(made: Faulty, sheets: dict[str, pl.DataFrame], fault: Fault, number: int) -> None:
    sheet = sheets[fault.sheet]
    may = _linked(fault.sheet, sheets).with_row_index("place").filter(fault.where)
    chosen = may.row(number * STRIDE % may.height, named=True)
    place = chosen["place"]
    rows = [place + 2]
    if fault.again:
        whole = made.sheets[fault.sheet]
        made.sheets[fault.sheet] = pl.concat([whole, sheet[place]])
        rows = [*rows, whole.height + 2] if fault.both else [whole.height + 2]
    cells = made.cells.setdefault(fault.sheet, {})
    for column, value in fault.put.items():
        cells[rows[-1], column] = value(chosen) if callable(value) else value
    letter = _letter(sheet, fault.column)
    made.found.extend((fault.sheet, f"{letter}{row}", fault.code, fault.severity, fault.what) for row in rows)


def _linked(name: str, sheets: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """A sheet with what planted.py asks of other sheets."""
    sheet = sheets[name]
    if name == "requests":
        return sheet.with_columns(pl.col("request_id").is_in(sheets["assessments"]["request_id"].implode()).alias("assessed"))
    if name == "assessments":
        outcomes = sheets["requests"].select("request_id", "request_outcome", "request_outcome_date")
        return sheet.join(outcomes, on="request_id", how="left", maintain_order="left")
    return sheet


def _letter(sheet: pl.DataFrame, column: str) -> str:
    return xl_col_to_name(sheet.columns.index(column))


def write_list(path: Path, found: Iterable[tuple[str, ...]]) -> None:
    """Writes the list of planted faults (COLUMNS) as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(found)
