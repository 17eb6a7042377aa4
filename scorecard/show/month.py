"""The month on a page: the numbers of what has to be done, each return's as-at dates side by side, and the e-mails to copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from scorecard import desk, wording
from scorecard.show.text import plain

_TILE, _TEAM, _PLACE = 150, 186, 142  # pixels: a team and six dates fill a wide screen; on a phone two tiles, or two dates, stand abreast
_LISTED = 12  # returns named under what has to be done, of each kind
_RECEIVED = "pages/returns_received.py"


def to_do(of: desk.Month) -> None:
    """How many returns wait for something, each number where the eye goes, then which; the submissions are links."""
    with st.container(horizontal=True, key="to_do"):
        for words, many in of.numbers().items():
            st.metric(words, many, border=True, width=_TILE)
    for words, stands in desk.TO_DO.items():
        waiting = of.of(*stands)
        if not waiting:
            continue
        with st.container(gap="xxsmall", key=f"to do {words}"):
            st.markdown(f"**{words}**")
            for each in waiting[:_LISTED]:
                _named(each)
            if rest := waiting[_LISTED:]:
                st.caption(f"And {wording.count(len(rest), 'other', 'others')}: the calendar has them.")
    if not any(of.numbers().values()):
        st.success(wording.states.NOTHING_TO_DO)


def _named(each: desk.Place) -> None:
    said = " · ".join(filter(None, (each.name, each.sender.team, each.said, each.beside)))
    if each.submission is None:
        st.markdown(f":small[{plain(said)}]")
    else:
        st.page_link(_RECEIVED, label=plain(said), query_params={"submission": each.submission.snapshot_id})


def calendar(of: desk.Month, last: dt.date) -> None:
    """A row for each team and return, its newest as-at dates up to a day side by side, each a link to what came."""
    with st.container(key="calendar"):
        for line in of.lines:
            with st.container(horizontal=True, border=True, gap="xsmall"):
                st.markdown(f"**{plain(line.title)}**  \n{plain(line.sender.team) or 'No team named'}", width=_TEAM)
                for each in line.up_to(last):
                    with st.container(width=_PLACE, gap=None):
                        st.caption(wording.day(each.as_at))
                        _standing(each)
                if not line.places:
                    st.markdown(wording.states.NONE_CAME)


def _standing(each: desk.Place) -> None:
    if each.submission is None:
        st.markdown(f":small[{plain(each.said)}]")
    else:
        to = {"submission": each.submission.snapshot_id}
        st.page_link(_RECEIVED, label=plain(each.said), query_params=to)
        if each.beside:
            st.caption(each.beside)


def emails(found: Sequence[desk.Email]) -> None:
    """For each team that has to be chased: whom to write to, a subject and a text to copy, and where the marked workbooks are."""
    for place, each in enumerate(found):
        with st.expander(f"{plain(each.team)}: {each.why}", expanded=place == 0):
            st.markdown(plain(f"To: {each.contact}" if each.contact else wording.states.NO_MAILBOX))
            st.code(each.subject, language=None, wrap_lines=True)
            st.code(each.body, language=None, wrap_lines=True)
            for one in each.places:
                if one.submission is not None:
                    to = {"submission": one.submission.snapshot_id}
                    st.page_link(_RECEIVED, label=plain(f"The workbook, marked: {one.name}"), query_params=to)
