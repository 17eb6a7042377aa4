"""The Publish page: what would change is seen before anything is published, and a release is taken back with a reason."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from make.casework import valid
from make.dying_clerk import work
from make.snapshots import submitted
from make.workforce import valid as posts
from scorecard import desk, inbox, publish, settings
from scorecard.inbox import Standing
from scorecard.register import Register

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch):
    """The page, opened; `work` is its clerk."""
    monkeypatch.setattr(desk, "ensure_clerk", lambda: "")
    monkeypatch.chdir(settings.CHECKOUT)

    def page() -> AppTest:
        test = AppTest.from_file(str(settings.CHECKOUT / "pages/publish.py"), default_timeout=60)
        test.session_state["steward"] = "A. Steward"
        test.run()
        assert not test.exception
        return test

    return page


def press(test: AppTest, words: str) -> AppTest:
    next(each for each in test.button if each.label == words).click()
    test.run()
    assert not test.exception
    return test


def labels(test: AppTest) -> list[str]:
    return [each.label for each in test.button]


def test_nothing_waits(opened) -> None:
    test = opened()
    assert any("Nothing waits to be published" in each.value for each in test.markdown)


def test_changes_are_seen_first_and_then_published(opened) -> None:
    submitted(FEBRUARY)
    publish.publish("A. Steward")
    rows = valid(FEBRUARY)
    rows["plans"] = [{**each, "placement": "special"} if each["plan_id"] == "E03" else each for each in rows["plans"]]
    submitted(FEBRUARY, rows)
    test = opened()
    assert "Publish this" not in labels(test)
    press(test, "See what would change")
    assert "waiting for the clerk" in test.info[0].value and "Publish this" not in labels(test)
    work()
    test.run()
    newest = next(each.value for each in test.dataframe if "Shows now" in each.value and "As at" not in each.value)
    assert "February 2024" in newest["Shows now"][0] and newest["Shows now"][0] != newest["Would show"][0]
    press(test, "Publish this")
    work()
    test.run()
    assert test.success[0].value == "Release r0002 is published, and shows now."
    assert Register.open().acts("r0002")[0].who == "A. Steward"


def test_what_was_compared_is_what_is_published(opened) -> None:
    submitted(FEBRUARY)
    test = press(opened(), "See what would change")
    work()
    test.run()
    assert "Publish this" in labels(test)
    submitted(MARCH)
    press(test, "Publish this")
    work()
    assert Register.open().releases() == [] and "Publish this" not in labels(test), "what is accepted now was not compared"


def test_a_publication_that_was_overtaken_is_refused(opened) -> None:
    submitted(FEBRUARY)
    desk.publishing.publish("A. Steward", [])
    submitted(MARCH)
    work()
    order = desk.publishing.published()
    assert order is not None and order.standing is Standing.FAILED and "compare again" in order.message
    assert Register.open().releases() == []


def test_one_return_may_be_published_alone(opened) -> None:
    submitted(MARCH)
    submitted(MARCH, posts())
    test = opened()
    test.multiselect(key="returns").set_value(["workforce"]).run()
    press(test, "See what would change")
    assert inbox.states()[-1].arguments["returns"] == ["workforce"]


def test_a_release_is_withdrawn_with_a_reason_and_published_again(opened) -> None:
    submitted(FEBRUARY)
    publish.publish("A. Steward")
    test = press(opened(), "Withdraw it")
    assert "for a reason" in test.error[0].value
    test.text_input(key="why Withdraw it").set_value("Wrong file.")
    press(test, "Withdraw it")
    assert "Withdraw it" not in labels(test) and "✖ Withdrawn by A. Steward" in test.dataframe[-1].value["Standing"][0]
    test.text_input(key="why Publish it again").set_value("It was right.")
    press(test, "Publish it again")
    assert test.dataframe[-1].value["Standing"][0] == "✔ Shows now"


def test_what_partners_supplied_stands_among_what_would_change(opened) -> None:
    complaints = {"measure_id": "complaints_count", "as_at": MARCH, "status": "value", "value": 16}
    neet = {"measure_id": "neet_rate", "as_at": MARCH, "status": "awaiting_data"}
    therapy = {"measure_id": "therapy_18_weeks_rate", "as_at": MARCH, "status": "value", "value": 97.5}
    submitted(MARCH, {"values": [complaints, neet, therapy]})
    publish.publish("A. Steward")
    submitted(MARCH, {"values": [complaints | {"value": 18}, neet | {"status": "value", "value": 3.4, "numerator": 278}]})
    test = press(opened(), "See what would change")
    work()
    test.run()
    assert not test.exception
    newest = next(each.value for each in test.dataframe if "Shows now" in each.value and "As at" not in each.value)
    rows = {row["Measure"]: (row["Shows now"], row["Would show"], row["Change"]) for row in newest.to_dict("records")}
    assert rows["Complaints (supplied)"] == ("16 (March 2024)", "18 (March 2024)", "\u25b2 2")
    awaited = {now: change for before, now, change in rows.values() if before == "awaiting data (March 2024)"}
    assert awaited == {"3.4% (March 2024)": "", "278 (March 2024)": ""}, "both lines that show a part of it"
    assert ("97.5% (March 2024)", "\u2013", "gone") in rows.values()
