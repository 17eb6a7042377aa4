"""The scorecard's page: which lines, as at when, arranged how; what it comes to; the same as text."""

from __future__ import annotations

import datetime as dt

from streamlit.testing.v1 import AppTest

PAGE = "pages/board.py"


def shown(test: AppTest) -> list[str]:
    return test.dataframe[0].value["Indicator"].tolist()


def text(test: AppTest) -> str:
    return " ".join(each.proto.body for each in test.get("html"))


def test_it_opens_on_the_boards_scorecard_as_at_the_newest_month(run) -> None:
    test = run(PAGE)
    assert test.selectbox(key="scorecard").value == "The board's scorecard" and f"{test.selectbox(key='as_at').value}" == "2024-03-31"
    assert test.header[0].value.endswith("indicators with a figure and a target meet it")
    table = test.dataframe[0].value
    assert len(table) == 97 and table["No."].str.fullmatch(r"T?\d+").all()
    assert any("lines have no figure: " in each.value for each in test.markdown)


def test_a_line_without_a_figure_has_its_word_and_no_zero(run) -> None:
    table = run(PAGE, show="Without a figure").dataframe[0].value
    assert set(table["Latest"]) <= {"Not reported", "Not available", "Not applicable"} and not table["Rating"].any()


def test_filters_narrow_it(run) -> None:
    assert len(shown(run(PAGE, scorecard="Its monthly lines"))) == 57 and len(shown(run(PAGE, scorecard="Its termly lines"))) == 40
    outside = run(PAGE, show="Outside tolerance").dataframe[0].value
    assert len(outside) and set(outside["Rating"].str[:1]) == {"\u2716"}
    found = run(PAGE, scorecard="Every indicator", find="20 WEEKS")
    assert found.dataframe[0].value["Indicator"].str.contains("20 weeks").all()


def test_what_nobody_can_find_is_said(run) -> None:
    test = run(PAGE, find="no such line")
    assert not test.dataframe and test.info[0].value


def test_it_is_arranged_by_section_priority_or_theme(run) -> None:
    table = run(PAGE, arranged="Priority").dataframe[0].value
    assert list(dict.fromkeys(table["Priority"])) == sorted(set(table["Priority"])) and table["Priority"].iloc[0].startswith("1 ")
    themes = run(PAGE, arranged="Theme").dataframe[0].value["Theme"]
    assert set(themes) == {"Profile", "Experience", "Outcomes"} and len(list(dict.fromkeys(themes))) == 3
    assert "<h3>Profile</h3>" in text(run(PAGE, arranged="Theme"))


def test_an_earlier_month_shows_what_was_known_then(run) -> None:
    older = run(PAGE, as_at=dt.date(2023, 3, 31)).dataframe[0].value
    newer = run(PAGE).dataframe[0].value
    both = older.merge(newer, on="No.", suffixes=("", " now"))
    dated = both[both["Of"] == "Mar\u00a02023"]
    assert len(dated) and (dated["Latest"] != dated["Latest now"]).any() and not (both["Of"] == "Mar\u00a02024").any()


def test_the_same_table_stands_as_text_for_paper(run) -> None:
    test = run(PAGE, scorecard="Its monthly lines")
    assert text(test).count("<table class='plain'>") >= 2 and "<script" not in text(test)
