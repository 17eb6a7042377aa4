"""Shared links on their page: the form that makes one and tells it once, and those that there are, each to be revoked for a reason."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from scorecard import desk, wording
from scorecard.show.text import plain
from scorecard.terms import ScorecardError
from scorecard.wording import links as words

_TOLD = "the link that was made last"


def link_form(who: str) -> None:
    """Choose a briefing and a last day, and make a link to it; it is told once."""
    choices = desk.links.briefings()
    if not choices:
        st.info(words.NO_BRIEFING)
        return
    today, suggested = desk.links.suggested()
    with st.form("make a link", clear_on_submit=True):
        of = st.selectbox("Briefing", choices, format_func=_briefing)
        until = st.date_input(
            "Until the end of", suggested, min_value=today, max_value=desk.links.last_day(), format="DD/MM/YYYY", width=180
        )
        if st.form_submit_button("Make a link", type="primary"):
            try:
                link, address = desk.links.make(of.briefing_id, until, who)
                st.session_state[_TOLD] = (link.name, f"{_reached_at()}{address}")
            except ScorecardError as error:
                st.error(plain(str(error)))
    if told := st.session_state.pop(_TOLD, None):
        st.success(f"{told[0]} is made. {words.ONCE}")
        st.code(told[1], language=None, wrap_lines=True)


def links_made(who: str) -> None:
    """Every link with when it was opened, and the way to revoke one."""
    found = desk.links.shared()
    if not found:
        st.info(words.NO_LINK)
        return
    times = st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=150)
    columns = {"Made (UTC)": times, "Last opened (UTC)": times, "Until": st.column_config.DateColumn(format="D MMM YYYY")}
    columns |= {"State": st.column_config.TextColumn(width=160)}
    st.dataframe(desk.links.table(found), hide_index=True, column_config=columns, placeholder="", alt="Shared links, the newest first")
    st.caption(words.OPENED)
    open_ones = [each for each in found if each.link.revoked_at is None]
    if not open_ones:
        return
    with st.form("revoke a link", clear_on_submit=True):
        of = st.selectbox("Link", open_ones, format_func=_named)
        reason = st.text_input("Why", max_chars=500)
        if st.form_submit_button("Revoke it"):
            try:
                desk.links.revoke(of.link, who, reason)
            except ScorecardError as error:
                st.error(plain(str(error)))
            else:
                st.rerun()


def _named(of: desk.links.Shared) -> str:
    return f"{of.link.name}: {of.title}, until {wording.day(of.link.until)}"


def _briefing(of: desk.links.Choice) -> str:
    return f"{of.title}, {wording.day(of.meeting)} ({of.briefing_id})"


def _reached_at() -> str:
    """Where the app is reached, as this browser reaches it: scheme and host, and what stands before every page."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{here.path.rstrip('/').removesuffix('/links')}"
