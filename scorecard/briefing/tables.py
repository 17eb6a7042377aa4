"""A briefing's tables as files: all periods of its figures as numbers, what was asked for, then and now; each as CSV, all in a workbook."""

from __future__ import annotations

from scorecard import export, wording
from scorecard.briefing.draft import Draft, Figure
from scorecard.briefing.told import Told
from scorecard.export import Cell, Sheet
from scorecard.released import Reading
from scorecard.wording.briefing import SECTIONS
from scorecard.wording.numbers import PLACES, rounded

BOOK = "tables.xlsx"
HEADINGS = (
    *("Figure", "Indicator", "Cohort", "Period", "As at", "Unit", "Value", "Numerator", "Denominator", "Target", "Signal"),
    "Words",
)


def tables(of: Draft, said: Told) -> dict[str, bytes]:
    """Every table as a file, by name; in the workbook a sheet for each figure."""
    source = " ".join((f"{said.source}.", *said.key))
    periods = [tuple(_periods(each)) for each in of.figures]
    text = {
        name: Sheet(tuple(table.headings), tuple(map(tuple, table.rows)), table.about, source)
        for name, table in zip(SECTIONS, (said.asked, said.then), strict=False)
        if table.rows
    }
    sheets = text | {f"Figure {place}": Sheet(HEADINGS, rows, said.title, source) for place, rows in enumerate(periods, 1)}
    named = [f"Figure {place}: {each.label}" for place, each in enumerate(said.figures, 1)]
    files = {_file(name): export.csv(sheet) for name, sheet in text.items()}
    every = Sheet(HEADINGS, tuple(row for rows in periods for row in rows), said.title, source)
    return {"figures.csv": export.csv(every), **files, BOOK: export.book(sheets, (said.title, *named, source))}


def _file(name: str) -> str:
    return f"{name.casefold().replace(' ', '_')}.csv"


def _periods(of: Figure) -> list[tuple[Cell, ...]]:
    """A row a period, newest first; the words beside the newest."""
    line, row = of.row.line, of.row
    cohort = f"{wording.column(of.item.column)}: {wording.label(of.item.column, of.item.value)}" if of.item.column else ""
    signals = {each.as_at: wording.signal(each) for each in row.process.points} if row.process else {}
    found: list[tuple[Cell, ...]] = []
    for each in reversed([each for each in line.readings if each.as_at <= row.reading.as_at]):
        target = line.target(each.as_at)
        about = (row.label, of.item.subject, cohort, wording.briefing.period(line, each), each.as_at.isoformat(), line.unit)
        counts = (each.numerator, each.denominator, target.target if target else None)
        found.append((*about, _value(of, each), *counts, signals.get(each.as_at, ""), of.words if each is row.reading else ""))
    return found


def _value(of: Figure, reading: Reading) -> Cell:
    """The figure as it is shown, rounded once; the sign or the word in its place."""
    if reading.value is None:
        return reading.sign or wording.briefing.told(of.row.line, reading)
    places = 2 if reading.supplied else PLACES.get(of.row.line.unit, wording.decimals(of.row.line))
    return float(rounded(reading.value, places))
