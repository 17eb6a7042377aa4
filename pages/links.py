"""An author or an administrator asks: which links open which briefing, until when, and were they opened?"""

import streamlit as st

from scorecard import show
from scorecard.access import Role
from scorecard.wording import links as words

show.heading("Shared links", words.SHARED_ASKS, Role.AUTHOR, Role.ADMIN)
who = show.steward()

st.header("Make a link", anchor=False)
show.link_form(who)

st.header("Links", anchor=False)
show.links_made(who)
