"""What an address asks of a page's own filters: codes are taken as well as words, and what is neither shows all and says so."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from scorecard import wording


def in_address(filters: Mapping[str, tuple[str, Mapping[str, str]]]) -> list[str]:
    """Write codes in the address as the words that Streamlit binds to, and start again with them. Gives a sentence for each unknown value.

    `filters`: a filter's name in the address -> what it asks for, and its codes in words.
    """
    unknown, codes_found = [], False
    for key, (what, said) in filters.items():
        asked = st.query_params.get(key)
        if asked is None or key in st.session_state or asked in said.values():
            continue
        if wanted := {code.casefold(): words for code, words in said.items()}.get(asked.casefold()):
            st.query_params[key] = wanted
            codes_found = True
        else:
            unknown.append(wording.unknown_value(what, asked))
    if codes_found:
        st.rerun()
    return unknown
