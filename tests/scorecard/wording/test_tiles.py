"""Headline tiles: figure, change in words, and a colour that says no more than the words."""

import pytest

from make.figures import figures
from scorecard.wording import Tile, tile


@pytest.mark.parametrize(
    ("measure_id", "rows", "expected"),
    [
        ("plans_20_weeks_rate", [("2024-02", 36, 68), ("2024-03", 55, 82)], ("67.1%", "up from 52.9% in Feb", "up", "green")),
        ("plans_20_weeks_rate", [("2023-12", 55, 82), ("2024-01", 36, 68)], ("52.9%", "down from 67.1% in Dec 2023", "down", "red")),
        ("assessments_open_count", [("2024-02", 318), ("2024-03", 263)], ("263", "down from 318 in Feb", "down", "green")),
        ("assessments_due_28_days_count", [("2024-02", 40), ("2024-03", 48)], ("48", "up from 40 in Feb", "up", "gray")),
        ("assessments_open_count", [("2024-02", 5), ("2024-03", 5)], ("5", "the same as in Feb", "off", "gray")),
        ("plans_20_weeks_rate", [("2024-03", 0, 0)], ("Not applicable", "", "off", "gray")),
        ("plans_mean_weeks", [("2024-03", 237, 10)], ("23.7 weeks", "", "off", "gray")),
    ],
)
def test_a_tile(measure_id: str, rows: list, expected: tuple) -> None:
    found = tile(figures(**{measure_id: rows}), measure_id)
    assert found == Tile(found.label, *expected)


def test_a_measure_without_a_figure_has_a_tile_that_says_so() -> None:
    assert tile(figures(), "plans_20_weeks_rate") == Tile("Plans issued within 20 weeks", "No figure", "", "off", "gray")
    assert tile(figures(), "nothing_rate").value == "No figure"
