"""A line of the scorecard on its own page: all its periods, its process, its cohorts side by side, comparators, revisions and definition."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import streamlit as st

from scorecard import wording
from scorecard.released import Released
from scorecard.show.opened import release


def said_of_lines(as_at: dt.date) -> tuple[wording.BoardRow, ...]:
    """Every line's row as at a date."""
    return _said(release(), as_at)


@lru_cache(maxsize=32)
def _said(of: Released, as_at: dt.date) -> tuple[wording.BoardRow, ...]:
    return wording.board_rows(of.lines(), as_at)
