"""Briefings in the register: every save is an act, freezing is done once, and what is frozen changes no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa

from scorecard import settings
from scorecard.register import Register, RegisterError, connection
from scorecard.register.briefings import BRIEFING_ITEMS, BRIEFINGS, FROZEN_BRIEFINGS
from scorecard.terms import Briefing, BriefingItem

MAY = dt.date(2024, 5, 14)
ITEMS = (BriefingItem("plans_20_weeks_rate", "phase", "primary", ("england",), "Our words."), BriefingItem("requests_count"))
NEW = Briefing("", "SEND in May", "Scrutiny", MAY, "r0001", ITEMS)


def test_a_briefing_is_kept_as_it_was_last_saved_its_items_in_order() -> None:
    register = Register.open()
    first = register.save_briefing(NEW, "A. Author")
    assert (first.briefing_id, first.items, first.who, first.is_frozen) == ("b0001", ITEMS, "A. Author", False)
    second = register.save_briefing(replace(first, title="SEND in spring", items=ITEMS[::-1]), "B. Author")
    assert (second.title, second.items, second.who) == ("SEND in spring", ITEMS[::-1], "B. Author")
    assert register.save_briefing(replace(NEW, meeting=dt.date(2024, 6, 1), items=()), "A. Author").briefing_id == "b0002"
    assert [(each.briefing_id, len(each.items)) for each in register.briefings()] == [("b0002", 0), ("b0001", 2)]
    assert [(each.act, each.subject) for each in register.acts("b0001")] == [("briefed", "b0001")] * 2


def test_freezing_is_an_act_and_done_once() -> None:
    register = Register.open()
    saved = register.save_briefing(NEW, "A. Author")
    frozen = register.freeze_briefing(saved, "B. Author", "ab" * 32)
    assert (frozen.frozen_by, frozen.sha256, frozen.is_frozen, frozen.who) == ("B. Author", "ab" * 32, True, "A. Author")
    assert (register.acts()[0].act, register.acts()[0].reason) == ("frozen", "SEND in May, to release r0001")
    for change in (lambda: register.freeze_briefing(saved, "A. Author", "cd"), lambda: register.save_briefing(saved, "A. Author")):
        with pytest.raises(RegisterError, match="b0001 is frozen, and never changes"):
            change()
    assert register.briefing("b0001").sha256 == "ab" * 32 and len(register.acts()) == 2


def test_a_new_version_says_which_frozen_one_it_replaces() -> None:
    register = Register.open()
    saved = register.save_briefing(NEW, "A. Author")
    with pytest.raises(RegisterError, match="b0001 is no frozen briefing"):
        register.save_briefing(replace(NEW, replaces="b0001"), "A. Author")
    register.freeze_briefing(saved, "A. Author", "ab")
    assert register.save_briefing(replace(NEW, replaces="b0001"), "A. Author").replaces == "b0001"


def test_of_two_authors_at_once_the_second_is_told() -> None:
    register = Register.open()
    seen = register.save_briefing(NEW, "A. Author")
    register.save_briefing(replace(seen, title="Another"), "B. Author")
    for change in (lambda: register.save_briefing(seen, "A. Author"), lambda: register.freeze_briefing(seen, "A. Author", "ab")):
        with pytest.raises(RegisterError, match=r"B\. Author has saved b0001 meanwhile"):
            change()
    assert register.briefing("b0001").title == "Another"


def test_one_that_there_is_not_is_said() -> None:
    with pytest.raises(RegisterError, match="There is no briefing b0009"):
        Register.open().briefing("b0009")
    with pytest.raises(RegisterError, match="There is no briefing b0009"):
        Register.open().save_briefing(replace(NEW, briefing_id="b0009"), "A. Author")


def test_an_older_register_gets_the_tables() -> None:
    Register.open()
    engine = sa.create_engine(settings.register_url())
    for table in (BRIEFING_ITEMS, BRIEFINGS, FROZEN_BRIEFINGS):
        table.drop(engine)
    connection._engine.cache_clear()
    assert Register.open().briefings() == []
    engine.dispose()
