"""Anyone asks: what does this figure count, on what authority, and when did that change?"""

import streamlit as st

from scorecard import show, wording

show.heading("Definitions", "What does each figure count, exactly?")
st.header("The clock", anchor=False)
st.markdown(wording.CLOCK)
st.markdown(wording.day_140(show.figures_of_all("year_to_date")))
looked_for = st.text_input("Find a measure", key="find", bind="query-params", placeholder="for example: advice, or 20 weeks")
show.definitions(looked_for)
