"""The page that a shared link leads to beyond its briefing: the same frozen public release, with filters; no role, no menu, no other page.

The link is asked for at each run, so one that ends while the page is open closes it at the next act.
"""

from __future__ import annotations

import streamlit as st

from scorecard import briefing, charts, wording
from scorecard.links import LinkError
from scorecard.register import Register
from scorecard.released import Released, open_by_link
from scorecard.show import opened
from scorecard.show.frame import banner, filters, within_the_frame
from scorecard.show.text import plain
from scorecard.terms import ScorecardError
from scorecard.wording import links as words

LINK = "link"  # the name in the address


def by_link() -> bool:
    """Whether whoever looks came by a shared link: then there is one page for them, whatever else they ask for."""
    return LINK in st.query_params


def explored() -> tuple[Released, list[str]]:
    """The release of the link that stands in the address, and the measures of its briefing. Where it opens nothing, the page says so and
    ends here."""
    within_the_frame()
    try:
        release, link = open_by_link(st.query_params.get(LINK, ""))
        register = Register.open()
        told = briefing.manifest(register.briefing(link.briefing_id))
        if briefing.hidden_by(told, register):
            raise LinkError("The briefing's figures are hidden.")
    except ScorecardError:
        st.session_state.pop(opened.SHOWN, None)
        st.title(words.NOT_OPEN, anchor=False)
        st.markdown(words.NOT_OPEN_WHY)
        st.stop()
    st.session_state[opened.SHOWN] = release
    of_lines = {each.indicator.indicator_id: each.indicator.measure_id for each in release.lines()}
    ours = {each.measure_id for each in release.measures()}
    found = [of_lines.get(each["subject"], "") or each["subject"] for each in told["figures"]]
    st.title("Explore", anchor=False)
    st.markdown(words.EXPLORE_ASKS)
    banner(release.release, told=False)
    st.markdown(words.EXPLORE_WHAT)
    return release, [each for each in dict.fromkeys(found) if each in ours]


def explored_figures(release: Released, measure_ids: list[str]) -> None:
    """A chart and a table of each measure, by the filters; without a file to take and without a way to another page."""
    filters(release, "cube")
    found = opened.figures("cube")
    if not measure_ids:
        st.info(words.NO_MEASURE)
    for each in measure_ids:
        measure = release.measure(each)
        st.header(plain(measure.label), anchor=False)
        if scope := wording.scope(found, each):
            st.caption(plain(scope))
        picture = charts.lines(charts.of(found, each))
        if empty := wording.empty(found, [each], measure.label):
            st.info(empty)
        elif not picture.data.num_rows:
            st.info(wording.states.not_crossed(measure.label))
        else:
            st.vega_lite_chart(picture.data, picture.spec, alt=wording.alt(picture.kind, measure.label, found, measure.label, False))
        if picture.table.num_rows:
            with st.expander(f"Table and definition: {measure.label}"):
                st.table(picture.table, hide_index=True)
                st.markdown(wording.definitions([measure]))
        st.caption(wording.source(found, [each]))
