"""A line on its own page in sentences: where it stands, what it serves, its periods and how each was first published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from make.exceptional import FEBRUARY, MARCH, line
from scorecard.released import Reading
from scorecard.released.lines import Published, Supplied
from scorecard.terms import Priority
from scorecard.wording import (
    board_row,
    line_definition,
    line_process,
    line_sentences,
    line_serves,
    line_title,
    periods_table,
    revisions,
)
from scorecard.wording.line import revised

STEADY = [50.0, 52.0] * 10


@pytest.mark.parametrize(
    ("value", "better", "expected"),
    [
        (96, "higher", "96.0% in Mar\u00a02024, at or above the target of 95%"),
        (91, "higher", "91.0% in Mar\u00a02024, within tolerance of the target of 95%"),
        (80, "higher", "80.0% in Mar\u00a02024, below tolerance of the target of 95%"),
        (95, "lower", "95.0% in Mar\u00a02024, at or below the target of 95%"),
        (101, "lower", "101.0% in Mar\u00a02024, above tolerance of the target of 95%"),
        (96, "", "96.0% in Mar\u00a02024"),
    ],
)
def test_where_a_line_stands(value: float, better: str, expected: str) -> None:
    assert line_title(board_row(line([value], 95, 5, better=better), MARCH)) == expected


def test_a_status_is_said_to_be_no_figure() -> None:
    of = replace(line([90]), readings=(Reading(MARCH, None, status="awaiting_data"),))
    assert line_title(board_row(of, MARCH)) == "Awaiting data in Mar\u00a02024: no figure"
    assert line_sentences(board_row(of, MARCH)) == ""


def test_what_it_is_compared_with() -> None:
    of = line([95, *[85] * 11, 91])
    assert line_sentences(board_row(of, MARCH)) == "Better than 85.0% the month before. Worse than 95.0% at the same point a year before."
    same = line([91, 91], better="")
    assert line_sentences(board_row(same, MARCH)) == "The same as 91.0% the month before."


def test_a_change_within_normal_variation_is_called_neither_better_nor_worse() -> None:
    found = line_sentences(board_row(line(STEADY), MARCH))
    assert found.startswith("Higher than 50.0% the month before, which is no real change.")
    assert line_sentences(board_row(line([*STEADY, 51.0]), MARCH)).startswith("Lower than 52.0% the month before, which is no real change.")


@pytest.mark.parametrize(
    ("window", "why"),
    [
        ("year_to_date", "It adds up from period to period, so it is not set beside the one before"),
        ("rolling_12_months", "Each figure of 12 months shares months with the one before, so it is not set beside the one before"),
    ],
)
def test_why_a_running_window_is_not_set_beside_the_one_before(window: str, why: str) -> None:
    found = line_sentences(board_row(line([50, 60], window=window), MARCH))
    assert found.startswith(why) and "month before" not in found


def test_what_came_with_a_figure_or_a_status_is_quoted() -> None:
    told = Reading(MARCH, None, status="awaiting_data", comment="Due in May", supplied=True)
    assert line_sentences(board_row(replace(line([90]), readings=(told,)), MARCH)) == "With it came: \u201cDue in May\u201d"
    published = replace(line([90], kind="published", frequency="annual", window="year_to_date"), readings=(told,))
    assert "With it came" not in line_sentences(board_row(published, MARCH)), "there it is the period"


def test_the_aim_that_a_figure_leads_to() -> None:
    pathway = Priority("5", "Pathway", "Plans are on time", "SEND casework")
    row = board_row(line([90]), MARCH)
    assert line_serves(row, [pathway]) == "Serves priority 5, Pathway: plans are on time." and line_serves(row, []) == ""


def test_what_it_counts() -> None:
    found = line_definition(line([90], definition="Plans in time.", phase="primary", termly=4))
    for each in (
        "Plans in time.\n\n",
        "- Who answers for it: SEND casework",
        "- Of: Primary",
        "Told once a month, of the month, or as at its end",
        "Numbered 7",
        "Numbered 4",
    ):
        assert each in found
    assert "Numbered" not in line_definition(line([90], monthly=0)) and "neither higher nor lower" in line_definition(line([90], better=""))


def test_every_period_is_told_newest_first_with_its_cases_target_and_ours() -> None:
    told = (Reading(FEBRUARY, 50, 41, 82), Reading(MARCH, 66, supplied=True), Reading(MARCH.replace(month=4, day=30), 70))
    of = replace(line([1], 95, 5), readings=told, ours=(told[0], Reading(MARCH, 67.07, 55, 82)))
    found = periods_table(of, told[1])
    assert found["Period"] == ["Mar\u00a02024", "Feb\u00a02024"] and found["Figure"] == ["66%", "50.0%"]
    assert (found["Cases"], found["Target"]) == (["", "41 of 82"], ["95%", "95%"])
    assert found["We work out"] == ["67.1%", ""] and set(found["Rating"]) == {"\u2716 Below tolerance"}
    assert "First published" not in found


def test_cases_that_are_not_whole_keep_their_decimal() -> None:
    of = replace(line([1]), readings=(Reading(MARCH, 63.6, 11.2, 17.6),))
    assert periods_table(of, of.readings[0])["Cases"] == ["11.2 of 17.6"]


@pytest.mark.parametrize(
    ("first", "told", "changed"),
    [
        (Published(50.02, 41, "", "r0001"), "as now", 0),  # as shown
        (Published(62.5, 50, "", "r0001"), "62.5% (r0001)", 1),
        (Published(None, 0, "z", "r0001"), "Not applicable (r0001)", 1),
    ],
)
def test_how_a_period_was_first_published(first: Published, told: str, changed: int) -> None:
    of = replace(line([50]), first={MARCH: first})
    assert periods_table(of, of.readings[0])["First published"] == [told] and revised(of) == changed
    assert revisions(of).startswith("1 figure has changed" if changed else "No figure has changed")


def test_what_was_supplied_is_compared_with_what_stood_first() -> None:
    supplied = Reading(MARCH, 66, supplied=True)
    first = {MARCH: Supplied(Reading(MARCH, 66, supplied=True), "r0001")}
    of = replace(line([1]), readings=(supplied,), ours=(Reading(MARCH, 50),), first={MARCH: Published(50, 41, "", "r0001")})
    assert revised(replace(of, first_supplied=first)) == 0
    other = {MARCH: Supplied(Reading(MARCH, None, status="awaiting_data", supplied=True), "r0001")}
    told = replace(of, first_supplied=other)
    assert revised(told) == 1 and periods_table(told, supplied)["First published"] == ["Awaiting data (r0001)"]
    later = replace(of, first_supplied={MARCH: Supplied(supplied, "r0002")})  # ours stood before anything was supplied
    assert revised(later) == 1 and periods_table(later, supplied)["First published"] == ["50.0% (r0001)"]


def test_of_a_line_that_shows_the_numerator_the_first_numerator_is_told() -> None:
    of = replace(line([55], unit="count", figure="numerator"), first={MARCH: Published(62.5, 50, "", "r0001")})
    assert periods_table(of, of.readings[0])["First published"] == ["50 (r0001)"]


def test_a_line_without_a_process_says_why() -> None:
    assert "year to date" in line_process(board_row(line([50], window="year_to_date"), MARCH))[0]
    assert line_process(board_row(line(STEADY), MARCH))
