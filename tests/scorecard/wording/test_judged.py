"""The signal beside a figure of the scorecard is that figure's: where a status stands, an older figure's signal does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from make.exceptional import MARCH, line
from scorecard.charts.board import board_plain, board_table
from scorecard.released import Line, Reading
from scorecard.wording import board_row, line_process
from scorecard.wording.board import beside

STEADY = [50.0, 52.0] * 10


def silent(of: Line) -> Line:
    """The same, with a status in March."""
    return replace(of, readings=(*of.readings[:-1], Reading(MARCH, None, status="awaiting_data", supplied=True)))


def test_a_figure_has_its_signal() -> None:
    row = board_row(line(STEADY), MARCH)
    assert (row.signal, row.outlook) == ("Normal variation", "Consistently fails target")
    assert board_table([row], "section", {}, {})["Variation"].to_pylist()[0] != ""


def test_a_status_has_none_and_its_chart_says_how_far_the_figures_go() -> None:
    row = board_row(silent(line(STEADY)), MARCH)
    assert (row.latest, row.signal, row.outlook) == ("Awaiting data", "", "")
    drawn = board_table([row], "section", {}, {})
    assert [drawn[name].to_pylist() for name in ("Variation", "Assurance")] == [[""], [""]]
    assert board_plain([row], "section", {}, {})["Signal"].to_pylist() == [""]
    assert line_process(row)[:2] == ["The last figure is of February 2024.", "No change beyond normal variation for 19 months."]


@pytest.mark.parametrize(
    ("told", "said"), [(5.0, ""), (5.04, ""), (5.2, "Supplied; we work out 5.0 FTE."), (4.0, "Supplied; we work out 5.0 FTE.")]
)
def test_a_supplied_figure_differs_where_its_number_does_not_where_its_decimals_do(told: float, said: str) -> None:
    of = line([5.0], target=None, unit="fte")
    ours, reading = Reading(MARCH, 5.0), Reading(MARCH, told, supplied=True)
    assert beside(replace(of, readings=(reading,), ours=(ours,)), reading) == said
