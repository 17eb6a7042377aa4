"""The improvement plan as at a date: what is overdue, slipped and due soon; what became of each action, milestone and risk."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from make.plan import FEBRUARY, MARCH
from make.release import made_root, make_root
from scorecard.released import GROUPS, Plan, Reached, Released, open_release


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Released:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return open_release()


@pytest.fixture
def plan(release: Released) -> Plan:
    found = release.plan()
    assert found is not None
    return found


def refs(actions) -> list[str]:
    return [each.ref for each in actions]


def test_of_each_date_there_is_a_plan_and_the_newest_unless_another_is_asked_for(release: Released) -> None:
    assert release.plan_dates() == (MARCH, FEBRUARY)
    assert release.plan().as_at == MARCH and release.plan(FEBRUARY).as_at == FEBRUARY
    assert release.plan(dt.date(2024, 1, 31)) is None
    assert release.plan(FEBRUARY).before is None and release.plan().before.as_at == FEBRUARY


def test_actions_by_rating_stand_in_the_schemes_order_with_what_they_were(plan: Plan) -> None:
    assert [(each.rating.code, each.actions, each.before) for each in plan.totals()] == [
        *(("R", 2, 1), ("A", 2, 3), ("P", 4, 4), ("G", 1, 0), ("C", 1, 1), ("NS", 1, 1)),
    ]
    assert refs(plan.in_trouble) == ["5.1", "5.3", "1.2", "8.2"] and refs(plan.done) == ["5.4", "4.2"]


def test_without_a_plan_before_nothing_moved(release: Released) -> None:
    plan = release.plan(FEBRUARY)
    assert {each.before for each in plan.totals()} == {None} and not (plan.new or plan.changed or plan.left)


def test_overdue_goes_by_the_revised_date_and_leaves_out_what_is_done(plan: Plan) -> None:
    assert refs(plan.overdue) == ["5.1"]  # 5.3 has a new date, 5.4 is done, 1.1 is due on the day itself


def test_slipped_is_a_later_date_than_was_first_agreed(plan: Plan) -> None:
    assert refs(plan.slipped) == ["5.3"]  # 4.1's revised date is its first


def test_due_soon_is_within_28_days_both_ends_among_them(plan: Plan) -> None:
    assert refs(plan.due_soon) == ["1.1", "5.2", "8.1"]  # on the day, in 20 days, in 28; 4.1 in 29


def test_what_became_of_actions_since_the_plan_before(plan: Plan) -> None:
    assert refs(plan.new) == ["8.1", "8.2"] and refs(plan.left) == ["4.3"]
    assert [(each.ref, each.rated_anew, each.put_off) for each in plan.changed] == [
        *(("5.1", True, False), ("5.3", False, True), ("5.4", True, False), ("1.1", True, True), ("4.1", False, True)),
    ]


def test_the_plan_is_divided_by_priority_owner_partner_origin_and_measure(plan: Plan) -> None:
    assert list(plan.by("priority")) == ["1", "4", "5", "8"]
    assert {value: len(each.actions) for value, each in plan.by("partner").items()} == {"Council": 9, "NHS": 2}
    assert list(plan.by("lead_role")) == ["SEND manager", ""], "the action that nobody leads stands last"
    for column in GROUPS:
        assert sum(len(each.actions) for each in plan.by(column).values()) == len(plan.actions)


def test_a_plan_is_narrowed_with_the_one_before(plan: Plan) -> None:
    found = plan.narrowed(rag="A")
    assert refs(found.actions) == ["5.3", "1.2"] and refs(found.before.actions) == ["5.1", "5.3", "1.2"]
    assert refs(plan.narrowed(partner="NHS", priority="4").actions) == ["4.1", "4.2"]
    assert refs(plan.narrowed(words="MONEY yet").actions) == ["5.1"] and not plan.narrowed(words="no such word").actions
    assert {each.label for each in plan.narrowed(priority="5").milestones} == {"Plans in time", "Assessments overdue"}


def test_milestones_are_met_or_not_by_the_better_direction(plan: Plan) -> None:
    found = {(each.label, each.due_date.isoformat()): each.reached for each in plan.milestones}
    assert found == {
        ("Plans in time", "2024-03-31"): Reached.MET,  # 63.4% of our own, of 60
        ("Plans in time", "2024-12-31"): Reached.NOT_DUE,
        ("Assessments overdue", "2024-03-31"): Reached.NOT_MET,  # 110 of our own, where 100 or fewer were aimed at
        ("Staff trained", "2024-01-31"): Reached.MET,  # from 20 to 50 is up
        ("Waits", "2024-01-31"): Reached.NOT_MET,  # from 30 to 10 is down
        ("Model of care", "2024-01-31"): Reached.MET,
        ("New school", "2024-01-31"): Reached.NOT_MET,
        ("Charter", "2024-01-31"): Reached.NOT_KNOWN,
        ("Early win", "2024-06-30"): Reached.MET,  # told before it is due
        ("Portal", "2024-06-30"): Reached.NOT_DUE,
    }


def test_where_the_plan_tells_no_actual_the_indicators_own_figure_stands(plan: Plan, release: Released) -> None:
    due, later = [each for each in plan.milestones if each.label == "Plans in time"]
    line = release.line("plans_20_weeks_rate")
    assert due.reading == line.at(MARCH) and later.reading == line.at(MARCH), "of one that is not due, the figure so far"
    assert next(each for each in plan.milestones if each.label == "Waits").reading is None


def test_risks_stand_worst_first_with_what_became_of_them(plan: Plan) -> None:
    assert [(each.risk_id, each.severity.code if each.severity else "", each.moved) for each in plan.risks] == [
        *(("K2", "RED", "worse"), ("K1", "AMBER", "better"), ("K4", "AMBER", ""), ("K3", "GREEN", "same"), ("K5", "", "")),
    ]
    assert [each.risk_id for each in plan.closed] == ["K9"]


def test_an_older_release_has_no_plan(data_root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(data_root))
    make_root(data_root, casework_alone=True)
    assert open_release().plan_dates() == () and open_release().plan() is None


def test_a_code_that_no_scheme_has_stands_in_its_own_letters(data_root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(data_root))
    make_root(data_root)
    with duckdb.connect(str(data_root / "releases" / "r0001.duckdb")) as con:
        con.execute("update actions set rag = 'X' where ref = '5.1'")
    last = open_release().plan().totals()[-1]
    assert (last.rating.word, last.rating.shape, last.actions) == ("X", "?", 1)
