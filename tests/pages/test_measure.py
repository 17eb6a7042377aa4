"""A measure's own page: an address opens it; where it stands, its chart, periods and definition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from make.drawn import plain_tables
from make.release import made_root
from scorecard import settings

NAME = "plans_20_weeks_rate"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    monkeypatch.chdir(settings.CHECKOUT)

    def page(indicator: str = "") -> AppTest:
        test = AppTest.from_file(str(settings.CHECKOUT / "pages/measure.py"), default_timeout=60)
        if indicator:
            test.query_params["indicator"] = indicator
        test.run()
        assert not test.exception
        return test

    return page


def words(test: AppTest) -> str:
    return " ".join(each.value for each in (*test.header, *test.subheader, *test.markdown, *test.caption)).replace("\\", "")


def test_the_address_opens_a_line_with_where_it_stands(opened) -> None:
    test = opened(NAME)
    assert test.selectbox(key="line").value == NAME
    tiles = {each.label: each.value for each in test.metric}
    assert tiles["Latest"] == "63.4%" and tiles["Target"] == "95%"
    assert "Serves priority 5, Pathway" in words(test) and "below tolerance of the target of 95%" in words(test)
    assert "the month before" in words(test) and "Who answers for it: " in words(test)


def test_every_period_is_listed_newest_first(opened) -> None:
    table = plain_tables(opened(NAME))[-1]
    assert table["Period"].iloc[0] == "Mar\u00a02024" and table["Figure"].iloc[0] == "63.4%" and table["Cases"].iloc[0] == "52 of 82"
    assert len(table) > 12


def test_a_line_without_a_figure_says_so_and_draws_nothing(opened) -> None:
    test = opened("complaints_count")
    assert "Not reported" in " ".join(f"{each.value} {each.delta}" for each in test.metric)
    assert test.info and "Supplied by a partner" in words(test)


def test_an_address_of_no_line_is_said_and_the_first_line_opens(opened) -> None:
    test = opened("no_such_line")
    assert "no_such_line" in test.warning[0].value.replace("\\", "") and test.selectbox(key="line").value != "no_such_line"


def test_another_line_is_chosen_from_the_list(opened) -> None:
    test = opened(NAME)
    test.selectbox(key="line").set_value("plans_mean_weeks").run()
    assert not test.exception and test.query_params["indicator"] in ("plans_mean_weeks", ["plans_mean_weeks"])
    assert "weeks" in next(each.value for each in test.metric if each.label == "Latest")


def test_a_published_line_shows_the_departments_year(opened) -> None:
    test = opened("key_stage_2_plan_rate")
    assert "2022/23" in words(test) and "Published by the Department for Education" in words(test)
