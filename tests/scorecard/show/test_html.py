"""Tables and terms as HTML: whatever a cell holds is shown and not run."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard.show import html

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'too'"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#x27;too&#x27;"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(html.st, "html", found.append)
    return found


def test_headings_columns_and_cells_are_text(drawn: list[str]) -> None:
    html.html_tables({HOSTILE: pa.table({HOSTILE: [HOSTILE], "Figure": [HOSTILE]})})
    (page,) = drawn
    assert "<script" not in page and page.count(ESCAPED) == 4


def test_a_table_has_its_headings_and_a_heading_for_each_row(drawn: list[str]) -> None:
    html.html_tables(
        {"Voice": pa.table({"Indicator": ["Complaints"], "Latest": pa.array([None], pa.string())}), "Time": pa.table({"A": ["b"]})}
    )
    (page,) = drawn
    assert page.startswith(
        "<h3>Voice</h3><table class='plain'><thead><tr><th scope='col'>Indicator</th><th scope='col'>Latest</th></tr></thead>"
    )
    assert "<tr><th scope='row'>Complaints</th><td></td></tr>" in page and "<h3>Time</h3>" in page


def test_a_row_may_lead_to_its_own_page(drawn: list[str]) -> None:
    html.html_tables({"Voice": pa.table({"Indicator": [HOSTILE], "Latest": ["4"]})}, {"Voice": ["measure?indicator=a'b"]})
    (page,) = drawn
    assert f"<th scope='row'><a href='measure?indicator=a&#x27;b' target='_self'>{ESCAPED}</a></th><td>4</td>" in page


def test_terms_are_text(drawn: list[str]) -> None:
    html.html_terms({"Reason": HOSTILE, HOSTILE: "words"})
    (page,) = drawn
    assert "<script" not in page and page.count(ESCAPED) == 2 and "<strong>Reason:</strong>" in page and page.count("<br>") == 1
