"""The scorecard as a table of a page: icons, small lines, and the same as text and on paper."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from make.exceptional import FEBRUARY, MARCH, line
from scorecard.charts.board import board_paper, board_plain, board_table, rating_icon
from scorecard.released import Line, Reading
from scorecard.wording import board_rows

STEADY = [50.0, 52.0] * 10
WAITING = replace(line([90]), readings=(Reading(FEBRUARY, 50), Reading(MARCH, None, status="awaiting_data")))


def table(*lines: Line) -> dict[str, list]:
    return board_table(board_rows(lines, MARCH), "section", {"Timeliness": "In time"}, {"plans_20_weeks_rate": "Two posts."}).to_pydict()


def test_a_row_has_its_figures_as_text_and_its_group_in_words() -> None:
    found = table(line([91, 96], 95, 5))
    shown = {
        name: found[name][0] for name in ("Section", "No.", "Indicator", "Latest", "Target", "Rating", "Before", "Wanted", "Commentary")
    }
    assert shown == {
        **{"Section": "In time", "No.": "7", "Indicator": "New plans within 20 weeks", "Latest": "96.0%", "Target": "95%"},
        **{"Rating": "\u2714 At or above target", "Before": "91.0%", "Wanted": "\u25b2 higher", "Commentary": "Two posts."},
    }
    assert found["Open"] == ["measure?indicator=plans_20_weeks_rate"] and found["Trend"] == [[91, 96]]


def test_a_status_has_no_rating_no_signal_and_no_point_on_its_small_line() -> None:
    found = table(WAITING)
    assert (found["Latest"], found["Rated"], found["Rating"], found["Variation"], found["Trend"]) == (
        ["Awaiting data"],
        [""],
        [""],
        [""],
        [[50]],
    )


@pytest.mark.parametrize(
    ("rating", "shape", "colour"), [("met", "circle", "1a7f37"), ("within", "L23.5", "f0b429"), ("below", "rect", "c62828")]
)
def test_a_rating_is_a_shape_of_its_own_and_a_colour(rating: str, shape: str, colour: str) -> None:
    drawn = unquote(rating_icon(rating))
    assert drawn.startswith("data:image/svg+xml,<svg") and shape in drawn and colour in drawn
    assert rating_icon("") == ""


def test_signals_are_drawn_and_said() -> None:
    found = table(line(STEADY, 60, 5))
    assert found["Variation"][0].startswith("data:image/svg+xml") and found["Signal"] == ["Normal variation"]
    assert found["Assurance"][0].startswith("data:image/svg+xml") and found["Target and process"] == ["Consistently fails target"]


def test_the_text_table_has_no_pictures() -> None:
    plain = board_plain(board_rows([line([91])], MARCH), "theme", {"experience": "Experience"}, {})
    assert plain["Theme"].to_pylist() == ["Experience"] and not {"Rated", "Variation", "Trend", "Open"} & set(plain.column_names)


def test_paper_has_the_columns_that_say_something() -> None:
    paper = board_paper(board_rows([line([91]), WAITING], MARCH), {})
    assert paper["Indicator"].to_pylist() == ["7 New plans within 20 weeks"] * 2
    assert paper["Latest"].to_pylist() == ["91.0% (Mar\u00a02024)", "Awaiting data (Mar\u00a02024)"]
    assert {"England", "Region", "Year before", "Notes"}.isdisjoint(paper.column_names) and "Before" in paper.column_names
