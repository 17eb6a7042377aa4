"""Where a line's control limits start anew: the days, and the forms that set one and take one back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import streamlit as st

from scorecard import access, desk, wording
from scorecard.access import Role
from scorecard.desk.entered import MOST
from scorecard.released import Line
from scorecard.show.opened import is_public
from scorecard.show.steward import steward
from scorecard.show.text import plain
from scorecard.terms import Rebased, ScorecardError

_TROUBLE = "trouble of a rebase"


def rebase_form(line: Line) -> None:
    """The days from which a line's limits start anew, with who decided so and why; one more, or one taken back. Nothing where the line has
    no limits that could."""
    between = desk.rebases.reach(line)
    if between is None or is_public():
        return
    indicator_id = line.indicator.indicator_id
    decided = desk.rebases.rebased(line)
    box = st.expander("Where the limits start anew", key=f"rebases {indicator_id}", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(wording.exceptions.REBASE)
        if access.visitor().may(Role.AUTHOR):
            _forms(line, decided, between)
        for each in decided:
            st.markdown(plain(wording.exceptions.rebased(each)))


def _forms(line: Line, decided: Sequence[Rebased], between: tuple[dt.date, dt.date]) -> None:
    """The forms, for an author: one more day, or one taken back."""
    indicator_id = line.indicator.indicator_id
    named, trouble = st.session_state.get(_TROUBLE, ("", ""))
    if named == indicator_id:
        st.error(plain(trouble))
    who = steward()
    with st.form(f"rebase {indicator_id} {len(decided)}", border=False, enter_to_submit=False):
        keys = [f"{name} {indicator_id} {len(decided)}" for name in ("rebased from", "rebased because")]
        first, last = between
        st.date_input("Start anew from", None, first, last, key=keys[0], format="DD/MM/YYYY", width=180)
        st.text_area("Reason", key=keys[1], max_chars=MOST, height=90, placeholder="What was changed on that day")
        st.form_submit_button("Start anew", on_click=_rebase, args=(line, who, *keys), key=f"rebase it {indicator_id}")
    if decided:
        with st.form(f"take back {indicator_id} {len(decided)}", border=False, enter_to_submit=False):
            keys = [f"{name} {indicator_id} {len(decided)}" for name in ("taken back", "taken back because")]
            days = [each.starts for each in decided]
            st.selectbox("Take back the one from", days, format_func=wording.day, key=keys[0], width=240)
            st.text_area("Reason for taking it back", key=keys[1], max_chars=MOST, height=90)
            st.form_submit_button("Take it back", on_click=_take_back, args=(line, who, *keys), key=f"take rebase back {indicator_id}")


def _rebase(line: Line, who: str, starts: str, reason: str) -> None:
    _attempt(line, lambda: desk.rebases.rebase(line, who, st.session_state.get(starts), st.session_state.get(reason) or ""))


def _take_back(line: Line, who: str, starts: str, reason: str) -> None:
    _attempt(line, lambda: desk.rebases.take_back(line, who, st.session_state[starts], st.session_state.get(reason) or ""))


def _attempt(line: Line, act: Callable[[], None]) -> None:
    st.session_state.pop(_TROUBLE, None)
    try:
        act()
    except ScorecardError as error:
        st.session_state[_TROUBLE] = (line.indicator.indicator_id, str(error))
