"""What will change on the charts, before anything is published: every figure that moves, old and new, largest first."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from make.casework import valid
from make.snapshots import submitted
from make.workforce import valid as posts
from scorecard import gate, release
from scorecard.changes import Moved, changes
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


def told(value: float | None, as_at: dt.date = MARCH, **more: object) -> dict[str, object]:
    """A row of what partners supply: complaints received in a month."""
    return {
        "measure_id": "complaints_count",
        "as_at": as_at,
        "status": "value" if value is not None else "awaiting_data",
        "value": value,
    } | more


def supply(*rows: dict[str, object], as_at: dt.date = MARCH) -> str:
    return submitted(as_at, {"values": list(rows)})


def sides(each: Moved) -> tuple[tuple | None, ...]:
    return tuple(side and (side.as_at, side.value, side.status) for side in (each.old, each.new))


def test_what_partners_supplied_is_new_before_the_first_release() -> None:
    supply(told(16), told(14, FEBRUARY))
    found = changes()
    (newest,) = found.newest
    assert (newest.measure_id, newest.label, newest.unit, newest.decimals) == ("complaints_count", "Complaints (supplied)", "count", None)
    assert sides(newest) == (None, (MARCH, 16, "value")) and found.retold == () and found.added == 2


def test_a_supplied_figure_that_changes_comes_or_goes_is_told_by_its_line() -> None:
    neet = {"measure_id": "neet_rate", "as_at": MARCH, "status": "value", "value": 3.4}
    supply(told(16), told(14, FEBRUARY), neet)
    publish("A. Steward")
    assert (changes().newest, changes().retold) == ((), ())
    supply(told(17), told(12, dt.date(2024, 1, 31)))
    found = changes()
    assert {each.measure_id: sides(each) for each in found.newest} == {
        "complaints_count": ((MARCH, 16, "value"), (MARCH, 17, "value")),
        "neet_rate": ((MARCH, 3.4, "value"), None),
    }
    assert sorted(
        (each.measure_id, *sides(each)) for each in found.retold if each.measure_id == "complaints_count" and each.new is None
    ) == [("complaints_count", (FEBRUARY, 14, "value"), None)]
    moved = {(each.measure_id, (each.new or each.old).as_at): sides(each) for each in found.retold}  # type: ignore[union-attr]
    assert moved["complaints_count", MARCH] == ((MARCH, 16, "value"), (MARCH, 17, "value"))
    assert moved["complaints_count", dt.date(2024, 1, 31)] == (None, (dt.date(2024, 1, 31), 12, "value"))
    assert moved["neet_rate", MARCH] == ((MARCH, 3.4, "value"), None)
    assert found.added == 0 and [each.size for each in found.retold] == sorted((each.size for each in found.retold), reverse=True)


def test_a_status_that_becomes_a_figure_or_another_status_moves() -> None:
    supply(told(None), told(None, FEBRUARY))
    publish("A. Steward")
    supply(told(16), told(None, FEBRUARY, status="not_available"))
    assert {sides(each) for each in changes().retold} == {
        ((MARCH, None, "awaiting_data"), (MARCH, 16, "value")),
        ((FEBRUARY, None, "awaiting_data"), (FEBRUARY, None, "not_available")),
    }


def test_a_new_month_moves_the_newest_supplied_figure_and_counts_what_is_new() -> None:
    supply(told(14, FEBRUARY), as_at=FEBRUARY)
    publish("A. Steward")
    supply(told(16), told(14, FEBRUARY))
    found = changes()
    assert [sides(each) for each in found.newest] == [((FEBRUARY, 14, "value"), (MARCH, 16, "value"))]
    assert found.retold == () and found.added == 1


def test_one_row_moves_every_line_that_shows_a_part_of_it_and_windows_are_named() -> None:
    rate = {"measure_id": "permanent_exclusion_rate", "as_at": dt.date(2023, 12, 31), "status": "value", "value": 0.02, "numerator": 9}
    supply(rate, told(160, dt.date(2023, 8, 31), window="year_to_date"))
    labels = {each.measure_id: each.label for each in changes().newest}
    assert labels["complaints_count"].endswith("(supplied, year to date)")
    assert labels["permanent_exclusion_rate"].endswith("(supplied)") and len(labels) == 2


def test_a_release_of_before_partners_supplied_anything_has_none() -> None:
    supply(told(16))
    publish("A. Steward")
    with duckdb.connect(str(release.path_of("r0001"))) as con:
        con.execute("drop view supplied_figures; drop table supplied; drop table first_published")
    supply(told(16), told(14, FEBRUARY))
    found = changes()
    assert [sides(each) for each in found.newest] == [(None, (MARCH, 16, "value"))]
    assert {each.old for each in found.retold} == {None} and len(found.retold) == 2
