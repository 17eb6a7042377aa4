"""A release's scorecard, line by line: what stands, what ours is beside it, over which window and cohort, and what it is set beside."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from make.board import cell, comparator, line, made, supplied, target
from make.older import age
from scorecard import settings
from scorecard.released import Line, Released, UnknownMeasure, month_end

RATE, COUNT = "plans_20_weeks_rate", "complaints_count"
FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
OURS = {"kind": "worked_out", "unit": "percent"}
TERM = {"kind": "worked_out", "frequency": "termly", "window": "term"}
PER_100 = {**TERM, "unit": "per 100 pupils", "better": "lower"}


def one(of: dict[str, object], **given) -> Line:
    return made([of], **given).line(str(of["indicator_id"]))


def dates(of: Line) -> list[str]:
    return [f"{each.as_at}" for each in of.readings]


def test_a_worked_out_line_has_its_measures_figures() -> None:
    found = one(line(RATE, **OURS), cells=[cell(RATE, "2024-02-29", 36, 72), cell(RATE, "2024-03-31", 55, 82)])
    now = found.at(MARCH)
    assert (now.value, now.numerator, now.denominator, now.supplied) == (100 * 55 / 82, 55, 82, False)
    assert found.measure is not None and found.measure.measure_id == RATE
    assert found.previous(now) == found.at(FEBRUARY) and found.ours_at(MARCH) is None


def test_what_does_not_apply_has_its_sign_and_no_figure() -> None:
    now = one(line(RATE, **OURS), cells=[cell(RATE, "2024-03-31", 0, 0)]).at(MARCH)
    assert (now.value, now.sign) == (None, "z")


def test_what_is_supplied_stands_and_ours_is_beside_it() -> None:
    cells = [cell(RATE, "2024-02-29", 36, 72), cell(RATE, "2024-03-31", 55, 82)]
    found = one(line(RATE, **OURS), cells=cells, told=[supplied(RATE, "2024-03-31", 66, observed_on="2024-03-20", comment="As printed")])
    now = found.at(MARCH)
    assert (now.value, now.supplied, now.observed_on, now.comment) == (66, True, dt.date(2024, 3, 20), "As printed")
    beside = found.ours_at(MARCH)
    assert beside is not None and beside.value == 100 * 55 / 82
    assert found.at(FEBRUARY).value == 50 and found.ours_at(FEBRUARY) is None, "ours stands where nothing was supplied"


@pytest.mark.parametrize("status", ["awaiting_data", "being_scoped", "not_available", "to_be_confirmed"])
def test_a_status_that_was_told_stands_too(status: str) -> None:
    found = one(line(RATE, **OURS), cells=[cell(RATE, "2024-03-31", 55, 82)], told=[supplied(RATE, "2024-03-31", status=status)])
    now = found.at(MARCH)
    assert (now.value, now.status) == (None, status) and found.ours_at(MARCH) is not None


def test_the_newest_snapshot_wins() -> None:
    told = [supplied(COUNT, "2024-03-31", 16), supplied(COUNT, "2024-03-31", 15, snapshot_id="before", window="month")]
    told += [supplied(COUNT, "2024-02-29", 12, snapshot_id="before")]
    found = one(line(COUNT), told=told)
    assert [(each.as_at, each.value) for each in found.readings] == [(FEBRUARY, 12), (MARCH, 16)]


def test_a_count_that_is_part_of_a_rate_has_the_rate_behind_it_unless_another_line_tells_it() -> None:
    of = line("permanent_exclusion_rate", "exclusions_count", kind="worked_out", figure="numerator", frequency="half_termly")
    of |= {"window": "year_to_date", "better": "lower"}
    cells = [cell("permanent_exclusion_rate", "2023-12-31", 9, 45_000)]
    now = one(of, cells=cells).at(MARCH)
    assert (now.value, now.beside) == (9, 0.02)
    rate = line("permanent_exclusion_rate", **{**OURS, "unit": "per 100 pupils", "frequency": "half_termly", "window": "year_to_date"})
    assert made([of, rate], cells=cells).line("exclusions_count").at(MARCH).beside is None


def test_a_count_of_nothing_is_nought_and_a_rate_of_nothing_does_not_apply() -> None:
    count = line(RATE, "plans_in_time_count", kind="worked_out", figure="numerator")
    release = made([count, line(RATE, **OURS)], cells=[cell(RATE, "2024-03-31", 0, 0)])
    assert (release.line("plans_in_time_count").at(MARCH).value, release.line("plans_in_time_count").at(MARCH).sign) == (0, "")
    assert (release.line(RATE).at(MARCH).value, release.line(RATE).at(MARCH).sign) == (None, "z")


def test_a_cohort_of_which_nothing_was_counted_is_nought_or_does_not_apply() -> None:
    lines = [line(RATE, "plans_primary_rate", phase="primary", **OURS)]
    lines += [line("requests_count", "requests_primary_count", kind="worked_out", phase="primary")]
    release = made(lines, cells=[cell(RATE, "2024-03-31", 5, 8), cell("requests_count", "2024-03-31", 5)])
    assert (release.line("plans_primary_rate").at(MARCH).value, release.line("plans_primary_rate").at(MARCH).sign) == (None, "z")
    assert release.line("requests_primary_count").at(MARCH).value == 0


def test_of_what_is_not_available_no_cohort_is_either() -> None:
    missing = cell("requests_count", "2024-03-31", 5) | {"numerator": None, "value": None, "sign": "x"}
    now = one(line("requests_count", "requests_primary_count", kind="worked_out", phase="primary"), cells=[missing]).at(MARCH)
    assert (now.value, now.sign) == (None, "x")


@pytest.mark.parametrize("window", ["month", "rolling_12_months"])
def test_a_cohort_that_the_measure_is_not_counted_by_has_no_figure(window: str) -> None:
    """The catalogue refuses such a line; one that came by another way shows no zero, and not the figure of everybody."""
    of = line(RATE, "plans_support_rate", sen_provision="K", window=window, **OURS)
    cells = [cell(RATE, f"{end}", 5, 8) for end in _months(12)]
    assert one(of, cells=cells).readings == ()


def _months(how_many: int) -> list[dt.date]:
    return [month_end(MARCH, -back) for back in range(how_many)]


@pytest.mark.parametrize(("window", "expected"), [("quarter", 24), ("year_to_date", 24), ("rolling_12_months", 96)])
def test_a_window_of_several_months_adds_up(window: str, expected: int) -> None:
    first = {"measure_id": RATE, "as_at": "2024-03-31", "phase": "All", "sen_provision": "All", "detail": "All", "sign": "", "value": 40}
    found = one(line(RATE, window=window, **OURS), cells=[cell(RATE, f"{end}", 4, 8) for end in _months(12)], first=[first])
    now = found.at(MARCH)
    assert (now.denominator, now.value) == (expected, 50)
    assert found.first == {}, "a month's first publication is none of a longer window"


def test_a_terms_figure_stands_at_the_end_of_the_term() -> None:
    ends = ("2023-10-31", "2023-12-31", "2024-02-15", "2024-03-31")
    found = one(line("suspension_term_rate", **PER_100), cells=[cell("suspension_term_rate", end, 3, 100) for end in ends])
    assert dates(found) == ["2023-12-31", "2024-03-31"]


def test_what_counts_from_september_is_a_terms_figure_in_autumn_alone() -> None:
    ends = ("2023-08-31", "2023-10-31", "2023-12-31", "2024-02-15", "2024-03-31")
    cells = [cell("suspension_rate", end, 3, 100) for end in ends]
    assert dates(one(line("suspension_rate", **PER_100), cells=cells)) == ["2023-12-31"]


def test_what_counts_from_a_half_terms_first_day_is_no_terms_figure() -> None:
    found = one(line("suspensions_count", **TERM), cells=[cell("suspensions_count", end, 3) for end in ("2023-10-31", "2023-12-31")])
    assert found.readings == ()


def test_the_last_school_year_is_that_of_the_measure_that_counts_from_september() -> None:
    of = line("suspension_term_rate", year_measure_id="suspension_rate", **PER_100)
    cells = [cell("suspension_term_rate", "2023-12-31", 3, 100), cell("suspension_rate", "2023-08-31", 30, 100)]
    found = one(of, cells=[*cells, cell("suspension_rate", "2023-12-31", 9, 100)])
    last = found.last_year(found.at(MARCH))
    assert last is not None and (last.as_at, last.value) == (dt.date(2023, 8, 31), 30)


def test_a_whole_school_year_that_was_supplied_stands() -> None:
    of = line("managed_moves_count", frequency="termly", window="term")
    told = [supplied("managed_moves_count", "2023-12-31", 4), supplied("managed_moves_count", "2023-08-31", 40, window="year_to_date")]
    told += [supplied("managed_moves_count", "2023-12-31", 7, window="year_to_date")]
    found = one(of, told=told)
    assert dates(found) == ["2023-12-31"] and [each.value for each in found.years] == [40]


def test_a_year_from_january_is_no_school_year() -> None:
    found = one(line("mediations_count", window="year_to_date"), told=[supplied("mediations_count", "2023-08-31", 160)])
    assert dates(found) == ["2023-08-31"] and found.years == ()


def test_the_departments_figures_of_our_authority_are_a_published_lines_own() -> None:
    of = line("key_stage_2_rate", kind="published", unit="percent", frequency="annual", window="year_to_date", sen_provision="E")
    school_year = {"sen_provision": "E", "window": "academic_year"}
    told = [
        comparator("key_stage_2_rate", "2022-08-31", 9, "authority", period="2021/22", **school_year),
        comparator("key_stage_2_rate", "2023-08-31", 11, "authority", period="2022/23", **school_year),
        comparator(
            "key_stage_2_rate", "2023-08-31", 12, "authority", period="2022/23", **school_year | {"same_basis": False, "basis": "Other."}
        ),
        comparator("key_stage_2_rate", "2023-08-31", 8, period="2022/23", **school_year),
        comparator("key_stage_2_rate", "2023-08-31", 60, "authority", period="2022/23", **school_year | {"sen_provision": "K"}),
    ]
    found = one(of, comparators=told)
    now = found.at(MARCH)
    assert (now.value, now.comment, now.supplied) == (11, "2022/23", True)
    england = found.compared_with("england", MARCH)
    assert england is not None and england.value == 8
    before = found.at(dt.date(2024, 1, 31))
    assert before.value == 9 and found.compared_with("england", dt.date(2024, 1, 31)) is None, "not known by then"


def test_comparators_stand_beside_a_value_and_beside_a_count_that_has_the_rate_behind_it() -> None:
    count = line(RATE, "plans_in_time_count", kind="worked_out", figure="numerator")
    told = [comparator(RATE, "2022-12-31", 47.7)]
    assert len(one(count, comparators=told).comparators) == 1
    both = made([count, line(RATE, **OURS)], comparators=told)
    assert both.line("plans_in_time_count").comparators == () and len(both.line(RATE).comparators) == 1


def test_targets_are_those_of_the_lines_part_and_cohort_or_name_the_line() -> None:
    count = line(RATE, "plans_in_time_count", kind="worked_out", figure="numerator")
    targets = [target(RATE), target(RATE, 60, figure="numerator"), target("plans_in_time_count", 70), target(RATE, 90, phase="primary")]
    release = made([count, line(RATE, **OURS)], targets=targets)
    assert [each.target for each in release.line(RATE).targets] == [95]
    assert [each.target for each in release.line("plans_in_time_count").targets] == [60, 70]


def test_how_a_figure_was_first_published_is_known() -> None:
    first = {"measure_id": RATE, "as_at": "2024-03-31", "phase": "All", "sen_provision": "All", "detail": "All"}
    first |= {"numerator": 50, "denominator": 80, "value": 62.5, "sign": "", "release_id": "r0000"}
    found = one(line(RATE, **OURS), cells=[cell(RATE, "2024-03-31", 55, 82)], first=[first])
    assert (found.first[MARCH].value, found.first[MARCH].release_id) == (62.5, "r0000")


def test_a_line_that_there_is_not_is_said() -> None:
    with pytest.raises(UnknownMeasure, match="The catalogue of release r0001 has no indicator plans"):
        made([line(COUNT)]).line("plans")


def test_a_release_of_before_there_was_a_catalogue_has_no_lines() -> None:
    made([line(COUNT)])
    path = settings.data_root() / "releases" / "r0001.duckdb"
    copied = path.with_name("r0002.duckdb")
    copied.write_bytes(path.read_bytes())
    age(copied)
    with duckdb.connect(str(copied)) as con:
        con.execute("drop table indicators; drop table targets; drop table priorities; drop table ratings; drop table supplied")
        con.execute("drop table recommendations")
    assert Released(copied).lines() == () == Released(copied).priorities() == Released(copied).recommendations()
