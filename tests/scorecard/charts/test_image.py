"""Charts as files: they say what they show and where it is from, on white, and a page never loads what makes them."""

import datetime as dt
import subprocess
import sys

from scorecard import charts, settings
from scorecard.charts import Series
from scorecard.released import Point

POINTS = tuple(Point(dt.date(2024, month, 28), month, 10, 10.0 * month, "") for month in (1, 2, 3))
PICTURE = charts.lines((Series("Plans issued", "percent", POINTS), Series("Plans due", "percent", POINTS)))
TITLE, SOURCE = "30.0% of plans issued in March 2024 were on time", "Release r0001 · as at 31 March 2024 · definition: plans"


def test_an_svg_carries_title_source_key_and_figures_on_white() -> None:
    made = charts.svg(PICTURE, TITLE, SOURCE).decode()
    for words in (TITLE, SOURCE, "Plans issued", "Plans due", "30.0%"):
        assert words in made, words
    assert 'fill="white"' in made and "#0B5CAD" in made


def test_a_png_is_large_enough_to_print() -> None:
    made = charts.png(PICTURE, TITLE, SOURCE)
    assert made[:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(made[16:20], "big") >= 1700


def test_the_page_s_own_spec_stays_as_it_is() -> None:
    before = repr(PICTURE.spec)
    charts.svg(PICTURE, TITLE, SOURCE)
    assert repr(PICTURE.spec) == before


def test_a_page_loads_neither_the_maker_of_pictures_nor_of_workbooks() -> None:
    code = "import sys, scorecard.show; print(sorted({'vl_convert', 'xlsxwriter', 'openpyxl'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=settings.CHECKOUT)
    assert done.stdout.strip() == "[]"
