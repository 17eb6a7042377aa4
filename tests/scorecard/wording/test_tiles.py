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


def test_a_half_termly_tile_is_short() -> None:
    found = figures(suspension_rate=[("2023-02", 548, 10_000), ("2024-02", 747, 10_000)])
    assert tile(found, "suspension_rate") == Tile("Suspensions per 100 pupils", "7.47", "up from 5.48 last year", "up", "red")
    same = figures(permanent_exclusions_ytd_count=[("2023-02", 0), ("2024-02", 0)])
    assert tile(same, "permanent_exclusions_ytd_count").change == "the same as last year"


def test_what_is_not_available_is_not_called_not_applicable() -> None:
    assert tile(figures(caseload_per_officer=[("2024-03", None)]), "caseload_per_officer").value == "Not available"


def test_a_measure_without_a_figure_has_a_tile_that_says_so() -> None:
    assert tile(figures(), "plans_20_weeks_rate") == Tile("Plans issued within 20 weeks", "No figure", "", "off", "gray")
    assert tile(figures(), "nothing_rate").value == "No figure"
