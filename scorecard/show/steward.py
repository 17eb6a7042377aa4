"""Who acts on the stewards' and authors' pages: entered in the register with every act."""

from __future__ import annotations

import streamlit as st

from scorecard import access, settings


def steward() -> str:
    """The name that goes into the register: of whoever is signed in, and nothing is asked. Without sign-in, the field to give one: whoever
    uses this computer, unless somebody says otherwise; it is kept from page to page."""
    asks = access.visitor()
    if asks.signed_in:
        return asks.name
    if not (st.session_state.get("steward") or "").strip():
        st.session_state["steward"] = settings.user()
    asked = st.text_input("Your name, for the register", key="steward", persist_state="session", max_chars=80, width=320)
    return (asked or "").strip() or settings.user()
