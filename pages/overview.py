"""A director asks: where does every measure stand, and which way is it going?"""

import streamlit as st

from scorecard import show, wording

show.heading("Every measure", "Where does each measure stand, and did it move the way we want?")
monthly, windowed = show.figures("cube", "month"), show.figures("cube")
show.shown(windowed, adds_up=False)
rows = wording.standings(windowed, monthly)

st.header(wording.headline(rows, windowed.window), anchor=False)
st.markdown(wording.moves(rows))
show.headline_tiles(
    windowed, monthly, ["plans_20_weeks_rate", "plans_20_weeks_due_rate", "assessments_overdue_count", "reviews_overdue_count"]
)

st.header("Measure by measure", anchor=False)
st.markdown(wording.states.CHANGE)
show.scorecard(rows, windowed)

if against := wording.worse(rows):
    st.header("What moved the other way", anchor=False)
    st.markdown(against)
