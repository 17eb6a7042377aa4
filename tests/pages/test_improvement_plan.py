"""The improvement plan's page: what stands, what the filters narrow, and text that stays text."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.drawn import plain_tables
from make.plan import HOSTILE
from make.release import made_root, make_root
from scorecard import settings

PAGE = "pages/improvement_plan.py"


def opened(**query: str) -> AppTest:
    test = AppTest.from_file(str(settings.CHECKOUT / PAGE), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))


def said(test: AppTest) -> str:
    return "\n".join(each.value for kind in (test.header, test.subheader, test.markdown, test.caption) for each in kind).replace("\\", "")


def tables(test: AppTest) -> list[list[str]]:
    """The references of each table of actions."""
    return [list(each.value["Ref"]) for each in test.dataframe if "Ref" in each.value]


def test_the_first_sentence_counts_what_the_ratings_say(made) -> None:
    test = opened()
    assert test.header[0].value == "4 of 11 actions need attention, the same as in February"
    tiles = test.get("html")[0].value
    for words in ("■ High risk", "▲ Significant risk", "● On track", "✔ Actioned", "◆ Completed", "○ Not started"):
        assert words in tiles, "a rating is never told by its colour alone"
    assert "<strong>2</strong><span>1 more than in February</span>" in tiles


def test_lists_stand_under_their_numbers(made) -> None:
    test = opened()
    headings = [each.value for each in test.subheader]
    assert headings[1:4] == ["1 action is overdue", "1 action has slipped", "3 actions are due within 28 days"]
    assert tables(test)[:5] == [["5.1"], ["5.3"], ["1.1", "5.2", "8.1"], ["5.1", "5.3", "5.4", "1.1", "4.1", "8.1", "8.2"], ["4.3"]]


def test_each_priority_has_its_aim_above_its_actions_and_its_indicators_below(made) -> None:
    test = opened()
    assert "**Assessments, plans and reviews are on time, lawful and good.** Held by SEND casework." in said(test)
    assert tables(test)[5:] == [["1.1", "1.2", "1.3"], ["4.1", "4.2"], ["5.1", "5.2", "5.3", "5.4"], ["8.1", "8.2"]]
    assert "(measure?indicator=plans_20_weeks_rate)" in said(test)


def test_filters_stand_in_the_address_as_codes_or_words(made) -> None:
    test = opened(priority="5", rating="▲ Significant risk")
    assert test.selectbox(key="priority").value == "5" and test.selectbox(key="rating").value == "A"
    assert test.header[0].value == "1 of 1 action needs attention, 1 fewer than in February"
    assert {ref for each in tables(test) for ref in each} == {"5.3"}
    test.selectbox(key="rating").set_value("").run()
    assert not test.exception and test.header[0].value == "2 of 4 actions need attention, the same as in February"


def test_an_address_that_asks_for_what_is_not_there_says_so(made) -> None:
    test = opened(priority="99", partner="NHS")
    assert [each.value for each in test.warning] == [
        "The link asks for priority “99”, which this release does not have. All are shown instead."
    ]
    assert test.selectbox(key="partner").value == "NHS"


def test_words_find_actions_and_finding_none_says_so(made) -> None:
    test = opened()
    test.text_input(key="words").set_value("draft OUT").run()
    assert {ref for each in tables(test) for ref in each} == {"5.3"}
    test.text_input(key="words").set_value("no such word").run()
    assert not test.exception and "No action of the plan is like that." in test.info[0].value


def test_totals_may_go_by_owner_partner_origin_or_measure(made) -> None:
    test = opened()
    test.selectbox(key="by").set_value("partner").run()
    assert not test.exception
    found = next(each.value for each in test.dataframe if "Partner" in each.value and "Actions" in each.value)
    assert list(found["Partner"]) == ["Council", "NHS"] and list(found["High risk"]) == [2, 0]


def test_an_earlier_plan_can_be_looked_at(made) -> None:
    test = opened(plan_as_at="29 February 2024")
    assert test.header[0].value == "4 of 10 actions need attention" and not any("Since" in each.value for each in test.header)


def test_what_the_return_says_is_text_wherever_it_stands(made) -> None:
    test = opened()
    first = next(each.value for each in test.dataframe if "Ref" in each.value and "1.2" in set(each.value["Ref"]))
    assert HOSTILE in set(first["Progress"]), "a cell shows it as it is"
    plain = [cell for each in plain_tables(test) for cell in each.astype(str).to_numpy().ravel() if "example" in cell]
    assert plain and all(HOSTILE in cell for cell in plain)


def test_a_release_without_a_plan_explains_itself(data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_root(data_root, casework_alone=True)
    monkeypatch.setenv("SCORECARD_DATA", str(data_root))
    for page in (PAGE, "pages/highlight_report.py"):
        test = AppTest.from_file(str(settings.CHECKOUT / page), default_timeout=60).run()
        assert not test.exception and "This release has no improvement plan." in test.info[0].value and not test.header
