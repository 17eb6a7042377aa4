"""A steward's list of cases: what to open, and the list that was opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import polars as pl
import streamlit as st

from scorecard import desk, wording
from scorecard.released import Released
from scorecard.show.files import both, file_buttons
from scorecard.show.opened import release
from scorecard.show.steward import steward
from scorecard.show.text import plain
from scorecard.terms import ALL, COHORT_COLUMNS

_OPENED = "opened list"
_WIDTH = 200  # pixels, of a selection


class Asked(NamedTuple):
    """What a steward asks for: a measure's cases at a date, of a cohort; a worklist's where it has a name."""

    measure_id: str
    as_at: dt.date
    cohort: tuple[tuple[str, str], ...]
    worklist: desk.Worklist | None


def ask_for_list(lists: Sequence[desk.Worklist]) -> Asked | None:
    """Choose a worklist or any measure, a date and a cohort, of what the release that shows has; None where it has no figure of it."""
    of = release()
    named = {each.name: each for each in lists}
    measures = {each.measure_id: each.label for each in of.measures()}
    words = {name: each.title for name, each in named.items()} | {each: f"Measure: {label}" for each, label in measures.items()}
    in_order = [*named, *sorted(measures, key=lambda each: measures[each].casefold())]
    chosen = st.selectbox("List", in_order, format_func=words.__getitem__, key="list", width=560)
    worklist = named.get(chosen)
    measure_id = worklist.measure_id if worklist else chosen
    dates = [point.as_at for point in of.page("cube").of(measure_id) if point.sign != "x"]
    if not dates:
        st.info(wording.states.NO_FIGURE)
        return None
    with st.container(horizontal=True, key="filters"):
        as_at = st.selectbox("As at", dates[::-1], format_func=wording.day, key=f"as at {measure_id}", width=_WIDTH)
        cohort = _cohort(of, measure_id, as_at)
    return Asked(measure_id, as_at, cohort, worklist)


def _cohort(of: Released, measure_id: str, as_at: dt.date) -> tuple[tuple[str, str], ...]:
    """A selection by each cohort column that the measure has, among the values that it has at that date."""
    cells = list(of.rows(measure_id, as_at))
    chosen: list[tuple[str, str]] = []
    for name in COHORT_COLUMNS:
        values = {str(cell[name]) for cell in cells} - {ALL}
        if name in of.columns(measure_id) and values:
            words = of.measure(measure_id).detail if name == "detail" else wording.column(name)
            options = [ALL, *wording.in_order(name, tuple(values))]
            key = f"{name} {measure_id}"
            if st.session_state.get(key, ALL) not in options:
                st.session_state[key] = ALL
            label = f"{words[0].upper()}{words[1:]}"
            chosen.append((name, st.selectbox(label, options, format_func=partial(wording.label, name), key=key, width=_WIDTH)))
    return tuple(chosen)


def open_list(asked: Asked) -> desk.Listed | None:
    """The list that was opened of what is asked for; None where none was. It is opened by a button alone, once a click: each opening stands
    in the access log."""
    who = steward()
    if st.button("Open the list", type="primary", key="open"):
        st.session_state.pop(_OPENED, None)
        try:
            with st.spinner("Opening the list"):
                found = desk.open_list(asked.measure_id, asked.as_at, dict(asked.cohort), who, asked.worklist)
            st.session_state[_OPENED] = (asked, found)
        except desk.DeskError as error:
            st.error(plain(str(error)))
            return None
    opened, found = st.session_state.get(_OPENED, (None, None))
    return found if opened == asked else None


def list_of_cases(found: desk.Listed) -> None:
    """The list: its number, how that stands to the published figure, its table, and its files."""
    st.header(plain(found.headline), anchor=False)
    st.markdown(plain(" ".join([desk.beside(found), found.notes.get("officer", "")])))
    table = desk.listed(found)
    if table.is_empty():
        st.success(wording.states.NO_CASES)
        return
    dates = {name: st.column_config.DateColumn(format="D MMM YYYY") for name, kind in table.schema.items() if kind == pl.Date}
    st.dataframe(table, hide_index=True, column_config=dates, alt=f"{found.title}, case by case, the longest wait first")
    st.caption(wording.list_notes(found.notes, table.height, found.rows.height))
    name = f"{found.name}_{found.figure.as_at}"
    with st.container(horizontal=True):
        file_buttons("list", both("List", name, lambda kind: desk.list_as_file(kind, found)))
