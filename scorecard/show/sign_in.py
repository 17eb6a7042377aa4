"""The way in and out: signing in, a session that has ended, nobody's role, a page that is not open to whoever asks; signing out."""

from __future__ import annotations

import streamlit as st

from scorecard import access, wording
from scorecard.access import AccessError, Role, Visitor, Why
from scorecard.show.text import plain
from scorecard.show.visits import refused, signed_in, signed_out
from scorecard.show.who import signs_in


def arrived() -> Visitor:
    """Whoever opens or uses the app now, which is noted as a use of their sign-in."""
    visitor = access.visitor()
    if visitor.sign_in and access.SESSIONS.used(visitor.sign_in):
        signed_in(visitor)
    return visitor


def way_in(visitor: Visitor) -> bool:
    """What stands there before anything else: the door for whoever has not signed in, or whose session has ended; that somebody has no
    role. Gives whether the way is clear."""
    if not visitor.name or visitor.ended:
        st.title("Sign in", anchor=False)
        if visitor.ended:
            st.warning(wording.access.SIGNED_OUT if visitor.ended is Why.SIGNED_OUT else access.why_ended(visitor.ended))
        st.markdown(f"{wording.access.SIGN_IN} {wording.access.COMES_BACK}")
        st.button("Sign in", on_click=st.login, type="primary", key="sign in", icon=":material/login:")
        return False
    if not visitor.roles:
        refused(visitor, "")
        st.title("No role yet", anchor=False)
        st.warning(plain(wording.access.no_role(visitor.name, access.read().wrong, access.whom_to_ask())))
        return False
    return True


def is_open(visitor: Visitor, role: Role, page: str) -> bool:
    """Whether a page is open to a visitor; where it is not, says which role it needs and whom to ask."""
    try:
        access.check(visitor, role)
    except AccessError as error:
        refused(visitor, page)
        not_open(error)
        return False
    return True


def not_open(error: AccessError) -> None:
    """That something is not open to whoever asked, in the page's place."""
    st.title("Not open to you", anchor=False)
    st.warning(plain(str(error)), icon=":material/lock:")


def on_error(error: Exception) -> bool:
    """What is said where a click asked for something that is not open any more. Gives whether that was it: all else is told as ever."""
    if not isinstance(error, AccessError):
        return False
    refused(access.visitor(), "")
    st.warning(plain(str(error)), icon=":material/lock:")
    return True


def signed_in_as(visitor: Visitor) -> None:
    """Who is signed in, with the button to sign out. Nothing without sign-in."""
    if not visitor.signed_in or visitor.ended:
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="signed_in"):
        st.caption(f"Signed in as {plain(visitor.name)}", width="content")
        st.button("Sign out", on_click=_sign_out, key="sign out", type="tertiary", icon=":material/logout:")


def no_sign_in() -> str:
    """What is said at the foot of every page where nobody has to sign in; empty where everybody does."""
    return "" if signs_in() else wording.states.STEWARD


def _sign_out() -> None:
    visitor = access.visitor()
    if visitor.sign_in:
        access.SESSIONS.end(visitor.sign_in)  # in every tab, and for every copy of what the browser was given
        signed_out(visitor)
    st.logout()
