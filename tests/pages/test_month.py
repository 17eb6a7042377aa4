"""The month's page: what has to be done, the calendar, and whom to chase."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from make.month import HOLDS, QUERY, came, published, returns_csv
from scorecard import contract, desk, settings

TODAY = dt.date(2024, 4, 10)
MARCH, FEBRUARY, JANUARY = "2024-03-31", "2024-02-29", "2024-01-31"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is TODAY."""
    real = desk.month
    monkeypatch.setattr(desk, "month", lambda _, all_due=False: real(TODAY, all_due))
    monkeypatch.chdir(settings.CHECKOUT)


def opened() -> AppTest:
    """The page within the app; no release shows."""
    test = AppTest.from_file(str(settings.CHECKOUT / "app.py"), default_timeout=60)
    test = test.run().switch_page("pages/month.py").run()
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    return "\n".join(each.value for each in (*test.markdown, *test.caption)).replace("\\", "")


def links(test: AppTest) -> list[tuple[str, str]]:
    return [(each.proto.label.replace("\\", ""), each.proto.query_string) for each in test.get("page_link")]


def test_the_numbers_come_first_and_lead_to_what_came() -> None:
    came("casework", JANUARY, accept=True)
    held = came("casework", FEBRUARY, HOLDS)
    test = opened()
    assert {each.label: each.value for each in test.metric} == {
        "Late": "1", "Held": "1", "With queries": "0", "Ready to accept": "0", "Ready to publish": "1",
    }  # fmt: skip
    assert ":small[EHC casework as at 31 March 2024 · SEND casework · ! Late by 5 days]" in said(test)
    label, query = links(test)[0]
    assert label == "EHC casework as at 29 February 2024 · SEND casework · ■ Held: 1 finding"
    assert query == f"submission={held.replace('/', '%2F')}"


def test_each_date_of_the_calendar_is_a_link_where_something_came() -> None:
    published(came("casework", JANUARY, accept=True))
    came("casework", FEBRUARY, QUERY)
    test = opened()
    assert [label for label, _ in links(test)[1:3]] == ["? 1 query open", "● Published"]
    assert ":small[! Late by 5 days]" in said(test) and "**EHC casework**  \nSEND casework" in said(test)
    assert "None has come yet." in said(test)


def test_an_earlier_month_may_be_looked_at() -> None:
    came("casework", "2023-05-31", accept=True)
    came("casework", MARCH, accept=True)
    test = opened()
    assert test.selectbox(key="up to").options[:2] == ["March 2024", "February 2024"]
    test.selectbox(key="up to").set_value(dt.date(2023, 7, 31)).run()
    captions = [each.value for each in test.caption]
    assert "31 July 2023" in captions and "31 May 2023" in captions and "31 March 2024" not in captions
    assert test.metric[0].value == "9", "what has to be done is what has to be done now"


def test_whom_to_chase_has_a_subject_and_a_text_to_copy() -> None:
    returns_csv("casework,SEND *casework*,send@council.example,5,,", "workforce,HR,,5,,")
    came("casework", MARCH, HOLDS)
    came("workforce", MARCH, HOLDS)
    test = opened()
    assert [each.label.replace("\\", "") for each in test.expander] == ["SEND *casework*: 1 to be mended", "HR: 1 to be mended"]
    subject, body = test.code[0].value, test.code[1].value
    assert subject == "EHC casework as at 31 March 2024: to be mended" and body.startswith("Hello SEND *casework*,")
    assert "To: send@council.example" in said(test) and "No mailbox is known" in said(test)
    assert "The workbook, marked: EHC casework as at 31 March 2024" in [label for label, _ in links(test)]


def test_where_nothing_waits_that_is_said() -> None:
    published(came("casework", MARCH, accept=True))
    test = opened()
    assert [each.value for each in test.success] == ["Nothing is late, and nothing waits for you."]
    assert "Nobody has to be chased" in said(test) and not test.code


def test_where_nothing_comes_any_more_what_is_due_since_is_counted_when_asked() -> None:
    came("casework", "2023-07-31", accept=True)
    test = opened()
    assert "The newest return that came is as at 31 July 2023, 254 days ago." in test.info[0].value and test.metric[0].value == "0"
    test.toggle[0].set_value(True).run()
    assert not test.exception and test.metric[0].value == "8" and "is counted as late" in test.info[0].value


def test_an_empty_data_root_explains_itself() -> None:
    test = opened()
    assert (
        said(test).count("None has come yet.") == len(contract.returns())
        and not test.selectbox
        and "Nothing is late" in test.success[0].value
    )


def test_a_file_without_lines_and_one_that_cannot_be_used_are_said() -> None:
    returns_csv()
    assert "No return is expected." in opened().info[-1].value
    returns_csv("casework,,,5,,")
    assert "line 2: no team is named" in opened().error[0].value.replace("\\", "")
