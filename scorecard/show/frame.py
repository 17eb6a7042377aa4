"""What stands around a page: banner, filters kept in the address, the page's title, and the rules for paper and phones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from scorecard import settings, wording
from scorecard.access import Role
from scorecard.register import Register
from scorecard.released import Figures, Released
from scorecard.show.opened import FILTERS, PERIODS, WINDOWS, WITHDRAWN
from scorecard.show.text import plain
from scorecard.show.who import open_to
from scorecard.terms import ALL, Release

_FILTER_WIDTH = 172  # pixels: six of them stand abreast on a wide screen


def banner(of: Release, told: bool = True) -> None:
    """Whose figures these are, as at which date, from which release. Made-up ones are said to be so, loudly; and where the release after
    it was withdrawn, that it was, and why (where `told`)."""
    whose = plain(of.authority_name or of.authority_code)
    said = f"**SEND Scorecard** · {whose} · as at {wording.day(of.newest_as_at)} · release {of.release_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="content")
        if wording.is_synthetic(of.authority_name):
            st.badge(f"**{wording.states.SYNTHETIC}**", icon=":material/science:", color="orange")
    if told and (act := Register.open().just_withdrawn()):
        st.warning(plain(wording.withdrawn(act, of.release_id)), icon=WITHDRAWN)


def filters(shown: Released, view: str) -> None:
    """The filters above a page, each kept in the address as it reads (`?phase=Primary`); codes are taken too (`?phase=primary&need=ASD`).

    Those that the page's view has values for. Drawn by app.py, not by a page, so that they stay as they are from page to page. An unknown
    value shows all, and says so.
    """
    if not shown.has_view(view):
        return
    choices = {key: [ALL, *wording.in_order(column, has)] for key, column in FILTERS.items() if (has := shown.choices(column, view))}
    unknown = _unknown_in_address(choices)
    with st.container(horizontal=True, key="filters"):
        for key, found in choices.items():
            if st.session_state.get(key, ALL) not in found:  # another page's choice, which this one does not have
                st.session_state[key] = ALL
            name = wording.column(FILTERS[key])
            said = partial(wording.label, FILTERS[key])
            st.selectbox(f"{name[0].upper()}{name[1:]}", found, format_func=said, key=key, bind="query-params", width=_FILTER_WIDTH)
        st.selectbox("Months", list(PERIODS), index=1, key="months", bind="query-params", width=_FILTER_WIDTH)
        if shown.adds_up(view):
            st.selectbox("Each figure covers", list(WINDOWS), key="window", bind="query-params", width=_FILTER_WIDTH)
    for words in unknown:
        st.warning(words)


def _unknown_in_address(choices: Mapping[str, Sequence[str]]) -> list[str]:
    """Write codes in the address as the labels that Streamlit binds to, and start again with them. Gives words for what is neither."""
    unknown, codes_found = [], False
    for key in choices:
        column = FILTERS[key]
        asked = st.query_params.get(key)
        labels = {wording.label(column, code).casefold(): wording.label(column, code) for code in choices[key]}
        codes = {code.casefold(): wording.label(column, code) for code in choices[key]}
        if asked is None or asked in labels.values() or key in st.session_state:
            continue
        wanted = (labels | codes).get(asked.casefold())
        if wanted:
            st.query_params[key] = wanted
            codes_found = True
        else:
            unknown.append(wording.unknown_value(wording.column(column), asked))
    if codes_found:
        st.rerun()
    return unknown


def within_the_frame() -> None:
    """Start again under app.py where Streamlit ran a page without it, and so without banner, menu and filters.

    For the first visitor after a start it does, where the address names a page: a folder called pages/ alone makes it think that the app
    has no menu of its own. (Seen with 1.67; held by a browser test.)
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def heading(title: str, asks: str, *needs: Role) -> None:
    """A page's title, and its question in one line. `needs`: the role that it is open to, officer unless given, or several of which one
    does. Raises AccessError for anybody else, whatever the menu says."""
    within_the_frame()
    open_to(*(needs or (Role.OFFICER,)))
    st.title(title, anchor=False)
    st.markdown(asks)


def shown(found: Figures, adds_up: bool = True) -> None:
    """Say which cohort and which window a page is about, where it is not everyone, month by month. `adds_up`: whether all of it does."""
    said = [plain(cohort)] if (cohort := wording.cohort(found.cohort)) else []
    if found.window != "month" and found.window in wording.PERIODS:
        said.append(wording.PERIODS[found.window].lower() + ("" if adds_up else " for what adds up; the rest by month"))
    if said:
        st.markdown(f"**Shown:** {' · '.join(said)}")


def on_paper() -> None:
    """What makes a page fit to print, and to a phone."""
    st.html(_paper())


@lru_cache(maxsize=1)
def _paper() -> str:
    return f"<style>{(settings.CHECKOUT / 'scorecard' / 'paper.css').read_text(encoding='utf-8')}</style>"
