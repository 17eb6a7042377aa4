"""What will change on the charts, before anything is published: every figure that moves, old and new, largest first."""

from __future__ import annotations

import datetime as dt

import pytest

from make.casework import valid
from make.snapshots import submitted
from make.workforce import valid as posts
from scorecard import gate, release
from scorecard.changes import changes
from scorecard.publish import PublishError, publish
from scorecard.register import Register
from scorecard.released import open_release

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


def test_before_the_first_release_everything_is_new() -> None:
    submitted(MARCH)
    found = changes()
    assert found.against is None and found.retold == () and found.added > 100
    assert {each.old for each in found.newest} == {None}
    assert [each.as_at for each in found.snapshots] == [MARCH]
    assert Register.open().releases() == [] and not [path for path in release.folder().iterdir() if "duckdb" in path.name]


def test_without_a_change_nothing_moves() -> None:
    submitted(MARCH)
    publish("A. Steward")
    found = changes()
    assert (found.newest, found.retold, found.added, found.breakdowns, found.snapshots) == ((), (), 0, {}, ())
    assert found.against is not None and found.against.release_id == "r0001"


def test_a_corrected_return_moves_what_it_corrects_and_the_release_then_says_the_same() -> None:
    submitted(MARCH)
    publish("A. Steward")
    before = open_release()
    rows = valid(MARCH)
    rows["plans"] = [{**each, "placement": "special"} if each["plan_id"] == "E03" else each for each in rows["plans"]]
    submitted(MARCH, rows)
    found = changes()
    moved = {each.measure_id: each for each in found.retold}
    assert "plans_mainstream_rate" in moved and "requests_count" not in moved and found.added == 0
    sizes = [each.size for each in found.retold]
    assert sizes == sorted(sizes, reverse=True) and all(sizes)
    publish("A. Steward")
    for measure_id, each in moved.items():
        assert each.old and each.new
        for told, where in ((each.old, before), (each.new, open_release())):
            row = next(row for row in where.figures(measure_id).to_pylist() if row["as_at"] == told.as_at)
            assert (row["value"], row["sign"]) == (told.value, told.sign)


def test_a_new_month_moves_the_newest_figures_and_says_which_months_are_told_anew() -> None:
    submitted(FEBRUARY)
    publish("A. Steward")
    submitted(MARCH)
    found = changes()
    newest = {each.measure_id: each for each in found.newest}["plans_maintained_count"]
    assert newest.old and newest.new and (newest.old.as_at, newest.new.as_at) == (FEBRUARY, MARCH)
    assert found.added > 0 and all(each.old and each.old.as_at <= FEBRUARY for each in found.retold)


def test_a_breakdown_that_moves_under_an_unmoved_total_is_counted() -> None:
    submitted(MARCH)
    publish("A. Steward")
    rows = valid(MARCH)
    rows["requests"] = [{**each, "phase": "secondary"} if each["request_id"] == "R02" else each for each in rows["requests"]]
    submitted(MARCH, rows)
    found = changes()
    assert found.retold == () and found.breakdowns["assessments_open_count"] >= 2


def test_one_return_alone_may_be_published() -> None:
    submitted(MARCH)
    publish("A. Steward")
    second, third = submitted(MARCH, posts()), submitted(FEBRUARY, posts(FEBRUARY))
    rows = valid(MARCH)
    rows["requests"] = [{**each, "phase": "secondary"} if each["request_id"] == "R02" else each for each in rows["requests"]]
    submitted(MARCH, rows)
    assert changes(returns=["workforce"]).breakdowns == {}
    publish("A. Steward", returns=["workforce"])
    on = Register.open().snapshots_of("r0002")
    assert {second, third} <= set(on) and len(on) == 3
    with pytest.raises(PublishError, match="Nothing of inclusion has been accepted"):
        publish("A. Steward", returns=["inclusion"])


def test_a_return_that_is_held_after_it_was_published_leaves() -> None:
    submitted(FEBRUARY)
    march = submitted(MARCH)
    publish("A. Steward")
    gate.hold(march, "A. Steward", "The team rang.")
    newest = {each.measure_id: each for each in changes().newest}["plans_maintained_count"]
    assert newest.old and newest.new and (newest.old.as_at, newest.new.as_at) == (MARCH, FEBRUARY)
