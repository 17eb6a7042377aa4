"""Commentary in the register: entries are added, a change is a new one, and each is an act."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scorecard.register import Register, RegisterError
from scorecard.terms import Commentary

MARCH, APRIL = dt.date(2024, 3, 31), dt.date(2024, 4, 30)
SAID = Commentary("plans_20_weeks_rate", MARCH, "Two posts were empty.", "Agency cover until May.", "SEND casework", dt.date(2024, 6, 30))


def test_a_change_and_a_closing_are_new_entries_and_each_is_an_act() -> None:
    register = Register.open()
    register.explain(SAID, "A. Steward")
    register.explain(replace(SAID, as_at=APRIL, reason="One post is filled."), "B. Steward")
    register.close(replace(SAID, as_at=APRIL, reason="One post is filled."), "C. Steward", "Both posts are filled.")
    entries = register.commentary()
    assert [(each.entry_id, each.who, each.as_at, each.reason, each.closed, each.closing) for each in entries] == [
        (1, "A. Steward", MARCH, "Two posts were empty.", False, ""),
        (2, "B. Steward", APRIL, "One post is filled.", False, ""),
        (3, "C. Steward", APRIL, "One post is filled.", True, "Both posts are filled."),
    ]
    first = entries[0]
    assert (first.action, first.owner, first.review_date) == ("Agency cover until May.", "SEND casework", dt.date(2024, 6, 30))
    assert first.at is not None and first.at.tzinfo is None
    assert [(each.act, each.who, each.reason) for each in register.acts("plans_20_weeks_rate")] == [
        ("closed", "C. Steward", "Both posts are filled."),
        ("explained", "B. Steward", "One post is filled."),
        ("explained", "A. Steward", "Two posts were empty."),
    ]


def test_the_entries_of_one_indicator() -> None:
    register = Register.open()
    register.explain(SAID, "A. Steward")
    register.explain(replace(SAID, indicator_id="reviews_overdue_count"), "A. Steward")
    assert [each.indicator_id for each in register.commentary("reviews_overdue_count")] == ["reviews_overdue_count"]
    assert register.commentary("requests_count") == []


def test_of_two_who_explain_at_once_the_second_is_told() -> None:
    register = Register.open()
    register.explain(SAID, "A. Steward", as_of=0)
    for late in (
        lambda: register.explain(replace(SAID, reason="Schools were late."), "B. Steward", as_of=0),
        lambda: register.close(SAID, "B. Steward", "Done.", as_of=0),
    ):
        with pytest.raises(RegisterError, match="Steward has said something"):
            late()
    register.close(SAID, "B. Steward", "Done.", as_of=1)
    assert [each.closed for each in register.commentary()] == [False, True] and len(register.acts()) == 2


def test_nothing_is_closed_without_a_reason() -> None:
    register = Register.open()
    register.explain(SAID, "A. Steward")
    with pytest.raises(RegisterError, match="reason"):
        register.close(SAID, "A. Steward", "  ")
    assert len(register.commentary()) == len(register.acts()) == 1


def test_an_entry_that_fails_half_way_leaves_no_act() -> None:
    register = Register.open()
    with pytest.raises(RegisterError):
        register.explain(replace(SAID, owner=None), "A. Steward")  # type: ignore[arg-type]
    assert register.commentary() == register.acts() == []


def test_text_comes_back_as_it_was_written() -> None:
    hostile = "=1+1 <script>alert(1)</script> **bold** ‘quoted’ 100% \\ ; drop table acts"
    Register.open().explain(replace(SAID, reason=hostile), "A. Steward")
    assert Register.open().commentary()[0].reason == hostile
