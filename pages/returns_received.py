"""A data steward asks: what has come, did it pass, and which cells have to be mended?"""

import streamlit as st

from scorecard import desk, show, wording

show.heading("Returns received", "What services sent, whether it passed its checks, and what to mend, cell by cell.")
with st.popover("Template", icon=":material/download:", type="tertiary"):
    for name in desk.returns():
        st.download_button(name, lambda name=name: desk.template(name), f"{name}_template.xlsx", key=f"template {name}", on_click="ignore")

came = desk.submissions()
if not came:
    st.info(wording.states.NOTHING_CAME)
    st.stop()

st.header("What came", anchor=False)
st.dataframe(desk.received(came), hide_index=True, alt="Returns received, newest first")
st.caption(wording.states.OUTCOMES)

st.header("What was found", anchor=False)
names = {each.snapshot_id: desk.name(each) for each in came}
asked = st.query_params.get("submission")  # a link to one of them
if asked in names:
    st.session_state.setdefault("submission", asked)
elif asked:
    st.warning(wording.states.NO_SUCH_SUBMISSION)
chosen = st.selectbox("Return", list(names), format_func=names.__getitem__, key="submission")
st.query_params["submission"] = chosen
submission = next(each for each in came if each.snapshot_id == chosen)
left, right = st.columns(2)
severity = left.selectbox("Severity", ["", *desk.SEVERITIES], format_func=lambda each: desk.SEVERITIES.get(each, "All"), key="severity")
sheet = right.selectbox("Sheet", ["", *desk.sheets(submission)], format_func=lambda each: each or "All", key="sheet")

if gone := desk.erased(submission):
    st.info(gone)
found = desk.findings(submission, severity or None, sheet)
if found.counts:
    st.markdown(wording.found(found.counts, found.table.height, found.matching))
    widths = {"Sheet": 110, "Cell": 70, "Found": 150, "What is wrong": 330, "What to do": 330}
    columns = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    st.dataframe(found.table, hide_index=True, row_height=76, column_config=columns, alt="Findings of the chosen return, worst first")
    words, icon = "Download the workbook, marked", ":material/download:"
    st.download_button(words, lambda: desk.marked(submission), desk.marked_name(submission), key="marked", icon=icon, on_click="ignore")
    st.caption(wording.states.MARKED)
elif desk.kept(submission):
    st.success(wording.states.NO_FINDINGS)
else:
    st.info(wording.states.NOT_KEPT)
