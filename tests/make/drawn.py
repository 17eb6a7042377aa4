"""What a page run without a browser shows: its plain tables, which are HTML, as data frames."""

from __future__ import annotations

from html.parser import HTMLParser

import pandas as pd
from streamlit.testing.v1 import AppTest


class _Tables(HTMLParser):
    """The cells of a document's tables, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[-1][-1][-1] += data


def plain_tables(test: AppTest) -> list[pd.DataFrame]:
    """A page's plain tables, in their order, every cell as text."""
    found = _Tables()
    for each in test.get("html"):
        if "class='wide'" in each.proto.body:  # type: ignore[attr-defined]
            found.feed(each.proto.body)  # type: ignore[attr-defined]
    return [pd.DataFrame(rows, columns=head) for head, *rows in found.tables]
