"""Whatever people type, in every kind of file that is handed out: text, and nothing that runs, links or is asked for."""

from __future__ import annotations

import csv
import datetime as dt
import io
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pytest

from make.hostile import TEXTS
from scorecard import charts, export
from scorecard.charts import Series
from scorecard.released import Point

POINTS = tuple(Point(dt.date(2024, month, 28), month, 10, 10.0 * month, "") for month in (1, 2, 3))
RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula at the start of a cell


@pytest.mark.parametrize("text", TEXTS)
def test_a_table_as_a_file(text: str) -> None:
    sheet = export.of_rows([{text: text, "Figure": 3}], text, text)
    cells = [cell for row in csv.reader(io.StringIO(export.csv(sheet).decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(RUNS)]
    book = openpyxl.load_workbook(io.BytesIO(export.xlsx(sheet)))
    found = [cell for each in book for row in each.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n"} and not [cell for cell in found if cell.hyperlink]
    parts = zipfile.ZipFile(io.BytesIO(export.xlsx(sheet)))
    assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name.lower()]
    assert not any(b"elsewhere.invalid" in parts.read(name) for name in parts.namelist() if name.endswith(".rels"))


@pytest.mark.parametrize("first", range(0, len(TEXTS), 2))
def test_a_chart_as_a_picture(first: int) -> None:
    """An SVG is a document that may run, link and load: its words are in text alone. In every place of a chart that takes words."""
    one, two = TEXTS[first], TEXTS[(first + 1) % len(TEXTS)]
    picture = charts.lines((Series(one, "percent", POINTS), Series(two, "percent", POINTS)))
    drawn = ET.fromstring(charts.svg(picture, one, two))
    names = {each.tag.rpartition("}")[2] for each in drawn.iter()}
    assert names <= {"svg", "g", "path", "rect", "text", "tspan", "defs", "clipPath", "line", "circle", "title", "desc", "style"}, names
    attributes = {name.rpartition("}")[2].lower() for each in drawn.iter() for name in each.attrib}
    assert not [name for name in attributes if name.startswith("on") or name in ("href", "src")]
    assert not [each for each in drawn.iter() if each.tag.endswith("style") and "elsewhere" in (each.text or "")]
    assert any((each.text or "").strip() for each in drawn.iter() if each.tag.endswith("text"))
