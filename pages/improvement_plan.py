"""A board member asks: is the improvement plan on track, what needs attention, and which aim does each action serve?"""

import streamlit as st

from scorecard import show, wording

show.heading("Improvement plan", "Is the plan on track, what needs attention, and which aim does each action serve?")
plan = show.plan()
if not plan.actions:
    st.info(wording.plan.NO_SUCH_ACTION)
    st.stop()

st.header(show.plain(wording.plan.headline(plan)), anchor=False)
st.markdown(show.plain(wording.plan.stands(plan)))
show.ratings(plan)
show.shares(plan)

st.header("What needs a look", anchor=False)
show.attention(plan)

if plan.before is not None:
    st.header(wording.plan.since_before(plan), anchor=False)
    show.changes(plan)

st.header("Priorities, their aims and actions", anchor=False)
show.by_priority(plan)

st.header(show.plain(wording.milestones.headline(plan)), anchor=False)
show.milestones(plan)

if plan.risks:
    st.header(show.plain(wording.plan.risks_headline(plan)), anchor=False)
    show.risks(plan)

show.plan_files(plan)
