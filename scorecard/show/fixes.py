"""A submission's findings on the page: narrowed as the steward asks, every one of them, and as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from scorecard import desk, wording
from scorecard.desk.fixes import FIXED, MOST_SHOWN, NEW, SEVERITIES, STILL, Fixes
from scorecard.show.files import XLSX, File, both, file_buttons
from scorecard.terms import Finding, Snapshot
from scorecard.wording import count

ALL = ""
NAMES = {ALL: "All now", NEW: "New", STILL: "Still there", FIXED: "Fixed"}


def marked(of: Snapshot) -> None:
    """The workbook as it was sent, with its cells marked, to be sent back."""
    words = "Download the workbook, marked"
    file_buttons("marked", {words: File(desk.marked_name(of), XLSX, lambda: desk.marked(of))}, icon=":material/download:")
    st.caption(wording.states.MARKED)


def narrowing(fixes: Fixes) -> tuple[list[Finding], bool]:
    """The fields by which findings are narrowed; gives those that are left, and whether they are of the submission before (fixed since)."""
    since = ALL
    if fixes.since is not None:
        counts = {name: len(fixes.which(name)) for name in NAMES}
        said = ", ".join(f"{counts[name]:,} {words}" for name, words in ((FIXED, "fixed"), (STILL, "still there"), (NEW, "new")))
        st.markdown(f"{wording.states.SINCE}{said}.")
        since = st.radio("Which", list(NAMES), format_func=lambda each: f"{NAMES[each]} ({counts[each]:,})", horizontal=True, key="since")
    every = fixes.which(since)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        weights = [ALL, *(each for each in SEVERITIES if any(one.severity is each for one in every))]
        severity = _choice("Weight", weights, "severity", lambda each: SEVERITIES.get(each, "All"))
        sheet = _choice("Sheet", [ALL, *sorted({each.sheet for each in every if each.sheet})], "sheet")
        code = _choice("Check", [ALL, *sorted({each.code for each in desk.fixes.narrowed(every, severity or None, sheet)})], "code")
        found = desk.fixes.narrowed(every, severity or None, sheet, code)
        names = sorted({each.record for each in found if each.record})
        with st.container(width=300):
            chosen = st.multiselect("Records", names, key=f"records {code} {sheet}", placeholder="All") if len(names) > 1 else []
    return desk.fixes.narrowed(found, records=chosen), since == FIXED


def _choice(label: str, options: Sequence, key: str, said=lambda each: each or "All"):  # type: ignore[no-untyped-def]
    if st.session_state.get(key, ALL) not in options:  # another return's choice, which this one does not have
        st.session_state[key] = ALL
    return st.selectbox(label, options, format_func=said, key=key, width=190)


def every_finding(found: Sequence[Finding], fixes: Fixes, columns: Mapping) -> None:
    """Every one of these findings, some thousand at a time, and all of them as files."""
    stands, of = fixes.standing, fixes.standing.snapshot
    with st.expander(f"Every one of {count(len(found), 'finding', 'findings')}", expanded=len(found) <= 50):
        pages = -(-len(found) // MOST_SHOWN)
        page = st.number_input(f"Page (of {pages})", 1, pages, key=f"page {len(found)}", width=160) if pages > 1 else 1
        table = desk.fixes.table(found[MOST_SHOWN * (page - 1) : MOST_SHOWN * page], stands)
        st.dataframe(table, hide_index=True, row_height=76, column_config=dict(columns), alt="Findings, worst first")
        name, title = f"{desk.marked_name(of).removesuffix('_marked.xlsx')}_findings", desk.name(of)
        with st.container(horizontal=True):
            file_buttons("findings", both("Findings", name, lambda kind: desk.fixes.as_file(kind, found, stands, title)))
