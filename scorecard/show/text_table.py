"""A table of text that nothing in it can make more of. (Streamlit takes the headings and cells of its plain tables for Markdown.)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyarrow as pa
import streamlit as st

from scorecard.wording.inert import in_a_line

# Letters, figures and what parts them in a sentence: no mark-up can be made of these alone.
_HARMLESS = re.compile(r"(?!\d+[.)] |[-+] )(?!.*www\.)([^\\`*_{}\[\]<>#!|$~@=:&]|: |:$|& )*")


def text_table(columns: pa.Table | Mapping[str, Iterable[str | None]]) -> None:
    """Columns of text, by their headings."""
    found = columns.to_pydict() if isinstance(columns, pa.Table) else columns
    st.table(
        pa.table({inert(name): pa.array([inert(each) for each in cells], pa.string()) for name, cells in found.items()}), hide_index=True
    )


def inert(text: str | None) -> str:
    """A heading or a cell as Markdown that shows it as it is."""
    text = text or ""
    return text if _HARMLESS.fullmatch(text) else in_a_line(text)
