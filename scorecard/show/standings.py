"""The Scorecard's table: every measure's row, to sort, to hear, to print and to take away."""

from __future__ import annotations

import streamlit as st

from scorecard import charts, export, wording
from scorecard.released import Figures
from scorecard.show.files import both, file_menu
from scorecard.show.html import html_table


def scorecard(rows: tuple[wording.Standing, ...], found: Figures) -> None:
    """Every measure's row: a table to sort, the same as plain text for screen readers and paper, and its files."""
    with st.container(key="on_screen"):
        st.dataframe(
            charts.standings(rows),
            hide_index=True,
            height="content",
            row_height=44,
            column_config={
                "Section": st.column_config.TextColumn(width=165),
                "Measure": st.column_config.TextColumn(width=372),
                "Latest": st.column_config.TextColumn(width=85, alignment="right"),
                "Change": st.column_config.TextColumn(width=90),
                "Before": st.column_config.TextColumn(width=90, alignment="right"),
                "Cases": st.column_config.TextColumn(width=110, alignment="right"),
                "Trend": st.column_config.LineChartColumn(width=120),
                "As at": st.column_config.TextColumn(width=90),
            },
            alt="Every measure: latest figure, change, the figure before, its line over the months. The same table stands as text below.",
        )
    title, line = wording.headline(rows, found.window), wording.source(found, [])
    as_file = lambda kind: export.as_file(kind, export.of_standings(rows, title, line))  # noqa: E731
    file_menu("scorecard", both("Table", wording.file_name("scorecard", found), as_file))
    with st.expander("The same table as plain text"):
        html_table(charts.plain(rows), "Every measure")
    with st.container(key="on_paper"):
        html_table(charts.plain(rows), "Every measure")
    st.caption(wording.source(found, [], linked=True))
