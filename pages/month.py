"""A data steward asks: which returns are due, late, held or waiting for me, and whom do I have to chase?"""

import datetime as dt

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

show.heading("The month", "Which returns are due, late, held or waiting for a steward, and who has to be chased?", Role.STEWARD)
today = dt.date.today()
try:
    found = desk.month(today)
    if found.silent:
        said = st.empty()
        if st.toggle(wording.states.COUNT_SINCE, key="all due"):
            found = desk.month(today, all_due=True)
        said.info(found.silence)
except desk.ReferenceFileError as error:
    st.error(show.plain(str(error)))
    st.stop()
if not found.lines:
    st.info(wording.states.NO_RETURNS)
    st.stop()

st.header("What has to be done now", anchor=False)
show.to_do(found)

st.header("Calendar", anchor=False)
months = found.months()
last = today
if months:
    last = st.selectbox("As-at dates up to the end of", months, format_func=wording.month, key="up to", width=240)
show.calendar(found, last)
st.caption(wording.states.STANDINGS)

st.header("Who to chase", anchor=False)
to_chase = desk.chase(found)
if to_chase:
    st.caption(wording.states.TO_COPY)
    show.emails(to_chase)
else:
    st.markdown(wording.states.NOBODY_TO_CHASE)
