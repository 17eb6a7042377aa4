"""The signal beside a figure of the scorecard is that figure's: where a status stands, an older figure's signal does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from make.exceptional import MARCH, line
from scorecard.charts.board import board_plain, board_table
from scorecard.released import Line, Reading
from scorecard.released.lines import Published
from scorecard.wording import board_counts, board_headline, board_row, line_process, line_sentences, revisions
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


def test_what_stood_in_a_figures_place_before_is_said_as_a_status() -> None:
    of = line([40.0, 50.0, 60.0])
    of = replace(of, readings=(of.readings[0], Reading(of.readings[1].as_at, None, status="not_available"), of.readings[2]))
    assert line_sentences(board_row(of, MARCH)) == "The month before: not available."


def test_the_quarter_before_that_there_is_may_be_further_back_and_is_named() -> None:
    of = line([40.0, 50.0, 50.0, 50.0, 50.0, 50.0, 60.0], frequency="quarterly", window="quarter")
    of = replace(of, readings=(of.readings[0], of.readings[-1]))
    assert line_sentences(board_row(of, MARCH)) == "Better than 40.0% in the quarter to Sep\u00a02023."


def test_a_line_with_a_target_and_no_figure_is_none_of_those_that_are_rated() -> None:
    rows = [board_row(of, MARCH) for of in (line([95.0]), silent(line([95.0, 95.0])))]
    assert board_headline(rows) == "1 of 1 indicator with a figure and a target meets it"
    assert board_counts(rows).startswith("None are within tolerance and none outside it.")


@pytest.mark.parametrize(("first", "said"), [(50.0, "No figure has changed"), (40.0, "1 figure has changed since first published")])
def test_a_figure_that_is_told_otherwise_than_at_first_is_counted(first: float, said: str) -> None:
    of = replace(line([50.0]), first={MARCH: Published(first, None, "", "r0001")})
    assert revisions(of).startswith(said)


def test_of_supplied_figures_it_is_not_said_that_none_has_changed() -> None:
    assert "earlier releases" in revisions(line([50.0]))
