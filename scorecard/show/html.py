"""Tables and terms as HTML, of text alone: one element however many rows, which paper, phones and screen readers take as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

import pyarrow as pa
import streamlit as st


def html_tables(tables: Mapping[str, pa.Table], links: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
    """Tables, each under its heading, the first cell of a row as the row's heading. Every cell is text: mark-up in it is shown, not run.
    `links`: by a table's heading, the address of ours that each row's heading leads to."""
    st.html("".join(_table(heading, table, links.get(heading, ())) for heading, table in tables.items()))


def html_table(table: pa.Table, says: str) -> None:
    """A table, the first cell of a row as the row's heading. What is wider than its place is scrolled to, by keyboard too; `says` names it
    for who listens. Every cell is text."""
    st.html(f"<div class='wide' role='group' aria-label='{escape(says)}' tabindex='0'>{_rows(table)}</div>")


def html_terms(terms: Mapping[str, str]) -> None:
    """Names, each with its text, a line each. All of it is text: mark-up, addresses and the like are shown as they were typed."""
    lines = (f"<strong>{escape(name)}:</strong> {escape(words)}" for name, words in terms.items())
    st.html(f"<p style='margin: 0; overflow-wrap: anywhere'>{'<br>'.join(lines)}</p>")


def _table(heading: str, table: pa.Table, links: Sequence[str]) -> str:
    return f"<h3>{escape(heading)}</h3>{_rows(table, links)}"


def _rows(table: pa.Table, links: Sequence[str] = ()) -> str:
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in table.column_names)
    rows = [[escape(cell or "") for cell in row] for row in zip(*(column.to_pylist() for column in table.columns), strict=True)]
    for row, address in zip(rows, links, strict=False):
        row[0] = f"<a href='{escape(address)}' target='_self'>{row[0]}</a>"
    body = "".join(f"<tr><th scope='row'>{first}</th>{''.join(f'<td>{cell}</td>' for cell in rest)}</tr>" for first, *rest in rows)
    return f"<table class='plain'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
