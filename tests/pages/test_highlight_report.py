"""The highlight report: filled with what is known, written by its author, carried forward as a draft."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.plan import FEBRUARY, HOSTILE, MARCH
from make.release import made_root
from scorecard import settings
from scorecard.desk import highlights
from scorecard.register import Register


@pytest.fixture(autouse=True)
def own(data_root: Path) -> None:
    """A data root of its own, which may be changed."""
    shutil.copytree(made_root(), data_root)


def opened(**query: str) -> AppTest:
    test = AppTest.from_file(str(settings.CHECKOUT / "pages/highlight_report.py"), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    return "\n".join(each.value for kind in (test.header, test.markdown, test.caption) for each in kind).replace("\\", "")


def part(test: AppTest, name: str):
    return next(each for each in test.text_area if each.key.startswith(f"part {name} "))


def write(as_at: dt.date, **written: str) -> None:
    highlights.write("5", as_at, "A. Author", written, highlights.texts("5", as_at))


def test_the_eight_parts_stand_under_the_aim_filled_with_what_is_known() -> None:
    test = opened(priority="5")
    assert [each.value for each in test.subheader] == [
        *("Working well", "Working less well", "Opportunities", "Risks and mitigation"),
        *("Challenges", "Milestones done and next", "What difference it makes", "How the board can help"),
    ]
    assert "Highlight report: 5 Pathway, as at 31 March 2024" in said(test)
    assert "**Assessments, plans and reviews are on time, lawful and good.**" in said(test)
    assert "■ High risk: 5.1 Do what 5.1 says" in said(test) and said(test).count("Nothing written yet.") == 2
    assert "■ High risk 1" in test.get("html")[0].value


def test_what_is_written_stands_in_the_report_under_its_authors_name() -> None:
    test = opened(priority="5")
    test.text_input(key="steward").set_value("B. Author")
    part(test, "help").set_value("Agree *two* posts.\n<b>Now</b>")
    test.button[0].click().run()
    assert not test.exception and test.success[0].value == "1 part saved."
    assert "Agree *two* posts.  \n<b>Now</b>" in said(test) and "B. Author, " in said(test)
    assert any("\\*two\\*" in each.value and "\\<b\\>" in each.value for each in test.markdown), "text is text"
    assert [(each.part, each.who) for each in Register.open().highlights("5")] == [("help", "B. Author")]
    assert part(test, "help").value == "Agree *two* posts.\n<b>Now</b>"


def test_last_months_text_is_a_draft_until_it_is_saved_again() -> None:
    write(FEBRUARY, help="Two posts.")
    test = opened(priority="5")
    assert "**Draft, carried forward from February.** A. Author" in said(test)
    assert part(test, "help").label == "How the board can help: Draft, carried forward from February"
    test.button[0].click().run()
    assert "Draft" not in said(test) and Register.open().highlights("5")[-1].as_at == MARCH


def test_nothing_new_is_said_and_nothing_is_entered() -> None:
    test = opened(priority="5")
    test.button[0].click().run()
    assert "Nothing was changed" in test.error[0].value and Register.open().highlights("5") == []


def test_who_wrote_meanwhile_is_named() -> None:
    test = opened(priority="5")
    part(test, "help").set_value("Three posts.")
    write(MARCH, help="Two posts.")
    test.button[0].click().run()
    assert "A. Author has written this report meanwhile" in test.error[0].value
    assert part(test, "help").value == "Three posts.", "what was typed is still there to copy"
    assert [each.text for each in Register.open().highlights("5")] == ["Two posts."]


def test_each_priority_has_a_report_of_its_own() -> None:
    write(MARCH, help="Two posts.")
    test = opened(priority="1")
    assert "Two posts." not in said(test) and "1 Leadership, management and governance" in said(test)
    test.selectbox(key="priority").set_value("5").run()
    assert not test.exception and "Two posts." in said(test)


def test_an_address_that_asks_for_no_priority_of_the_plan_says_so() -> None:
    test = opened(priority="99")
    assert "priority “99”" in test.warning[0].value and test.selectbox(key="priority").value == "1"


def test_a_text_of_the_plan_is_text_in_the_report() -> None:
    found = [each.value for each in opened(priority="1").markdown if "HYPERLINK" in each.value]
    assert found and all("://" not in each and "\\<script\\>" in each for each in found) and "://" in HOSTILE
