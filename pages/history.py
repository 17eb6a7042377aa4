"""A data steward asks: who did what, to which return or release, when, and why?"""

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

history = desk.history
show.heading("History", "Who did what, to which return or release, when, and why?", Role.STEWARD)
every = history.acts()
if not every:
    st.info(wording.states.NOTHING_DONE)
    st.stop()

WIDTH = 210
with st.container(horizontal=True, key="filters"):
    kind = st.selectbox("What", ["", *history.kinds(every)], format_func=lambda each: each or "Everything", key="acts of kind", width=WIDTH)
    of = st.selectbox("Return", ["", *history.returns(every)], format_func=lambda each: each or "All", key="acts of return", width=WIDTH)
    who = st.selectbox("Who", ["", *history.people(every)], format_func=lambda each: each or "Everybody", key="acts by", width=WIDTH)
    words = st.text_input("With the words", key="acts with", max_chars=80, width=WIDTH)
found = history.narrowed(every, kind, of, who, words)

table = history.table(found)
st.markdown(wording.acts_listed(table.height, len(found), len(every)))
times = st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=150)
widths = {"What happened": 180, "To what": 230, "Who": 110, "Why": 320}
columns = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
columns |= {"When (UTC)": times, "Received (UTC)": times}
if found:
    st.dataframe(table, hide_index=True, column_config=columns, placeholder="", alt="Acts in the register, newest first")
shown, all_of_it = (lambda: history.listed(found, "what is shown")), (lambda: history.listed(every))
show.table_files("history", {"What is shown": shown, "Everything": all_of_it})
st.caption(wording.states.ACTS)

st.header("Openings of children's records", anchor=False)
opened = history.openings()
if opened:
    st.markdown(wording.openings_listed(history.opened(opened).height, len(opened)))
    st.dataframe(
        history.opened(opened), hide_index=True, column_config={"When (UTC)": times}, alt="Openings of children's records, newest first"
    )
    show.table_files("openings", {"Every opening": lambda: history.listed_openings(opened)})
else:
    st.markdown(wording.states.NO_OPENINGS)
st.caption(wording.states.OPENINGS)
