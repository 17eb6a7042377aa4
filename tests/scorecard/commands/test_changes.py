"""`changes`: what a publication would change, in text, and nothing published."""

from __future__ import annotations

import datetime as dt

from make.casework import valid
from make.snapshots import submitted
from make.workforce import valid as posts
from scorecard.register import Register

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


def test_before_the_first_release_every_figure_is_new(run) -> None:
    submitted(MARCH)
    code, out, _ = run("changes")
    assert code == 0 and out.startswith("Shows now: nothing, yet.\nWould be new: casework as at 31/03/2024, received on")
    assert "told anew: 0." in out and "no figure → " in out and Register.open().releases() == []


def test_a_new_month_says_old_and_new(run) -> None:
    submitted(FEBRUARY)
    run("publish")
    submitted(MARCH)
    code, out, _ = run("changes")
    assert code == 0 and "Shows now: release r0001, as at 29/02/2024." in out
    newest = out.partition("Newest figures that move")[2].partition("told anew")[0]
    (line,) = (each for each in newest.splitlines() if each.startswith("  EHC plans maintained: "))
    old, _, new = line.partition(" → ")
    assert old.endswith("(29/02/2024)") and new.endswith("(31/03/2024)")


def test_a_corrected_return_names_the_largest_move_first_and_counts_breakdowns(run) -> None:
    submitted(MARCH)
    run("publish")
    rows = valid(MARCH)
    rows["requests"] = [{**each, "phase": "secondary"} if each["request_id"] == "R02" else each for each in rows["requests"]]
    submitted(MARCH, rows)
    _, out, _ = run("changes")
    assert "Newest figures that move: 0." in out and "told anew: 0." in out and "Figures of new dates: 0." in out
    assert "  assessments_open_count: " in out
    rows["plans"] = [{**each, "placement": "special"} if each["plan_id"] == "E03" else each for each in rows["plans"]]
    submitted(MARCH, rows)
    _, out, _ = run("changes")
    assert "largest move first." in out and "%" in out.partition("Newest figures")[2]


def test_one_return_alone(run) -> None:
    submitted(MARCH)
    run("publish")
    submitted(MARCH, valid(MARCH) | {"advice": valid(MARCH)["advice"][:3]})
    submitted(MARCH, posts())
    _, out, _ = run("changes", "--return", "workforce")
    assert "Would be new: workforce as at 31/03/2024" in out and "casework as at" not in out


def test_without_a_change_nothing_moves(run) -> None:
    submitted(MARCH)
    run("publish")
    code, out, _ = run("changes")
    assert code == 0 and "Would be new: no return." in out and " → " not in out


def test_nothing_accepted(run) -> None:
    code, out, err = run("changes")
    assert (code, out) == (2, "") and "nothing to publish" in err


def test_what_partners_supplied_is_told_with_its_label_and_a_status_in_words(run) -> None:
    supplied = {"measure_id": "complaints_count", "as_at": MARCH, "status": "awaiting_data"}
    submitted(MARCH, {"values": [supplied]})
    run("publish")
    submitted(MARCH, {"values": [supplied | {"status": "value", "value": 16.5}]})
    code, out, _ = run("changes")
    line = "  Complaints (supplied): awaiting data (31/03/2024) \u2192 16.5 (31/03/2024)"
    assert code == 0 and out.count(line) == 2, "as its newest, and as a date that shows already"
