"""An author asks: which figures need a reason, whose are they, since when, and whose review is overdue?"""

import datetime as dt

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

show.heading("Exceptions", "Which figures need a reason, whose are they, since when, and whose review is overdue?", Role.AUTHOR)
release, today = show.release(), dt.date.today()
if not release.lines():
    st.info(wording.exceptions.NO_CATALOGUE)
    st.stop()

who = show.steward()
with st.container(horizontal=True, key="filters"):
    as_at = st.selectbox("As at", desk.exceptions.dates(release), format_func=wording.day, key="exceptions as at", width=240)
    found = desk.exceptions.found(release, as_at, today)
    shown = show.narrowing_exceptions(found)

st.header(wording.exceptions.headline(found, as_at, desk.exceptions.judged(release, as_at)), anchor=False)
st.caption(wording.exceptions.ASKS)
if not found:
    st.success(wording.exceptions.NONE)
for each in shown:
    show.exception(each, who, today)
if found:
    show.table_files(f"exceptions_{as_at}", {"What is shown": lambda: desk.exceptions.listed(shown, as_at)})
