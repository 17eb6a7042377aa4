"""What figures were when they were first published, for the public: as much as the figures of now allow.

One that is what it was stands or falls with the figure of now. One that was restated is shown unless it, or another of the same measure and
date that was restated, was too small: they would add up to it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import duckdb
import polars as pl

from scorecard.disclosure.cells import Cell, Rule, breakdown_of
from scorecard.disclosure.primary import is_suppressed
from scorecard.terms import ALL

COLUMNS = ("measure_id", "phase", "sen_provision", "detail", "as_at", "numerator", "denominator", "value", "sign", "release_id")


def control_first(
    con: duckdb.DuckDBPyConnection, cells: Sequence[Cell], suppressed: Collection[tuple], of: Mapping[str, Rule], threshold: int
) -> None:
    """Make the table `first_published` of the file that is attached as `building`. `suppressed`: keys of figures of now."""
    now = {cell.key: cell for cell in cells}
    rows = con.execute(f"select {', '.join(COLUMNS)} from published.first_published order by rowid").fetchall()
    public = [(row, cell) for row in rows if (cell := _cell(row)) and _is_public(cell, of)]
    restated = [cell for _, cell in public if (at := now.get(cell.key)) is None or _figure(at) != _figure(cell)]
    told = {cell.key for cell in restated}
    with_small = {(cell.measure_id, cell.as_at) for cell in restated if is_suppressed(cell, of[cell.measure_id], threshold)}
    kept = []
    for row, cell in public:
        is_hidden = cell.key in suppressed or (cell.key in told and (cell.measure_id, cell.as_at) in with_small)
        kept.append((*row[:5], None, None, None, "c", row[9]) if is_hidden else row)
    con.execute("create table building.first_published as select * from published.first_published limit 0")
    if kept:
        con.register("kept", pl.DataFrame(kept, schema=COLUMNS, orient="row", infer_schema_length=None).to_arrow())
        con.execute("insert into building.first_published by name select * from kept")
        con.unregister("kept")


def _cell(row: tuple) -> Cell:
    measure_id, phase, provision, detail, as_at, numerator, denominator, _, sign, _ = row
    return Cell(measure_id, as_at, (phase, provision, ALL, ALL, detail), numerator, denominator, sign)


def _is_public(cell: Cell, of: Mapping[str, Rule]) -> bool:
    return cell.measure_id in of and breakdown_of(cell.cohort) in of[cell.measure_id].breakdowns


def _figure(cell: Cell) -> tuple[float | None, float | None, str]:
    return cell.numerator, cell.denominator, cell.sign
