"""Targets, and comparators that boards print: each is of a line that there is, as the board printed it, and says where it is from."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from scorecard import board, settings
from scorecard.comparators import table
from scorecard.terms import Indicator, Target

BOARD = Path(__file__).parents[1] / "data" / "board"
CATALOGUE = board.indicators()
TARGETS = board.targets()
END_OF_MARCH, BEFORE = dt.date(2024, 3, 31), dt.date(2024, 2, 29)
WORDS = {"TBC": "to be confirmed", "below national": "below national"}
PARTS = ("measure_id", "phase", "sen_provision", "detail", "figure")


def rows(name: str) -> list[dict[str, str]]:
    with (BOARD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def target(line: Indicator, as_at: dt.date) -> Target | None:
    found = [each for each in TARGETS if all(getattr(each, name) == getattr(line, name) for name in PARTS) and each.holds(as_at)]
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize("scorecard", ["monthly", "termly"])
def test_at_the_end_of_march_each_line_has_the_target_that_the_scorecard_prints(scorecard: str) -> None:
    lines = {str(getattr(each, scorecard)): each for each in CATALOGUE}
    for row in rows(f"{scorecard}.csv"):
        found = target(lines[row["kpi_no"]], END_OF_MARCH)
        said = (found.words or f"{found.target:g}") if found else ""
        assert said == WORDS.get(row["target"], row["target"]), f"{scorecard} {row['kpi_no']}"


def test_the_plans_targets_held_until_the_scorecard_gave_others() -> None:
    lines = {each.indicator_id: each for each in CATALOGUE}
    for row in rows("plan.csv"):
        if row["target"]:
            found = target(lines[row["indicator_id"]], BEFORE)
            assert found and found.target == float(row["target"]), row["indicator_id"]


def test_a_tolerance_is_ours_and_goes_by_one_rule() -> None:
    units = {tuple(getattr(each, name) for name in PARTS): each.unit for each in CATALOGUE}
    for each in TARGETS:
        unit = units[tuple(getattr(each, name) for name in PARTS)]
        assert "BCP Council" in each.source
        assert (each.target is None) == bool(each.words) == ("the tolerance is ours" not in each.source)
        if each.target:
            assert each.tolerance == (5 if unit == "percent" else each.target / 10)
        else:
            assert each.tolerance == 0


def test_a_comparator_that_a_board_prints_is_of_a_line_and_says_how_it_differs() -> None:
    found = pl.read_csv(settings.SHIPPED_REFERENCE / "comparators_local.csv", schema_overrides=table.SCHEMA)
    assert found.columns == list(table.SCHEMA)
    lines = {(each.measure_id, each.phase, each.sen_provision) for each in CATALOGUE}
    for row in found.iter_rows(named=True):
        # the year that a term's figure is printed beside is kept for the measure of the year too
        assert (row["measure_id"], row["phase"], row["sen_provision"]) in lines or row["measure_id"] == "suspension_rate"
        assert row["period"] and row["as_at"] and row["value"] is not None and row["source"].startswith("BCP Council")
        assert row["same_basis"] or row["basis"].endswith(".")


def test_what_the_departments_files_have_is_not_kept_twice() -> None:
    key = ["measure_id", "phase", "sen_provision", "place_kind", "period", "basis"]
    local, ours = (
        pl.read_csv(settings.SHIPPED_REFERENCE / name, schema_overrides=table.SCHEMA).with_columns(pl.col("basis").fill_null(""))
        for name in ("comparators_local.csv", "comparators.csv")
    )
    assert local.join(ours.filter(pl.col("value").is_not_null()), on=key, how="semi").is_empty()
