"""The Scorecard's two tables: one to sort, with a small line in each row, and a plain one that can be read aloud."""

from __future__ import annotations

from functools import lru_cache

import pyarrow as pa

from scorecard.wording import Standing


@lru_cache(maxsize=256)
def standings(rows: tuple[Standing, ...]) -> pa.Table:
    """A row per measure, with the figures of its small line (`Trend`). The column Note is there only where a row has one."""
    columns = plain(rows)
    trend = pa.array([each.trend for each in rows], type=pa.list_(pa.float64()))
    return columns.add_column(columns.column_names.index("As at"), "Trend", trend)


@lru_cache(maxsize=256)
def plain(rows: tuple[Standing, ...]) -> pa.Table:
    """A row per measure, as text."""
    columns = {
        "Measure": [each.label for each in rows],
        "Latest": [each.latest for each in rows],
        "Change": [each.change for each in rows],
        "Before": [each.before for each in rows],
        "Cases": [each.cases for each in rows],
        "As at": [each.as_at for each in rows],
        "Section": [each.section for each in rows],
        "Note": [each.note for each in rows],
    }
    if not any(columns["Note"]):
        del columns["Note"]
    return pa.table(columns, schema=pa.schema([(name, pa.string()) for name in columns]))
