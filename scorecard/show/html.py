"""Tables and terms as HTML, of text alone: one element however many rows, which paper, phones and screen readers take as it is."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pyarrow as pa
import streamlit as st


def html_tables(tables: Mapping[str, pa.Table]) -> None:
    """Tables, each under its heading, the first cell of a row as the row's heading. Every cell is text: mark-up in it is shown, not run."""
    st.html("".join(_table(heading, table) for heading, table in tables.items()))


def html_terms(terms: Mapping[str, str]) -> None:
    """Names, each with its text, a line each. All of it is text: mark-up, addresses and the like are shown as they were typed."""
    lines = (f"<strong>{escape(name)}:</strong> {escape(words)}" for name, words in terms.items())
    st.html(f"<p style='margin: 0; overflow-wrap: anywhere'>{'<br>'.join(lines)}</p>")


def _table(heading: str, table: pa.Table) -> str:
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in table.column_names)
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    body = "".join(
        "<tr>"
        + "".join(
            f"<th scope='row'>{escape(cell or '')}</th>" if place == 0 else f"<td>{escape(cell or '')}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f"<h3>{escape(heading)}</h3><table class='plain'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
