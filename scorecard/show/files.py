"""Tables as files: a small menu, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from scorecard import export
from scorecard.export import Sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_files(name: str, tables: Mapping[str, Callable[[], Sheet]]) -> None:
    """Each table as XLSX and as CSV. `tables`: what it holds, in words, and what makes it; `name`: what the files' names begin with."""
    with st.popover("Download", icon=":material/download:", key=f"download {name}", type="tertiary"):
        for words, make in tables.items():
            file = f"{name}_{'_'.join(words.lower().split())}"
            xlsx, csv = (lambda make=make: export.xlsx(make())), (lambda make=make: export.csv(make()))
            st.download_button(f"{words} as XLSX", xlsx, f"{file}.xlsx", XLSX, key=f"xlsx {file}", on_click="ignore", width="stretch")
            st.download_button(f"{words} as CSV", csv, f"{file}.csv", "text/csv", key=f"csv {file}", on_click="ignore", width="stretch")
