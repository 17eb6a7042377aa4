"""Plain tables: headings and cells are shown as they are, and figures and names stay as they were written."""

from __future__ import annotations

import pyarrow as pa
import pytest

from make.hostile import TEXTS
from scorecard.show import text_table
from scorecard.show.text_table import inert


@pytest.mark.parametrize(
    "text",
    [
        "Mar\u00a02024",
        "48.8%",
        "55 of 82",
        "−3.2 points",
        "New plans: cases",
        "ASD: autism",
        "30–52 weeks",
        "",
        "-3",
        "O’Neill & Sons (x/y)",
    ],
)
def test_what_can_be_no_mark_up_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("text", [*TEXTS, "www.example.org", "- a list", "1. a list", ":red[x]", "&lt;b&gt;", "# x", "~~x~~", "|"])
def test_what_may_be_is_escaped(text: str) -> None:
    assert inert(text) != text and "\n" not in inert(text)
    assert "://" not in inert(text) and "www." not in inert(text)


def test_headings_and_cells_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[pa.Table] = []
    monkeypatch.setattr(text_table.st, "table", lambda table, hide_index: drawn.append(table))
    text_table.text_table(pa.table({"![x](y)": ["**bold**", None]}))
    assert drawn[0].to_pydict() == {"\\!\\[x\\]\\(y\\)": ["\\*\\*bold\\*\\*", ""]}
