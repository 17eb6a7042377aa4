"""The Exceptions page: what needs a reason, and the forms that enter, change and close one; what is typed stays text."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.release import made_root
from scorecard.register import Register
from scorecard.terms import ALL, Commentary, Rebased

PAGE, NAME, MARCH = "pages/exceptions.py", "plans_20_weeks_rate", dt.date(2024, 3, 31)
LATER = dt.date.today() + dt.timedelta(days=30)
HOSTILE = "=1+1 <script>alert(1)</script> **bold** www.example.com &copy;"
ASKED = f"explain {NAME}"


@pytest.fixture
def own(run: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, data_root: Path) -> Callable[..., AppTest]:
    """The page on a data root of its own; a form is open where its key is given."""
    shutil.copytree(made_root(), data_root)
    monkeypatch.setenv("SCORECARD_DATA", str(data_root))
    return lambda *opened, **given: run(PAGE, **{"steward": "A. Steward", **dict.fromkeys(opened, True), **given})


def said(review: dt.date = LATER, as_at: dt.date = MARCH, reason: str = "Two posts were empty.") -> Commentary:
    return Commentary(NAME, as_at, reason, "Agency cover.", "SEND casework", review)


def headings(test: AppTest) -> list[str]:
    return [each.value for each in test.subheader]


def text(test: AppTest) -> str:
    return " ".join(each.proto.body for each in test.get("html")) + " ".join(each.value for each in (*test.markdown, *test.caption))


def test_every_figure_that_needs_a_reason_with_whose_and_since_when(own) -> None:
    test = own()
    many = len(headings(test))
    assert test.header[0].value.endswith(f"are exceptions: {many} need a reason.") and many > 5
    found = next(each.value for each in test.markdown if "SEND casework" in each.value and "63" in each.value)
    assert found.startswith("**? Needs a reason** · SEND casework") and "since January 2022" in found
    assert not test.text_area, "no form is drawn before it is unfolded"
    assert [each.proto.label for each in test.get("download_button")] == ["What is shown as XLSX", "What is shown as CSV"]


def test_a_reason_is_entered_and_stands_on_the_page(own) -> None:
    test = own(ASKED)
    assert test.text_input(key=f"owner {NAME} 0").value == "SEND casework", "whoever answers for the figure, unless somebody else acts"
    test.text_area(key=f"reason {NAME} 0").set_value(HOSTILE)
    test.text_area(key=f"action {NAME} 0").set_value("Agency cover.")
    test.date_input(key=f"review_date {NAME} 0").set_value(LATER)
    test.button(key=f"enter {NAME}").click().run()
    assert not test.exception and not test.error and "1 is explained" in test.header[0].value
    assert "<strong>Reason:</strong> =1+1 &lt;script&gt;alert(1)&lt;/script&gt; **bold** www.example.com &amp;copy;" in text(test)
    (entry,) = Register.open().commentary()
    assert (entry.who, entry.reason, entry.as_at, entry.review_date) == ("A. Steward", HOSTILE, MARCH, LATER)
    assert not test.text_area, "the form is folded again"


def test_what_is_not_taken_is_said_and_stays_typed(own) -> None:
    test = own(ASKED)
    test.text_area(key=f"reason {NAME} 0").set_value("Two posts were empty.")
    test.button(key=f"enter {NAME}").click().run()
    assert "Give an action" in test.error[0].value and Register.open().commentary() == []
    assert test.text_area(key=f"reason {NAME} 0").value == "Two posts were empty."


def test_what_another_steward_entered_meanwhile_is_not_overwritten(own) -> None:
    test = own(ASKED)
    test.text_area(key=f"reason {NAME} 0").set_value("Schools were late.")
    test.text_area(key=f"action {NAME} 0").set_value("We write to them.")
    test.date_input(key=f"review_date {NAME} 0").set_value(LATER)
    Register.open().explain(said(), "B. Steward")
    test.button(key=f"enter {NAME}").click().run()
    assert not test.exception and "B\\. Steward has said" in test.error[0].value.replace("B. ", "B\\. ")
    assert [each.who for each in Register.open().commentary()] == ["B. Steward"] and "Two posts were empty." in text(test)
    assert test.text_area(key=f"reason {NAME} 1").value == "Schools were late.", "nothing that was typed is lost"


def test_a_change_begins_with_what_stands_and_a_closing_asks_why(own) -> None:
    Register.open().explain(said(), "B. Steward")
    test = own(ASKED, f"close {NAME}")
    assert test.text_area(key=f"reason {NAME} 1").value == "Two posts were empty."
    test.button(key=f"close it {NAME}").click().run()
    assert "a reason for closing it" in test.error[0].value
    test.text_area(key=f"closing {NAME} 1").set_value("Both are filled.")
    test.button(key=f"close it {NAME}").click().run()
    assert not test.exception and not test.error and "1 is closed" in test.header[0].value
    assert "<strong>Closed because:</strong> Both are filled." in text(test)


def test_overdue_reviews_come_first_and_history_is_kept(own) -> None:
    register = Register.open()
    register.explain(said(dt.date(2024, 4, 30), reason="First."), "B. Steward")
    register.explain(said(dt.date(2024, 5, 31), reason="Second."), "B. Steward")
    test = own(f"history {NAME}")
    assert headings(test)[0].startswith("New EHC plans issued within 20 weeks") and "1 review is overdue" in test.header[0].value
    assert "Review was due on 31 May 2024" in text(test) and "First." in text(test) and "2 entries, newest first." in text(test)


def test_an_open_reason_is_carried_forward_until_it_is_closed(own) -> None:
    Register.open().explain(
        Commentary("plans_issued_count", dt.date(2024, 2, 29), "Half-term.", "None.", "SEND casework", LATER), "B. Steward"
    )
    test = own()
    assert "1 reason is still open although its figure is no exception now." in test.header[0].value
    assert any("No exception any more" in each.value for each in test.markdown) and "can be closed" in test.info[0].value
    test.selectbox(key="exceptions as at").set_value(dt.date(2024, 1, 31)).run()
    assert "still open" not in test.header[0].value, "nothing had been said then"


def test_narrowed_by_whose_and_by_standing(own) -> None:
    Register.open().explain(said(), "B. Steward")
    test = own()
    test.selectbox(key="stands").set_value("explained").run()
    assert len(headings(test)) == 1
    test.selectbox(key="stands").set_value("").run()
    test.selectbox(key="whose").set_value("Workforce planning").run()
    assert headings(test) and not any("20 weeks" in each for each in headings(test))


def test_what_is_said_stands_on_the_scorecard_and_on_the_measures_page(own, run) -> None:
    Register.open().explain(said(), "B. Steward")
    board = run("pages/board.py").dataframe[0].value
    told = dict(zip(board["Indicator"], board["Commentary"], strict=True))
    plans = next(each for each in told if each.startswith("New EHC plans issued within 20 weeks"))
    assert told[plans].startswith("Two posts were empty. Action: Agency cover. SEND casework, review on ")
    assert "? Needs a reason" in set(told.values())
    assert "<strong>Reason:</strong> Two posts were empty." in text(run("pages/measure.py", line=NAME))


def test_limits_start_anew_by_the_form_on_the_measures_page(own, run) -> None:
    test = run("pages/measure.py", line=NAME, steward="A. Steward", **{f"rebases {NAME}": True})
    test.date_input(key=f"rebased from {NAME} 0").set_value(dt.date(2023, 3, 1))
    test.button(key=f"rebase it {NAME}").click().run()
    assert "Give a reason" in test.error[0].value
    test.text_area(key=f"rebased because {NAME} 0").set_value("A new panel.")
    test.button(key=f"rebase it {NAME}").click().run()
    assert not test.exception and not test.error
    assert Register.open().rebases() == [
        Rebased(NAME, ALL, ALL, dt.date(2023, 3, 1), "A new panel.", "A. Steward", Register.open().acts(NAME)[0].at)
    ]
    assert "From 1 March 2023" in text(test)
    test.text_area(key=f"taken back because {NAME} 1").set_value("It met before.")
    test.button(key=f"take rebase back {NAME}").click().run()
    assert not test.error and Register.open().rebases() == []


def test_nothing_published_yet_is_explained(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path))
    assert "Nothing has been published yet" in run(PAGE).info[0].value
