"""The Submit page: files are handed over, and it says how each stands; what a file does not say is asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.casework import workbook
from make.dying_clerk import work
from make.files import put, tables, xlsx
from scorecard import desk, inbox, settings
from scorecard.register import Register

MARCH = dt.date(2024, 3, 31)
HELD = put(tables(), "requests", 3, "received_date", "31/06/2024")
NO_COVER = {name: table for name, table in tables().items() if name != "return"}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page within the app, on an empty data root; `work` is its clerk."""
    monkeypatch.setattr(desk, "ensure_clerk", lambda: "")
    monkeypatch.chdir(settings.CHECKOUT)
    test = AppTest.from_file(str(settings.CHECKOUT / "app.py"), default_timeout=60).run().switch_page("pages/submit.py").run()
    assert not test.exception
    return test


def send(test: AppTest, *paths: Path) -> AppTest:
    test.file_uploader[0].set_value([(path.name, path.read_bytes(), "application/octet-stream") for path in paths]).run()
    button(test, "Submit").click().run()
    assert not test.exception
    return test


def button(test: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(each for each in test.button if each.label == label)


def said(test: AppTest) -> str:
    return "\n".join(each.value for each in test.markdown).replace("\\", "")


def links(test: AppTest) -> list[str]:
    return [each.proto.query_string for each in test.get("page_link")]


def test_before_anything_was_sent(opened: AppTest) -> None:
    assert [each.value for each in opened.title] == ["Submit"]
    assert "Nothing has been sent" in said(opened) and button(opened, "Submit").disabled
    assert opened.text_input(key="steward").value == settings.user()


def test_files_are_handed_over_and_each_says_what_came_of_it(opened: AppTest, tmp_path: Path) -> None:
    opened.text_input(key="steward").set_value("B. Steward").run()
    send(opened, xlsx(tmp_path / "b [2].xlsx", HELD), workbook(tmp_path / "a.xlsx"))
    assert "**b [2].xlsx** · … Waiting" in said(opened) and not opened.file_uploader[0].value, "what was handed over is let go"
    work()
    opened.run()
    assert "**a.xlsx** · ▸ Passed, not accepted yet" in said(opened) and "**b [2].xlsx** · ■ Held" in said(opened)
    assert "1 finding holds the return." in said(opened) and "A resubmission" in said(opened)
    known = {each.snapshot_id.replace("/", "%2F") for each in Register.open().submissions()}
    assert {each.removeprefix("submission=") for each in links(opened)} == known
    assert {each.who for each in Register.open().acts()} == {"B. Steward"}
    button(opened, "Clear the list").click().run()
    assert "a.xlsx" not in said(opened) and len(Register.open().submissions()) == 2


def test_a_name_that_is_taken_away_is_the_computers_user(opened: AppTest, tmp_path: Path) -> None:
    opened.text_input(key="steward").set_value("  ").run()
    send(opened, workbook(tmp_path / "a.xlsx"))
    assert inbox.states()[0].who == settings.user()


def test_what_a_file_does_not_say_is_asked_and_not_sent_again(opened: AppTest, tmp_path: Path) -> None:
    send(opened, xlsx(tmp_path / "a.xlsx", NO_COVER))
    work()
    opened.run()
    assert "The file does not say which return this is or which date it is as at." in said(opened)
    assert button(opened, "Go on").disabled
    opened.selectbox[0].set_value("casework").run()
    opened.date_input[0].set_value(MARCH).run()
    button(opened, "Go on").click().run()
    work()
    opened.run()
    assert "casework as at 31 March 2024 · 52 rows" in said(opened) and not opened.selectbox


def test_what_is_not_wanted_is_dropped(opened: AppTest, tmp_path: Path) -> None:
    send(opened, xlsx(tmp_path / "a.xlsx", NO_COVER))
    work()
    button(opened.run(), "Do not take it in").click().run()
    assert not opened.exception and "Nothing has been sent" in said(opened) and inbox.states() == []


def test_a_question_that_somebody_else_has_answered_is_said(opened: AppTest, tmp_path: Path) -> None:
    send(opened, xlsx(tmp_path / "a.xlsx", tables(cover={"return": None})))
    work()
    opened.run().selectbox[0].set_value("workforce").run()
    desk.answer(inbox.states()[0].order_id, "casework", MARCH)
    button(opened, "Go on").click().run()
    assert not opened.exception and "somebody else has answered" in opened.error[0].value
    assert inbox.states()[0].arguments["return_name"] == "casework"


def test_a_disk_that_does_not_take_it_is_said_and_the_files_stay_chosen(opened: AppTest, data_root: Path, tmp_path: Path) -> None:
    opened.file_uploader[0].set_value([("a.xlsx", workbook(tmp_path / "a.xlsx").read_bytes(), "")]).run()
    data_root.mkdir(exist_ok=True)
    (data_root / "inbox").write_text("a file where a folder should be")
    button(opened, "Submit").click().run()
    assert not opened.exception and any("Nothing was taken" in each.value for each in opened.error)
    (data_root / "inbox").unlink()
    button(opened, "Submit").click().run()
    assert not opened.error and "**a.xlsx** · … Waiting" in said(opened)


def test_a_clerk_that_does_not_stay_is_said(opened: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "ensure_clerk", lambda: "The process that takes files in ends as soon as it is started.")
    assert [each.value for each in opened.run().error] == ["The process that takes files in ends as soon as it is started."]
