"""An author asks: what does a committee read at its meeting, in which words; and what became of the figures that it was given?"""

import streamlit as st

from scorecard import desk, show
from scorecard.access import Role

show.heading("Briefings", "What does a committee read at its meeting, and what became of the figures it was given?", Role.AUTHOR)
who = show.steward()
known = desk.briefings.known()
if known:
    st.table(desk.briefings.listed(known), hide_index=True)

of = show.choose_briefing(known)
st.header(show.plain(of.title or "A new briefing"), anchor=False)
if of.is_frozen:
    show.frozen_briefing(of)
else:
    show.write_briefing(of, who)
