"""A briefing's tables as files: every period of its figures as numbers, what was asked for, then and now; each as CSV and XLSX."""

from __future__ import annotations

from scorecard import export, wording
from scorecard.briefing.draft import Draft, Figure
from scorecard.briefing.told import Table, Told
from scorecard.export import Cell, Sheet
from scorecard.released import Reading
from scorecard.wording.numbers import PLACES, rounded

HEADINGS = (
    *("Figure", "Indicator", "Cohort", "Period", "As at", "Unit", "Value", "Numerator", "Denominator", "Target", "Signal"),
    "Words",
)


def tables(of: Draft, said: Told) -> dict[str, bytes]:
    """Every table as a file, by name."""
    source = " ".join((f"{said.source}.", *said.key))
    sheets = {"figures": _figures(of, f"{said.title}: figures", source)}
    for name, table in (("you_asked", said.asked), ("then_and_now", said.then)):
        if table.rows:
            sheets[name] = _text(table, source)
    return {f"{name}.{kind}": export.as_file(kind, sheet) for name, sheet in sheets.items() for kind in ("csv", "xlsx")}


def _text(table: Table, source: str) -> Sheet:
    return Sheet(tuple(table.headings), tuple(tuple(row) for row in table.rows), table.about, source)


def _figures(of: Draft, title: str, source: str) -> Sheet:
    return Sheet(HEADINGS, tuple(row for each in of.figures for row in _periods(each)), title, source)


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
