"""Rows of a page's table as a file: dates and numbers as such, text as text."""

from __future__ import annotations

import csv
import datetime as dt
import io

from make.plan import HOSTILE
from scorecard import export


def test_dates_numbers_and_text() -> None:
    row = {"Ref": "5.1", "Due": dt.date(2024, 3, 31), "Revised": None, "Actions": 3, "Progress": HOSTILE}
    sheet = export.of_rows([row], "=Title", "Source")
    assert sheet.headings == ("Ref", "Due", "Revised", "Actions", "Progress")
    (written,) = list(csv.DictReader(io.StringIO(export.csv(sheet).decode("utf-8-sig"))))
    assert (written["Due"], written["Revised"], written["Actions"]) == ("2024-03-31", "", "3")
    assert written["Progress"] == f"'{HOSTILE}", "nothing runs where the file opens"
    assert export.xlsx(sheet).startswith(b"PK")


def test_no_row_is_an_empty_table() -> None:
    sheet = export.of_rows([], "Title", "Source")
    assert sheet.headings == () and export.xlsx(sheet).startswith(b"PK") and export.csv(sheet).strip() == b"\xef\xbb\xbf"
