"""The page Briefings: a draft is written, saved, frozen and taken away; a frozen one says what became of its figures."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.briefing import COMMITTEE, MAY, RATE, item, own_root, saved
from scorecard import settings
from scorecard.briefing import freeze
from scorecard.register import Register
from scorecard.terms import BriefingItem


@pytest.fixture
def opened(data_root: Path) -> AppTest:
    own_root(data_root)
    return AppTest.from_file(str(settings.CHECKOUT / "pages/briefings.py"), default_timeout=120)


def run(test: AppTest) -> AppTest:
    test.run()
    assert not test.exception and not test.error, [each.value for each in test.error]
    return test


def find(found, words: str):
    return next(each for each in found if each.label == words)


def test_a_briefing_is_written_saved_and_frozen(opened: AppTest) -> None:
    test = run(opened)
    find(test.text_input, "Title").set_value("How *long* families wait")
    find(test.selectbox, "Committee").set_value(COMMITTEE)
    find(test.date_input, "Meeting").set_value(MAY)
    find(test.multiselect, "Figures, in order").set_value([RATE])
    run(test)
    assert any("67" in each.value and "The target is 95%" in each.value.replace("\\", "") for each in test.markdown), "the drafted sentence"
    find(test.multiselect, "Of").set_value([("", ""), ("phase", "primary")])
    run(test)
    test.text_area[0].set_value("Our words.")
    find(run(test).button, "Save").click()
    run(test)
    of = Register.open().briefing("b0001")
    assert of.items == (BriefingItem(RATE, words="Our words."), BriefingItem(RATE, "phase", "primary"))
    assert (of.title, of.committee, of.meeting, of.release_id) == ("How *long* families wait", COMMITTEE, MAY, "r0001")
    assert [each.value for each in test.success] == ["b0001 is saved\\."] or test.success[0].value.startswith("b0001 is saved")
    find(test.button, "Freeze it for good").click()
    run(test)
    assert Register.open().briefing("b0001").is_frozen and "never changes" in test.success[0].value
    assert {each.label for each in test.get("download_button")} >= {"index.html", "briefing.pdf", "figures.csv", "tables.xlsx"}


def test_what_cannot_be_taken_is_said_and_nothing_is_entered(opened: AppTest) -> None:
    test = run(opened)
    find(test.multiselect, "Figures, in order").set_value([RATE])
    find(run(test).button, "Save").click()
    test.run()
    assert "Give a title" in test.error[0].value and Register.open().briefings() == []


def test_a_frozen_one_says_that_its_release_was_withdrawn_and_hides_what_tells_of_a_child(opened: AppTest) -> None:
    freeze(saved([item()]), "A. Author")
    Register.open().withdraw("r0001", "A. Steward", "A count of two.", disclosure=True)
    opened.session_state["briefing"] = "b0001"
    test = run(opened)
    assert "could have told something of a child" in test.warning[0].value and not test.get("download_button")
    assert dt.date.today() >= MAY
