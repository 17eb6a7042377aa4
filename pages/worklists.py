"""A data steward asks: whose cases are behind a figure, who has them, and which have waited longest?"""

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

show.heading("Worklists", "Whose cases are behind a figure, who has them, and which have waited longest?", Role.STEWARD)
asked = show.ask_for_list(desk.known_lists())
if asked is None:
    st.stop()
found = show.open_list(asked)
if found is None:
    st.info(wording.states.NO_LIST_YET)
    st.stop()
show.list_of_cases(found)
