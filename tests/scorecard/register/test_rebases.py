"""Rebases in the register: they stand until they are taken back, by cohort, and each is an act."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scorecard.register import Register, RegisterError
from scorecard.terms import ALL, Rebased

SEPTEMBER, JANUARY = dt.date(2023, 9, 1), dt.date(2024, 1, 1)
DECIDED = Rebased("plans_20_weeks_rate", ALL, ALL, JANUARY, "A new panel meets each week.")


def test_rebases_stand_by_date_with_who_and_why() -> None:
    register = Register.open()
    register.rebase(DECIDED, "A. Steward")
    register.rebase(replace(DECIDED, starts=SEPTEMBER, reason="A new database."), "B. Steward")
    assert [(each.starts, each.reason, each.who) for each in register.rebases("plans_20_weeks_rate")] == [
        (SEPTEMBER, "A new database.", "B. Steward"),
        (JANUARY, "A new panel meets each week.", "A. Steward"),
    ]
    assert register.rebases("requests_count") == []
    assert [(each.act, each.subject) for each in register.acts()] == [("rebased", "plans_20_weeks_rate")] * 2


def test_one_that_is_taken_back_counts_no_more_and_may_be_decided_anew() -> None:
    register = Register.open()
    register.rebase(DECIDED, "A. Steward")
    register.take_rebase_back(DECIDED, "B. Steward", "The panel met each week before.")
    assert register.rebases() == []
    last = register.acts()[0]
    assert (last.act, last.reason) == ("rebase_taken_back", "The panel met each week before.")
    register.rebase(replace(DECIDED, reason="It did not."), "A. Steward")
    assert [each.reason for each in register.rebases()] == ["It did not."] and len(register.acts()) == 3


def test_each_cohort_has_its_own() -> None:
    register = Register.open()
    register.rebase(DECIDED, "A. Steward")
    register.rebase(replace(DECIDED, phase="primary"), "A. Steward")
    register.take_rebase_back(DECIDED, "A. Steward", "Wrong.")
    assert [(each.phase, each.sen_provision) for each in register.rebases()] == [("primary", ALL)]


def test_what_is_no_decision_is_not_entered() -> None:
    register = Register.open()
    for wrong, said in (
        (lambda: register.rebase(replace(DECIDED, reason=" "), "A. Steward"), "reason"),
        (lambda: register.take_rebase_back(DECIDED, "A. Steward", "Wrong."), "not rebased from 01/01/2024"),
    ):
        with pytest.raises(RegisterError, match=said):
            wrong()
    register.rebase(DECIDED, "A. Steward")
    for wrong, said in (
        (lambda: register.rebase(replace(DECIDED, reason="Again."), "B. Steward"), "already"),
        (lambda: register.take_rebase_back(DECIDED, "B. Steward", ""), "reason"),
    ):
        with pytest.raises(RegisterError, match=said):
            wrong()
    assert len(register.acts()) == 1
