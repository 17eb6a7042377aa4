"""Who sits at the stewards' pages: asked once, kept from page to page, entered in the register with every act."""

from __future__ import annotations

import streamlit as st

from scorecard import settings


def steward() -> str:
    """The steward's name, with the field to change it. Whoever is signed in at this computer, unless somebody says otherwise."""
    if not (st.session_state.get("steward") or "").strip():
        st.session_state["steward"] = settings.user()
    asked = st.text_input("Your name, for the register", key="steward", persist_state="session", max_chars=80, width=320)
    return (asked or "").strip() or settings.user()
