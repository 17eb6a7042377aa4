"""Published figures beside a line of the scorecard: when one is not comparable, and that the reason is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from make.exceptional import MARCH, line
from make.figures import as_at, half_terms
from scorecard.measure import measures
from scorecard.released import Comparator, Line, Reading
from scorecard.wording import board_row
from scorecard.wording.elsewhere import elsewhere

ENDS = {"HT2": as_at("2023-12", "half_term"), "HT3": as_at("2024-02", "half_term"), "HT6": as_at("2023-08", "half_term")}


def published(window: str = "calendar_year", unit: str = "percent", kind: str = "england", basis: str = "") -> Comparator:
    name = {"england": "England", "region": "South West", "neighbours": "Statistical neighbours of ours"}[kind]
    return Comparator(
        "any", "All", "All", kind, "E", name, "2022", as_at("2022-12"), window,
        40.0, None, None, None, None, None, "", unit, not basis, basis, "a board", "", "",
    )  # fmt: skip


def of_measure(name: str, half_term: str, *found: Comparator) -> Line:
    """A line of a measure that counts from September, told at a half-term's end."""
    measure = next(each for each in measures() if each.measure_id == name)
    about = line([1.0], target=None, name=name, unit=measure.unit, frequency="half_termly", window="year_to_date")
    return replace(about, measure=measure, readings=(Reading(ENDS[half_term], 1.0),), comparators=found, half_terms=half_terms())


def test_a_share_of_a_years_cases_stands_beside_a_months_with_its_year() -> None:
    found = elsewhere(replace(line([50.0]), comparators=(published(),)), MARCH, "March 2024")
    assert (found.england, found.region, found.incomparable) == ("40% (2022)", "–", "")


def test_a_years_count_is_not_comparable_with_a_months() -> None:
    of = replace(line([50.0], unit="count"), comparators=(published(unit="count"),))
    found = elsewhere(of, MARCH, "March 2024")
    assert found.england == "40 (2022), not comparable"
    assert found.incomparable == "England, 2022: not comparable. It covers a whole calendar year; ours is of March 2024 alone."


@pytest.mark.parametrize("window", ["month", "rolling_12_months"])
def test_a_years_count_stands_beside_12_months_and_a_census_beside_any(window: str) -> None:
    of = line([50.0], unit="count", window=window)
    assert elsewhere(replace(of, comparators=(published("january_snapshot", "count"),)), MARCH, "").incomparable == ""
    year = elsewhere(replace(of, comparators=(published(unit="count"),)), MARCH, "").incomparable
    assert (year == "") == (window == "rolling_12_months")


@pytest.mark.parametrize(
    ("half_term", "window", "is_comparable"),
    [
        ("HT6", "academic_year", True),
        ("HT3", "academic_year", False),
        ("HT2", "term", True),
        ("HT3", "term", False),
        ("HT6", "term", False),
    ],
)
def test_what_counts_from_september_stands_beside_what_is_as_long(half_term: str, window: str, is_comparable: bool) -> None:
    found = elsewhere(of_measure("pupils_suspended_rate", half_term, published(window)), MARCH, half_term)
    assert ("not comparable" not in found.england, found.incomparable == "") == (is_comparable, is_comparable)


def test_one_reason_is_said_once_for_all_whom_it_is_of() -> None:
    found = tuple(published(kind=kind, basis="It counts schools.") for kind in ("england", "region", "neighbours"))
    row = board_row(replace(line([50.0]), comparators=found), MARCH)
    assert row.incomparable == "England, 2022; South West, 2022; Ten similar authorities, 2022: not comparable. It counts schools."
    assert row.incomparable in row.notes


def test_a_figure_on_another_basis_of_which_nothing_more_is_known_still_says_so() -> None:
    found = (replace(published(), same_basis=False),)
    assert elsewhere(replace(line([50.0]), comparators=found), MARCH, "").incomparable.endswith("It is counted in another way.")


def test_an_older_figure_that_is_comparable_stands_before_a_newer_one_that_is_not() -> None:
    older = replace(published("term"), as_at=as_at("2021-12"), period="Autumn term 2021/22", value=30.0)
    found = elsewhere(of_measure("pupils_suspended_rate", "HT2", published("academic_year"), older), MARCH, "")
    assert found.england == "30% (Autumn term 2021/22)"
