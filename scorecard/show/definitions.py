"""The Definitions page's entries."""

from __future__ import annotations

import streamlit as st

from scorecard import wording
from scorecard.show.opened import release
from scorecard.show.text import plain


def definitions(looked_for: str) -> None:
    """Each measure's definition, by section, under a heading that a link can lead to (`?measure=plans_20_weeks_rate`)."""
    shown = release()
    asked = st.query_params.get("measure", "")
    one = [] if looked_for else [each for each in shown.measures() if each.measure_id == asked]
    if asked and not one and not looked_for:
        st.warning(wording.unknown_value("measure", asked))
    if one:
        st.markdown("One definition, as the link asked. [All definitions](definitions)")
    sections = wording.by_section(one or shown.measures(), "" if one else looked_for)
    if not sections:
        st.info(wording.states.NO_SUCH_MEASURE)
    for section, measures in sections.items():
        st.header(section, anchor=False)
        for each in measures:
            st.subheader(plain(each.label), anchor=each.measure_id)
            st.markdown(wording.definition(each, shown.columns(each.measure_id)))
