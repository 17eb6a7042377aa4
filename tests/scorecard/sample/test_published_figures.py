"""The sample, published from all its workbooks, beside the figures that it is aimed at (tests/data/published_*.csv).

Each is met as printed, to its decimals, unless its row says why not; and a row that says so is really not met. Columns: `figure` is the
value, numerator or denominator of the measure's total (or of a `detail`, `phase` or `sen_provision`), or the share that a detail has of the
total in percent.
"""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from scorecard import settings
from scorecard.released import Released
from scorecard.terms import ALL

COHORT = ("phase", "sen_provision")
Cells = dict[tuple[str, ...], dict[str, object]]


def published() -> list[dict[str, str]]:
    """The rows of every table of published figures; a cohort column that a table does not have is All."""
    tables = sorted((Path(__file__).parents[2] / "data").glob("published_*.csv"))
    rows = [row for table in tables for row in csv.DictReader(table.open(encoding="utf-8", newline=""))]
    return [dict.fromkeys(COHORT, ALL) | row for row in rows]


ROWS = published()
KEY = ("measure_id", *COHORT, "detail", "as_at", "window", "figure")


@pytest.fixture(scope="module")
def cells(published_sample: Released) -> Cells:
    """Every cell for all needs and areas of the release made from all returns, by window, measure, date, detail, phase and provision."""
    return {
        (window, row["measure_id"], str(row["as_at"]), row["detail"], *(row[name] for name in COHORT)): row
        for window in ("month", "year_to_date")
        for row in published_sample.rows(window=window)
        if row["primary_need"] == row["area"] == ALL
    }


def ours(cells: Cells, row: dict[str, str]) -> Decimal | None:
    """The sample's figure for a row of the table, rounded once, half away from zero, to the row's decimals."""
    nothing = {"value": 0.0, "numerator": 0.0, "denominator": 0.0}  # a detail that nothing was counted in
    total = cells[row["window"], row["measure_id"], row["as_at"], ALL, ALL, ALL]
    cell = cells.get((row["window"], row["measure_id"], row["as_at"], row["detail"], *(row[name] for name in COHORT)), nothing)
    exact = 100 * cell["numerator"] / total["numerator"] if row["figure"] == "share" else cell[row["figure"]]
    return None if exact is None else Decimal(repr(exact)).quantize(Decimal(1).scaleb(-int(row["decimals"])), ROUND_HALF_UP)


def name(row: dict[str, str]) -> str:
    return "-".join(row[column] for column in (*KEY, "source"))


@pytest.mark.parametrize("row", [row for row in ROWS if not row["exception"]], ids=name)
def test_the_figure_is_the_published_one(cells, row):
    assert ours(cells, row) == Decimal(row["value"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["exception"]], ids=name)
def test_an_exception_is_one(cells, row):
    assert ours(cells, row) != Decimal(row["value"]), "it is met now: clear the reason in published_casework.csv and in docs/sample.md"


def test_the_table_names_every_source_and_no_figure_twice():
    assert all(row["source"] and row["licence"] for row in ROWS)
    keys = [tuple(row[column] for column in (*KEY, "source")) for row in ROWS]
    assert len(set(keys)) == len(keys)


def test_every_exception_is_in_the_document():
    words = (settings.CHECKOUT / "docs" / "sample.md").read_text(encoding="utf-8").split("## Exceptions", 1)[1]
    for row in ROWS:
        if row["exception"]:
            value = f"{int(row['value']):,}" if row["decimals"] == "0" else row["value"]
            lines = [[cell.strip() for cell in line.split("|")] for line in words.splitlines()]
            assert any(row["measure_id"] in line and value in line and any(row["as_at"][:4] in cell for cell in line) for line in lines), (
                name(row)
            )
