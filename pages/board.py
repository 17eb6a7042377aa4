"""An improvement board asks: where does every indicator stand, against its target, the month before, a year ago and elsewhere?"""

import streamlit as st

from scorecard import show, wording

show.heading("Scorecard", "Where does every indicator stand: against its target, before, a year ago, and elsewhere?")
shown = show.board()

st.header(wording.board_headline(shown.rows), anchor=False)
st.markdown(wording.board_counts(shown.rows))
show.board_table(shown, show.commentary(shown.as_at))
