"""Rows of a page's table, by heading, as a table to be written: dates as yyyy-mm-dd, text as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scorecard.export.tables import Cell, Sheet


def of_rows(rows: Sequence[Mapping[str, str | int | dt.date | None]], title: str, source: str) -> Sheet:
    """A table with the headings of its first row; without a row it has none."""
    headings = tuple(rows[0]) if rows else ()
    return Sheet(headings, tuple(tuple(_cell(row[name]) for name in headings) for row in rows), title, source)


def _cell(value: str | int | dt.date | None) -> Cell:
    return value.isoformat() if isinstance(value, dt.date) else value
