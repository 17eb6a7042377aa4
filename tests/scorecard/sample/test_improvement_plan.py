"""The improvement plan returns: published ratings come out of the actions, and from month to month the plan moves as a plan may."""

import csv
import datetime as dt
from collections import Counter
from itertools import pairwise

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from scorecard import board, sample
from scorecard.check import check
from scorecard.contract import load_return
from scorecard.earlier import Earlier
from scorecard.read import read
from scorecard.sample.improvement_plan import month_ends, table

MONTHS = month_ends()
MARCH = MONTHS[-1]
PUBLISHED = {"R": 2, "A": 30, "P": 96, "G": 7, "NS": 3}  # of 138 actions, April 2024; C: none
DIRECTIONS = {"R": "down", "A": "down", "P": "up", "G": "up", "C": "level", "NS": "down"}


def framed(sheets):
    return {name: frame.with_row_index("_row", offset=2).cast({"_row": pl.Int64}) for name, frame in sheets.items()}


def rated(sent, as_at):
    return Counter(sent("improvement_plan", as_at)["actions"]["rag"])


def test_the_ratings_are_the_published_ones_and_move_as_published(sent):
    now, before = rated(sent, MARCH), rated(sent, MONTHS[-2])
    assert now == PUBLISHED and now.total() == 138
    moved = {code: (now[code] > before[code]) - (now[code] < before[code]) for code in DIRECTIONS}
    assert moved == {code: {"up": 1, "level": 0, "down": -1}[way] for code, way in DIRECTIONS.items()}


def test_every_priority_has_as_many_actions_as_the_published_plan(sent):
    by_priority = Counter(sent("improvement_plan", MARCH)["actions"]["priority"])
    assert [by_priority[each.priority] for each in board.priorities()] == [17, 11, 19, 18, 26, 16, 15, 16]


def test_no_month_has_a_finding_also_beside_the_one_before(sent):
    contract = load_return("improvement_plan")
    made = [framed(sent("improvement_plan", as_at)) for as_at in MONTHS]
    before = [{}, *({"last": Earlier(as_at, rows)} for as_at, rows in zip(MONTHS, made, strict=True))]
    for as_at, rows, earlier in zip(MONTHS, made, before, strict=False):
        assert list(map(str, check(contract, rows, as_at, earlier=earlier))) == []


def test_the_reader_gives_back_every_row(sent, tmp_path):
    (path,) = sample.write(tmp_path, dates=[MARCH], returns=["improvement_plan"])
    reading = read(path)
    assert (reading.contract.name, reading.as_at, reading.findings) == ("improvement_plan", MARCH, [])
    for sheet, frame in sent("improvement_plan", MARCH).items():
        assert_frame_equal(reading.frames[sheet].drop("_row"), frame)


def test_some_actions_are_overdue_some_slipped_some_due_soon_and_all_are_led_by_a_role(sent):
    actions = sent("improvement_plan", MARCH)["actions"]
    expected = pl.coalesce("revised_due_date", "due_date")
    done = pl.col("rag").is_in([each.code for each in board.ratings() if each.done])
    assert actions.filter(~done, expected < MARCH).height == 10
    assert actions.filter(pl.col("revised_due_date") > pl.col("due_date")).height == 13
    assert actions.filter(~done, expected.is_between(MARCH, MARCH + dt.timedelta(30))).height == 16
    roles = ("Director", "Head", "Lead", "Manager", "Officer", "Partner", "Psychologist")
    assert [lead for lead in set(actions["lead_role"]) if not any(role in lead.split() for role in roles)] == []
    assert actions["measure_id"].drop_nulls().n_unique() > 30 and actions["origin"].n_unique() >= 8 and actions["partner"].n_unique() >= 6


def test_what_was_to_come_is_not_told(sent):
    for before, now in pairwise(sent("improvement_plan", as_at) for as_at in MONTHS):
        assert before["risks"].height < now["risks"].height
        assert before["milestones"]["actual"].null_count() >= now["milestones"]["actual"].null_count()
    assert sent("improvement_plan", MONTHS[0])["risks"]["raised_on"].max() <= MONTHS[0]
    assert sent("improvement_plan", MONTHS[0])["actions"]["revised_due_date"].null_count() == 138


def test_each_action_has_a_state_from_the_first_month_on_and_two_in_a_row_differ():
    states = table("action_states")
    assert set(states["ref"]) == set(table("actions")["ref"])
    for _, rows in states.group_by("ref"):
        assert rows["from"][0] == MONTHS[0] and rows["from"].is_sorted() and set(rows["from"]) <= set(MONTHS)
        kept = rows.drop("from").rows()
        assert all(one != other for one, other in pairwise(kept))


@pytest.mark.parametrize(
    ("label", "due", "baseline", "target"),
    [
        ("Paediatrics: seen within 18 weeks", dt.date(2022, 2, 28), "7.5", "15"),
        ("Paediatrics: seen within 18 weeks", dt.date(2022, 11, 30), "7.5", "50"),
        ("Occupational therapy: seen within 18 weeks", dt.date(2022, 5, 31), "25", "75"),
        ("Average wait for an autism assessment", dt.date(2022, 5, 31), "26.2", "20"),
        ("Annual reviews with a contribution from health", dt.date(2022, 11, 30), "70", "90"),
        ("Audited EHC plans that are good or better", dt.date(2022, 5, 31), None, "60"),
    ],
)
def test_milestones_of_the_published_impact_score_card(sent, label, due, baseline, target):
    rows = sent("improvement_plan", MARCH)["milestones"].filter(pl.col("label") == label, pl.col("due_date") == due)
    assert rows.select("baseline", "target").rows() == [(baseline, target)]


def test_a_milestone_with_a_measure_has_the_catalogues_label(sent):
    labels = {each.indicator_id: each.label for each in board.indicators()}
    rows = sent("improvement_plan", MARCH)["milestones"].filter(pl.col("measure_id").is_not_null())
    assert rows.height == 74 and all(labels[each] == label for each, label in rows.select("measure_id", "label").iter_rows())
    in_words = sent("improvement_plan", MARCH)["milestones"].filter(pl.col("measure_id").is_null())
    assert in_words["target"].str.contains("[a-z]").all() and in_words.height >= 10


def test_the_tables_have_no_formula_and_no_mark_up():
    for name in ("actions", "action_states", "milestones", "risks"):
        for row in csv.reader(table(name).write_csv().splitlines()):
            assert not any(cell.startswith(("=", "+", "@")) or "<" in cell for cell in row)
