"""The catalogue of indicators, whole: every line that boards print, every measure of ours, and each says plainly what it is."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from scorecard import board, measure, reference
from scorecard.terms import ALL, Indicator

BOARD = Path(__file__).parents[1] / "data" / "board"
CATALOGUE = board.indicators()
BY_ID = {each.indicator_id: each for each in CATALOGUE}
MEASURES = {each.measure_id: each for each in measure.measures()}
COHORTS = {
    "phase": {ALL, "primary", "secondary"},
    "sen_provision": {ALL, "E", "K"},
    "detail": {ALL, "send", "education"},
}
ASKED = (  # what the scrutiny board resolved to add, or asked about
    *("settings_aware_rate", "private_settings_aware_rate", "settings_signposting_rate"),
    *("support_worker_change_rate", "social_worker_change_rate", "key_contact_change_rate"),
    *("tell_us_once_aware_rate", "employers_aware_rate", "employees_aware_rate", "send_0_25_rate", "care_leavers_independent_count"),
)
UNITS = {"rate_per_100": "per 100 pupils"}  # as the published tables call them


def rows(name: str) -> list[dict[str, str]]:
    with (BOARD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("scorecard", "numbers"), [("monthly", 57), ("termly", 40)])
def test_every_number_of_a_scorecard_is_there_once(scorecard: str, numbers: int) -> None:
    found = [getattr(each, scorecard) for each in CATALOGUE if getattr(each, scorecard)]
    assert sorted(found) == list(range(1, numbers + 1))


@pytest.mark.parametrize("scorecard", ["monthly", "termly"])
def test_a_line_has_the_unit_and_the_wanted_direction_that_the_board_prints(scorecard: str) -> None:
    lines = {str(getattr(each, scorecard)): each for each in CATALOGUE}
    for row in rows(f"{scorecard}.csv"):
        line = lines[row["kpi_no"]]
        assert line.unit == UNITS.get(row["unit"], row["unit"]), line.indicator_id
        assert line.better == row["better"], line.indicator_id
        assert not row["priority"] or line.priority == row["priority"], line.indicator_id


def test_every_series_of_the_plan_is_a_line_of_its_priority() -> None:
    series = {row["measure"]: row for row in rows("plan.csv")}
    assert len(series) == 50 == sum(bool(each.plan) for each in CATALOGUE)
    for row in series.values():
        line = BY_ID[row["indicator_id"]]
        assert (line.plan, line.unit, line.better) == (row["priority"], row["unit"], row["better"]), line.indicator_id


def test_every_row_of_the_impact_score_card_is_a_line() -> None:
    card = rows("impact.csv")
    assert len(card) == len({row["indicator_id"] for row in card}) == 36
    assert {each.indicator_id: each.impact for each in CATALOGUE if each.impact} == {row["indicator_id"]: row["kpi_ref"] for row in card}
    for row in card:
        line = BY_ID[row["indicator_id"]]
        assert (line.unit, line.better) == (row["unit"], row["better"]), line.indicator_id


def test_what_a_scrutiny_board_asked_for_is_there() -> None:
    assert {each.indicator_id for each in CATALOGUE if each.asked} == set(ASKED)


def test_attainment_is_published_and_has_figures() -> None:
    published = [each for each in CATALOGUE if each.kind == "published"]
    assert Counter(each.measure_id for each in published) == dict.fromkeys(
        ("early_years_development_rate", "key_stage_2_rate", "attainment_8_score"), 2
    )
    told = {(row["measure_id"], row["sen_provision"]) for row in reference.table("comparators") if row["place_kind"] == "authority"}
    assert all((each.measure_id, each.sen_provision) in told for each in published)


def test_every_measure_of_ours_has_a_line_of_its_own_name_for_everybody() -> None:
    for name, each in MEASURES.items():
        line = BY_ID[name]
        assert (line.kind, line.measure_id, line.figure) == ("worked_out", name, "value")
        assert {line.phase, line.sen_provision, line.detail} == {ALL}
        assert line.unit == each.unit


@pytest.mark.parametrize("line", [each for each in CATALOGUE if each.kind == "worked_out"], ids=lambda each: each.indicator_id)
def test_a_line_that_we_work_out_is_of_a_cohort_that_its_measure_has(line: Indicator) -> None:
    of = MEASURES[line.measure_id]
    for column in ("phase", "sen_provision", "detail"):
        value = getattr(line, column)
        assert value in COHORTS[column]
        assert value == ALL or column in measure.FAMILIES[of.family], f"{of.measure_id} has no {column}"
    assert line.unit == (of.unit if line.figure == "value" else "count")
    assert (line.frequency == "monthly") == (of.calendar == "month")
    assert line.better == of.better or line.monthly or line.plan, "only the board may want another direction than we do"
    if line.year_measure_id:
        assert line.window == "term" and MEASURES[line.year_measure_id].since == "school_year"


def test_a_line_that_we_do_not_work_out_is_no_measure_of_ours_and_shares_an_id_only_with_parts_or_cohorts_of_one_figure() -> None:
    others = [each for each in CATALOGUE if each.kind != "worked_out"]
    assert not {each.measure_id for each in others} & set(MEASURES)
    shared = Counter(each.measure_id for each in others)
    for line in others:
        assert shared[line.measure_id] > 1 or line.measure_id == line.indicator_id, line.indicator_id
    parts = Counter((each.measure_id, each.phase, each.sen_provision, each.detail, each.figure) for each in CATALOGUE)
    again = {key: count for key, count in parts.items() if count > 1}
    assert not again, "two lines would show the same"


def test_each_line_says_in_one_sentence_what_is_counted_and_who_answers_for_it() -> None:
    for line in CATALOGUE:
        assert re.fullmatch(r"[A-Z][^.]*(\d\.\d[^.]*)*\.", line.definition), f"{line.indicator_id}: {line.definition}"
        assert line.label and line.section and line.owner and line.priority in {each.priority for each in board.priorities()}
    assert len({each.label for each in CATALOGUE}) == len(CATALOGUE)
