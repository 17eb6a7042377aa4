"""The cover sheet: which return, whose, and for which as-at date; set beside what the steward gave."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field

import polars as pl

from scorecard import contract, reference
from scorecard.read import cells, faults
from scorecard.read.cells import SPACES
from scorecard.read.grid import Grid, cell
from scorecard.reference import plain
from scorecard.terms import COVER, Column, Finding, Return, Severity

SHEET = COVER
TABS = (SHEET, "cover")
ITEMS = ("return", "authority_code", "authority_name", "as_at", "prepared_by", "note")
REQUIRED = ("return", "authority_code", "as_at")
AS_AT = Column("as_at", "date", required=True)
AHEAD = dt.timedelta(31)  # a return may be sent shortly before the day that it is as at
ONS_CODE = re.compile(r"[A-Z][0-9]{8}")


@dataclass
class Cover:
    """What the cover says, as text by item, with the row and cell of each; empty where there is no cover. `as_at` is its date, if any."""

    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, tuple[int, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    present: bool = False
    as_at: dt.date | None = None


def read_cover(grid: Grid | None) -> Cover:
    """The cover's items and values: two columns, with or without the heading "item" and "value". Unknown items are left alone."""
    if grid is None or grid.cells.width == 0:
        return Cover()
    cover = Cover(present=True)
    if grid.hidden:
        cover.findings.append(faults.finding(faults.HIDDEN_SHEET, SHEET))
    names = {plain(item): item for item in ITEMS}
    value_place: int | None = None
    for row, texts in enumerate(grid.cells.iter_rows()):
        filled = {
            int(place): text.strip(SPACES) for place, text in zip(grid.cells.columns, texts, strict=True) if text and text.strip(SPACES)
        }
        if not filled:
            continue
        first = min(filled)
        if plain(filled[first]) == "item" and value_place is None:
            value_place = next((place for place, text in filled.items() if plain(text) == "value"), None)
        elif item := names.get(plain(filled[first])):
            place = value_place if value_place is not None and value_place > first else first + 1
            _add(cover, grid, item, row, place, filled.get(place, ""))
    return cover


def _add(cover: Cover, grid: Grid, item: str, row: int, place: int, value: str) -> None:
    at = cell(row, place)
    if item in cover.texts:
        cover.findings.append(faults.finding(faults.COVER_ITEM_TWICE, SHEET, item, row + 1, at, value, item=item))
        return
    cover.texts[item], cover.cells[item] = value, (row + 1, at)
    if error := grid.errors.get((row, place)):
        cover.findings.append(faults.finding(faults.EXCEL_ERROR, SHEET, item, row + 1, at, error))
    elif (row, place) in grid.empty_formulas:
        cover.findings.append(faults.finding(faults.NO_STORED_VALUE, SHEET, item, row + 1, at))
    elif item == "as_at" and value:
        dates, faulty = cells.typed(AS_AT, pl.Series([value]), grid.date_1904)
        cover.as_at = dates[0]
        if cover.as_at is None:
            cover.findings.append(faults.finding(faults.BAD_AS_AT, SHEET, item, row + 1, at, value))
        cover.findings += [
            faults.finding(fault, SHEET, item, row + 1, at, value, **words) for fault, mask, words in faulty if mask[0] and cover.as_at
        ]


@dataclass(frozen=True)
class Meant:
    """Which return and as-at date a file is for, once cover and steward have spoken. None where nobody knows."""

    contract: Return | None
    as_at: dt.date | None
    authority_code: str
    authority_name: str
    findings: list[Finding]


def settle(cover: Cover, return_name: str | None, as_at: dt.date | None, ours: str) -> Meant:
    """Set the cover beside what the steward gave (either may be missing) and our authority (`ours`, empty where none is fixed yet).

    Where the two differ, which holds the return, or the cover cannot be understood, reading goes on by the one that can be.
    """
    findings = list(cover.findings)

    def say(fault: faults.Fault, item: str, **words: object) -> None:
        row, at = cover.cells.get(item, (None, ""))
        findings.append(faults.finding(fault, SHEET, item, row, at, cover.texts.get(item, ""), item=item, **words))

    name, code = cover.texts.get("return", ""), cover.texts.get("authority_code", "").upper()
    known = {plain(each.name): each for each in contract.returns()}
    if not name and not return_name:
        say(faults.NO_RETURN, "return")
    elif plain(name or return_name or "") not in known:
        say(faults.UNKNOWN_RETURN, "return", known=", ".join(each.name for each in known.values()))
    elif name and return_name and plain(return_name) != plain(name):
        say(faults.COVER_DIFFERS, "return", cover=name, given=return_name)
    found = known.get(plain(name)) or known.get(plain(return_name or ""))
    date = cover.as_at or as_at
    if not date and not cover.texts.get("as_at"):
        say(faults.NO_AS_AT, "as_at")
    elif cover.as_at and as_at and cover.as_at != as_at:
        say(faults.COVER_DIFFERS, "as_at", cover=f"{cover.as_at:%d/%m/%Y}", given=f"{as_at:%d/%m/%Y}")
    if date and found and found.as_at == "month_end" and date.day != calendar.monthrange(date.year, date.month)[1]:
        say(faults.NOT_MONTH_END, "as_at")
    if date and found and found.as_at == "half_term_end":
        around = [each.ends for each in reference.half_terms() if each.starts <= date <= each.ends]
        if date not in around:
            say(faults.NOT_HALF_TERM_END, "as_at", near="".join(f" ({ends:%d/%m/%Y})" for ends in around))
    if date and date > _today() + AHEAD:
        say(faults.NOT_YET, "as_at")
    said = {each.column for each in findings if each.severity is Severity.CRITICAL}
    for item in REQUIRED if cover.present else ():
        if not cover.texts.get(item) and item not in said:
            say(faults.COVER_MISSING, item)
    if not cover.present:
        say(faults.NO_COVER, SHEET)
    if code and not ONS_CODE.fullmatch(code):
        say(faults.NO_ONS_CODE, "authority_code")
    elif code and ours and code != ours.upper():
        say(faults.OTHER_AUTHORITY, "authority_code", ours=ours)
    return Meant(found, date, code or ours.upper(), cover.texts.get("authority_name", ""), findings)


def _today() -> dt.date:
    return dt.date.today()
