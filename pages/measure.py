"""Anyone asks of one indicator: where does it stand, is that a change, how do its cohorts compare, and what does it count?"""

import streamlit as st

from scorecard import show, wording

show.heading("Measure", "Where does one indicator stand, and is that a change or just a month?")
row = show.choose_line()

st.header(show.plain(row.label), anchor=False)
st.markdown(show.plain(wording.line_serves(row, show.release().priorities())))
show.line_tiles(row)
st.markdown(show.plain(wording.line_sentences(row)))
show.line_chart(row)
show.rebase_form(row.line)

st.header("What is said of it", anchor=False)
show.line_commentary(row)

st.header("Cohorts side by side", anchor=False)
show.line_cohorts(row)

st.header("Elsewhere", anchor=False)
show.line_comparators(row)

st.header("Every period", anchor=False)
show.line_periods(row)

st.header("Definition", anchor=False)
st.markdown(wording.line_definition(row.line))
