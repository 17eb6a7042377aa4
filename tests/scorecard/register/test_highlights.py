"""Highlight reports in the register: added, never changed; one act for what was saved at once; an older register gets the table."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from scorecard import settings
from scorecard.register import Register, RegisterError, connection
from scorecard.register.highlights import HIGHLIGHTS

MARCH = dt.date(2024, 3, 31)


def test_what_was_written_stays_and_is_one_act(each_register: str) -> None:
    register = Register.open()
    register.write_highlights("5", MARCH, "A. Author", {"help": "Two posts.", "challenges": "None."}, 0)
    seen = register.highlights("5")[-1].highlight_id
    register.write_highlights("5", MARCH, "B. Author", {"help": ""}, seen)
    assert [(each.part, each.text, each.who) for each in register.highlights("5")] == [
        *(("help", "Two posts.", "A. Author"), ("challenges", "None.", "A. Author"), ("help", "", "B. Author")),
    ]
    assert [(each.act, each.subject, each.reason) for each in register.acts()] == [
        ("highlighted", "Highlight report of priority 5, as at 2024-03-31", "help"),
        ("highlighted", "Highlight report of priority 5, as at 2024-03-31", "help, challenges"),
    ]
    assert register.highlights("1") == []


def test_of_two_who_write_at_once_the_second_is_told(each_register: str) -> None:
    register = Register.open()
    register.write_highlights("5", MARCH, "A. Author", {"help": "Two posts."}, 0)
    with pytest.raises(RegisterError, match=r"A\. Author has written this report meanwhile"):
        register.write_highlights("5", MARCH, "B. Author", {"help": "Three."}, 0)
    assert len(register.highlights("5")) == 1 and len(register.acts()) == 1
    register.write_highlights("1", MARCH, "B. Author", {"help": "Three."}, 0)  # another priority's report is another


def test_an_older_register_gets_the_table(each_register: str) -> None:
    Register.open()
    engine = sa.create_engine(settings.register_url())
    HIGHLIGHTS.drop(engine)
    connection._engine.cache_clear()
    assert Register.open().highlights("5") == [] and "highlights" in sa.inspect(engine).get_table_names()
    engine.dispose()
