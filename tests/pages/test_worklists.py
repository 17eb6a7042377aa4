"""The Worklists page: a list is opened by a click, once, and stands with its number, its officer and its age."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from make.casework import valid
from make.snapshots import submitted
from scorecard import desk, measure, settings
from scorecard.publish import publish
from scorecard.register import Register
from scorecard.terms import Act

MARCH = dt.date(2024, 3, 31)
DETAIL = next(each.detail for each in measure.measures() if each.measure_id == "assessments_open_count").capitalize()
PAGE = "pages/worklists.py"


@pytest.fixture
def published(run, data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A root of its own, with rows: March's casework, published."""
    monkeypatch.setenv("SCORECARD_DATA", str(data_root))
    rows = valid(MARCH)
    rows["assessments"] = [row for row in rows["assessments"] if row["request_id"] != "R14"]  # 180 days old and open
    submitted(MARCH, rows)
    publish("A. Steward")


def opened(test):
    test.button(key="open").click().run()
    assert not test.exception
    return test


def test_before_a_list_is_opened_the_page_says_what_opening_means(run, published) -> None:
    test = run(PAGE)
    assert test.selectbox(key="list").value == "overdue"
    assert "No list is open" in test.info[0].value and "access log" in test.info[0].value
    assert not test.dataframe and Register.open().accesses() == []


def test_the_overdue_with_their_number_and_age_and_no_officer_made_up(run, published) -> None:
    test = run(PAGE, steward="B. Steward")
    opened(test)
    assert test.header[0].value == "Assessments open past 20 weeks\\: 1 as at 31 March 2024"
    (table,) = [each.value for each in test.dataframe]
    assert list(table.columns[:5]) == ["Request", "Case officer", "Age (days)", "Age (weeks)", "Days past due"]
    assert list(table.iloc[0][:5]) == ["R14", "", 180, 25, 40]
    said = " ".join(each.value for each in test.markdown)
    assert "Release r0001 shows the same figure" in said and "names no case officer of a request" in said
    assert [each.proto.label for each in test.get("download_button")] == ["List as XLSX", "List as CSV"]
    (entered,) = Register.open().accesses()
    assert (entered.who, entered.subject) == ("B. Steward", "assessments_overdue_count as at 2024-03-31: 1 rows")


def test_a_list_stays_open_without_being_opened_again_until_another_is_chosen(run, published) -> None:
    test = opened(run(PAGE))
    test.run()
    assert len(test.dataframe) == 1 and len(Register.open().accesses()) == 1
    test.selectbox(key="list").set_value("reviews_held").run()
    assert not test.dataframe and "No list is open" in test.info[0].value


def test_a_list_of_a_cohort_and_of_any_measure(run, published) -> None:
    test = run(PAGE)
    test.selectbox(key="phase assessments_overdue_count").set_value("early_years").run()
    assert opened(test).header[0].value.endswith("31 March 2024 · Early years")
    test.selectbox(key="list").set_value("assessments_open_count").run()
    assert [each.label for each in test.selectbox] == ["List", "As at", "Phase", "Primary need", "Area", DETAIL]
    assert "\\: 4 as at 31 March 2024" in opened(test).header[0].value
    assert len(test.dataframe[0].value) == 4


def test_an_empty_list_is_said_to_be_empty(run, published) -> None:
    test = run(PAGE)
    test.selectbox(key="list").set_value("due_28_days").run()
    opened(test)
    assert "due in the next 28 days\\: 0" in test.header[0].value
    assert [each.value for each in test.success] == ["There is no case to list."]


def test_why_a_list_cannot_be_opened_is_said(run, published) -> None:
    (came,) = desk.submissions()
    shutil.rmtree(settings.data_root() / came.folder / "rows")
    Register.open().enter(Act.ERASED, came.snapshot_id, "A. Steward", "24 months have passed.")
    test = opened(run(PAGE))
    assert "were erased on" in test.error[0].value and not test.dataframe
    assert Register.open().accesses() == []


def test_an_opening_is_always_somebodys(run, published) -> None:
    opened(run(PAGE, steward="  "))
    assert Register.open().accesses()[0].who == settings.user()


def test_what_the_release_has_no_figure_of_is_said(run, published) -> None:
    test = run(PAGE)
    test.selectbox(key="list").set_value("caseload_per_officer").run()
    assert not test.exception and not test.button
    assert "has no figure of it" in test.info[0].value


def test_nothing_published_yet_is_explained(run, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path))
    test = run(PAGE)
    assert "Nothing has been published yet" in test.info[0].value
