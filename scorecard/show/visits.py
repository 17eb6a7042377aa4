"""Who opened what, for the access log: once for each page and what it shows, not for each click. Of whoever is signed in alone.

An entry is made before the page is drawn. Raises RegisterError: what cannot be entered is not shown.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from scorecard.access import Visitor, visitor
from scorecard.register import Register, now
from scorecard.terms import Came, Visit

ABOUT_ONE = frozenset({"Measure"})  # pages that say themselves which indicator they show, once they know (`showing`)
_LAST = "last entry in the access log"
_RELEASE = "release in the access log"


def signed_in(of: Visitor) -> None:
    """Enter that somebody signed in, at the time that their provider says."""
    if of.sign_in:
        at = dt.datetime.fromtimestamp(of.sign_in.at, dt.UTC).replace(tzinfo=None, microsecond=0)
        Register.open().visited(Visit(at, of.name, Came.SIGNED_IN))


def opened(of: Visitor, page: str, release: str) -> None:
    """Enter that a page opens, and whose figures it shows."""
    st.session_state[_RELEASE] = release
    if page not in ABOUT_ONE:
        _enter(of, Came.OPENED, page, release=release)


def showing(page: str, measure: str) -> None:
    """Enter that a page opens that is about one indicator."""
    _enter(visitor(), Came.OPENED, page, measure, st.session_state.get(_RELEASE, ""))


def refused(of: Visitor, page: str) -> None:
    """Enter that a page, or something on one, was refused."""
    _enter(of, Came.REFUSED, page)


def signed_out(of: Visitor) -> None:
    """Enter that somebody signed out."""
    _enter(of, Came.SIGNED_OUT)


def _enter(of: Visitor, what: Came, page: str = "", measure: str = "", release: str = "") -> None:
    entry = (of.name, what, page, measure, release)
    if of.signed_in and of.name and st.session_state.get(_LAST) != entry:
        Register.open().visited(Visit(now(), of.name, what, page, measure, release))
        st.session_state[_LAST] = entry
