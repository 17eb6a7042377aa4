"""What the scorecard comes to: how many lines meet their target, how many have no figure and why, and which are shown."""

from __future__ import annotations

from dataclasses import replace

from make.exceptional import MARCH, line
from scorecard.released import Line, Reading
from scorecard.wording import SCORECARDS, SHOWN, board_counts, board_headline, board_rows


def silent(**reading: str) -> Line:
    return replace(line([50]), readings=(Reading(MARCH, **reading),))  # type: ignore[arg-type]


MET, WITHIN, BELOW, FREE = line([96], 95, 5), line([91], 95, 5), line([80], 95, 5), line([80], None)
WAITING, NOT_APPLICABLE, MISSING = silent(status="awaiting_data"), silent(sign="z"), silent(sign="x")


def rows(*lines: Line):
    return board_rows(lines, MARCH)


def test_how_many_meet_their_target() -> None:
    assert board_headline(rows(MET, MET, WITHIN, BELOW, FREE)) == "2 of 4 indicators with a figure and a target meet it"
    assert board_headline(rows(MET, BELOW)) == "1 of 2 indicators with a figure and a target meets it"
    assert board_headline(rows(BELOW)) == "None of 1 indicator with a figure and a target meet it"
    assert board_headline(rows(FREE, WAITING)) == board_headline(()) == "None of these indicators has a figure and a target in numbers"


def test_what_the_others_are() -> None:
    assert board_counts(rows(MET, WITHIN, BELOW, BELOW)) == "1 is within tolerance and 2 outside it."
    assert board_counts(rows(MET)) == "None are within tolerance and none outside it."
    assert board_counts(rows(FREE, FREE)) == "2 lines have a figure and no target in numbers, so no colour."
    assert board_counts(()) == ""


def test_what_has_no_figure_is_counted_by_its_own_word() -> None:
    found = board_counts(rows(WAITING, WAITING, NOT_APPLICABLE, MISSING))
    assert found == "4 lines have no figure: 2 awaiting data, 1 not applicable, 1 not available."
    assert board_counts(rows(silent(status="not_available"), MISSING)) == "2 lines have no figure: 2 not available."


def test_which_lines_are_shown() -> None:
    found = rows(MET, WITHIN, BELOW, FREE, WAITING)
    shown = {name: [found.index(each) for each in found if asked(each)] for name, asked in SHOWN.items()}
    assert shown == {
        "All lines": [0, 1, 2, 3, 4],
        "Exceptions": [2],
        "Outside tolerance": [2],
        "With a figure": [0, 1, 2, 3],
        "Without a figure": [4],
    }


def test_which_scorecard_a_line_is_on() -> None:
    plain = {"monthly": 0, "termly": 0, "plan": "", "impact": "", "asked": False}
    on = {
        "The board's scorecard": [{"monthly": 1}, {"termly": 1}],
        "Its monthly lines": [{"monthly": 1}],
        "Its termly lines": [{"termly": 1}],
        "The improvement plan's series": [{"plan": "5"}],
        "The impact score card": [{"impact": "2.5"}],
        "Asked for by scrutiny": [{"asked": True}],
    }
    for name, all_of in on.items():
        assert all(SCORECARDS[name](line([1], **{**plain, **each})) for each in all_of)
        assert not SCORECARDS[name](line([1], **plain))
    assert set(on) | {"Every indicator"} == set(SCORECARDS) and SCORECARDS["Every indicator"](line([1], **plain))
