"""The cover sheet: which return, whose, and for which as-at date; set beside what the steward gave."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field

from scorecard import contract
from scorecard.read import faults
from scorecard.read.cells import as_date
from scorecard.read.grid import Grid, cell
from scorecard.reference import plain
from scorecard.terms import Finding, Return

SHEET = "return"
TABS = (SHEET, "cover")
ITEMS = ("return", "authority_code", "authority_name", "as_at", "prepared_by", "note")


@dataclass
class Cover:
    """What the cover says, as text by item, with the cell of each; empty where there is no cover."""

    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, tuple[int, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    present: bool = False


def read_cover(grid: Grid | None) -> Cover:
    """The cover's items and values: two columns, with or without a heading. Unknown items are left alone."""
    if grid is None or grid.cells.width == 0:
        return Cover()
    cover = Cover(present=True)
    names = {plain(item): item for item in ITEMS}
    for row, texts in enumerate(grid.cells.iter_rows()):
        filled = [(int(place), text.strip()) for place, text in zip(grid.cells.columns, texts, strict=True) if text and text.strip()]
        if not filled or plain(filled[0][1]) not in names:
            continue
        item = names[plain(filled[0][1])]
        place, value = filled[1] if len(filled) > 1 else (filled[0][0] + 1, "")
        if item in cover.texts:
            cover.findings.append(faults.finding(faults.COVER_ITEM_TWICE, SHEET, item, row + 1, cell(row, place), value, item=item))
            continue
        cover.texts[item], cover.cells[item] = value, (row + 1, cell(row, place))
    return cover


@dataclass(frozen=True)
class Meant:
    """Which return and as-at date a file is for, once cover and steward have spoken. None where nobody knows."""

    contract: Return | None
    as_at: dt.date | None
    authority_code: str
    authority_name: str
    findings: list[Finding]


def settle(cover: Cover, return_name: str | None, as_at: dt.date | None, ours: str) -> Meant:
    """Set the cover beside what the steward gave (either may be missing) and our authority (`ours`, empty where none is fixed yet)."""
    findings = list(cover.findings)

    def say(fault: faults.Fault, item: str, **words: object) -> None:
        row, at = cover.cells.get(item, (None, ""))
        findings.append(faults.finding(fault, SHEET, item, row, at, cover.texts.get(item, ""), item=item, **words))

    name = cover.texts.get("return", "") or return_name or ""
    known = {each.name: each for each in contract.returns()}
    found = next((each for each in known.values() if plain(each.name) == plain(name)), None)
    if not name:
        say(faults.NO_RETURN, "return")
    elif found is None:
        say(faults.UNKNOWN_RETURN, "return", known=", ".join(known))
    elif return_name and plain(return_name) != plain(name):
        say(faults.COVER_DIFFERS, "return", cover=name, given=return_name)
    date = _settle_date(cover, as_at, say)
    if date and found and found.as_at == "month_end" and date.day != calendar.monthrange(date.year, date.month)[1]:
        say(faults.NOT_MONTH_END, "as_at")
    code = cover.texts.get("authority_code", "")
    if cover.present:
        for item in ("return", "authority_code", "as_at"):
            if not cover.texts.get(item) and not (item == "return" and not name) and not (item == "as_at" and date is None):
                say(faults.COVER_MISSING, item)
    else:
        say(faults.NO_COVER, SHEET)
    if code and ours and code.upper() != ours.upper():
        say(faults.OTHER_AUTHORITY, "authority_code", ours=ours)
    return Meant(found, date, code.upper() or ours, cover.texts.get("authority_name", ""), findings)


def _settle_date(cover: Cover, given: dt.date | None, say) -> dt.date | None:  # type: ignore[no-untyped-def]
    text = cover.texts.get("as_at", "")
    date = as_date(text) if text else None
    if text and date is None:
        say(faults.BAD_AS_AT, "as_at")
        return None
    if date is None and given is None:
        say(faults.NO_AS_AT, "as_at")
    elif date and given and date != given:
        say(faults.COVER_DIFFERS, "as_at", cover=f"{date:%d/%m/%Y}", given=f"{given:%d/%m/%Y}")
    return date or given
