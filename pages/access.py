"""An administrator asks: who has which role, and who opened what, when?"""

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

show.heading("Access", "Who has which role, and who opened what?", Role.ADMIN)
signs_in = show.signs_in()

st.header("Roles", anchor=False)
if not signs_in:
    st.info(wording.access.NO_SIGN_IN)
roles = desk.visits.roles()
if roles.wrong and signs_in:  # without sign-in nobody's role comes from the file
    st.error(show.plain(roles.wrong))
if roles.given:
    st.dataframe(desk.visits.roles_table(roles), hide_index=True, alt="Who has which role, in the order of the file")
st.caption(f"The file is {show.plain(str(roles.path))}. It is read again when it changes.")

st.header("Who opened what", anchor=False)
visitors = desk.visits.visitors()
if not visitors:
    st.info(wording.access.NOBODY_CAME if signs_in else wording.access.NO_LOG)
    st.stop()
with st.container(horizontal=True, key="filters"):
    who = st.selectbox("Who", ["", *visitors], format_func=lambda each: each or "Everybody", key="visits of", width=320)
    day = st.date_input("Day", None, key="visits on", format="DD/MM/YYYY", width=180)
found = desk.visits.visits(who, day)
table = desk.visits.visits_table(found)
st.markdown(show.plain(wording.access.visits_listed(table.height, len(found), who, wording.day(day) if day else "")))
times = {"When (UTC)": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm:ss", width=170)}
if found:
    st.dataframe(table, hide_index=True, column_config=times, placeholder="", alt="Who opened what, newest first")
show.table_files("access", {"What is shown": lambda: desk.visits.listed(found)})
st.caption(wording.access.LOG)
