"""The page Shared links: a link is made, told once and whole, listed without itself, and revoked for a reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from make.briefing import frozen_root
from scorecard import settings
from scorecard.links import STANDING
from scorecard.register import Register, now
from scorecard.wording import links as words


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page, as a browser reaches it below an address of the council's."""
    monkeypatch.setattr(ContextProxy, "url", "https://figures.example.gov.uk/scorecard/links?a=b")
    return AppTest.from_file(str(settings.CHECKOUT / "pages/links.py"), default_timeout=60)


def press(test: AppTest, label: str) -> AppTest:
    next(each for each in test.button if each.label == label).click()
    test.run()
    assert not test.exception
    return test


def test_a_link_is_made_and_its_whole_address_is_told_once(opened: AppTest, data_root: Path) -> None:
    frozen_root(data_root)
    test = press(opened.run(), "Make a link")
    (address,) = [each.value for each in test.code]
    before, _, token = address.rpartition("/b/")
    assert before == "https://figures.example.gov.uk/scorecard"
    assert (found := STANDING.find(token)) and found.until == now().date() + dt.timedelta(days=90)
    assert any(words.ONCE in each.value for each in test.success)
    (row,) = test.dataframe[0].value.to_dict("records")
    assert (row["Link"], row["State"]) == ("Link 1", "opens") and token not in str(test.dataframe[0].value)
    test.run()
    assert not test.code and not test.success, "it is told once"


def test_one_is_revoked_for_a_reason(opened: AppTest, data_root: Path) -> None:
    frozen_root(data_root)
    test = press(opened.run(), "Make a link")
    token = test.code[0].value.rpartition("/b/")[2]
    assert [each.value for each in press(test, "Revoke it").error] != [] and STANDING.find(token)
    next(each for each in test.text_input if each.label == "Why").set_value("Sent to the wrong committee")
    test = press(test, "Revoke it")
    assert STANDING.find(token) is None and Register.open().links()[0].reason == "Sent to the wrong committee"
    assert not [each for each in test.button if each.label == "Revoke it"], "there is none left to revoke"
    assert test.dataframe[0].value["State"][0].startswith("revoked by")


def test_without_a_frozen_briefing_there_is_nothing_to_make_a_link_to(opened: AppTest) -> None:
    test = opened.run()
    assert not test.exception and not test.button
    assert [each.value for each in test.info] == [words.NO_BRIEFING, words.NO_LINK]
