"""A data steward asks: what has come, what has to be mended, and may it pass?"""

import streamlit as st

from scorecard import desk, show, wording
from scorecard.access import Role

WIDTHS = {"Weight": 130, "Standing": 130, "How many": 80, "Sheet": 110, "First": 80, "Cell": 70, "Record": 90, "Found": 130}
WIDE = {"What is wrong": 330, "What to do": 330, "Reason": 200}
COLUMNS = {name: st.column_config.TextColumn(width=width) for name, width in (WIDTHS | WIDE).items() if name != "How many"}

show.heading("Returns received", "What services sent, what to mend cell by cell, and what stewards decided.", Role.STEWARD)
show.templates(desk.returns())

came = desk.submissions()
if not came:
    st.info(wording.states.NOTHING_CAME)
    st.stop()

names = {each.snapshot_id: desk.name(each) for each in came}
asked = st.query_params.get("submission")  # a link to one of them
if asked in names:
    st.session_state.setdefault("submission", asked)
elif asked:
    st.warning(wording.states.NO_SUCH_SUBMISSION)
chosen = st.selectbox("Return", list(names), format_func=names.__getitem__, key="submission")
st.query_params["submission"] = chosen
fixes = desk.fixes.opened(next(each for each in came if each.snapshot_id == chosen))
stands = fixes.standing

st.header(show.plain(desk.fixes.says(stands)), anchor=False)
st.caption(show.plain(desk.about(stands.snapshot)))
if gone := desk.erased(stands.snapshot):
    st.info(gone)
under_way = show.checking(stands)
if stands.findings:
    show.marked(stands.snapshot)
    st.header("What to mend", anchor=False)
    shown, since = show.narrowing(fixes)
    if not shown:
        st.info(wording.states.NOTHING_LISTED)
    else:
        st.dataframe(desk.fixes.remedies(shown), hide_index=True, row_height=76, column_config=COLUMNS, alt="What to mend, worst first")
        show.every_finding(shown, fixes, COLUMNS)
elif stands.kept:
    st.success(wording.states.NO_FINDINGS)
else:
    st.info(wording.states.NOT_KEPT)

if not under_way:
    st.header("Decide", anchor=False)
    who = show.steward()
    if stands.findings and not since and not stands.snapshot.accepted_at:
        st.caption(wording.states.DECIDE)
        show.decisions(shown, stands, who)
    if stands.set_aside and not stands.snapshot.accepted_at:
        show.aside(stands, who)
    st.caption(wording.states.ACCEPT)
    show.acceptance(stands, who)
show.flow(stands)

st.header("What came", anchor=False)
st.dataframe(desk.received(came), hide_index=True, alt="Returns received, newest first")
st.caption(wording.states.OUTCOMES)
