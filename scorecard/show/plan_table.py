"""A table of the improvement plan: to sort and search on a wide screen, as text on a phone and on paper. What it holds is text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

import polars as pl
import streamlit as st

from scorecard import charts, wording
from scorecard.released import Action, Plan
from scorecard.show.html import html_table
from scorecard.wording.plan_tables import Row

_TALL = 20  # rows; a longer table scrolls
_DATES = ("Due", "Revised", "Raised", "Baseline of")
_WIDTHS = {"Ref": 60, "Action": 360, "Rating": 150, "Progress": 260, "Milestone": 300, "Risk": 340, "Mitigation": 300, "Standing": 120}
_WIDTHS |= {"Owner": 180, "Linked measure": 220, "Success measure": 240, "Difference made": 240, "Indicator": 240, "Since": 90}
ON_PAPER = ("Ref", "Action", "Rating", "Due", "Revised", "Owner", "Progress")


def actions_table(key: str, actions: Sequence[Action], of: Plan, says: str) -> None:
    """A row an action, its rating with shape, word and colour. `says`: whose they are, for who listens."""
    rows = wording.plan_tables.action_rows(actions, wording.plan.since_before(of))
    plan_table(key, rows, says, ON_PAPER, {"Shape": [charts.plan.shape(each.rating) for each in actions]})


def plan_table(
    key: str, rows: Sequence[Row], says: str, on_paper: Sequence[str] = (), shapes: Mapping[str, Sequence[str | None]] | None = None
) -> None:
    """Rows as a table. `on_paper`: the columns that paper has room for, the first three those of a phone; all unless said. `shapes`: a
    column of pictures by its name, before the third."""
    names = list(rows[0])
    kinds = {name: pl.Date if name in _DATES else pl.Int64 if isinstance(rows[0][name], int) else pl.String for name in names}
    table = pl.DataFrame([dict(each) for each in rows], schema=kinds)
    columns: dict = {name: st.column_config.TextColumn(width=_WIDTHS[name]) for name in names if name in _WIDTHS}
    columns |= {name: st.column_config.DateColumn(format="D MMM YYYY", width=105) for name in names if name in _DATES}
    for place, (name, pictures) in enumerate((shapes or {}).items()):
        table.insert_column(min(2, len(names)) + place, pl.Series(name, pictures, pl.String))
        columns[name] = st.column_config.ImageColumn(width=66)
    with st.container(key=f"plan_screen_{key}"):
        tall: int | Literal["content"] = "content" if len(rows) <= _TALL else 640
        st.dataframe(table, hide_index=True, height=tall, column_config=columns, placeholder="", alt=says, key=f"table {key}")
    with st.container(key=f"plan_paper_{key}"):
        html_table(charts.text_table({name: [_said(each[name]) for each in rows] for name in on_paper or names}), says)


def _said(value: str | int | dt.date | None) -> str:
    if value is None:
        return ""
    return wording.short_day(value) if isinstance(value, dt.date) else str(value)
