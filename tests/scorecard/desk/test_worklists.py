"""Worklists at the desk: opened in another process, the longest wait first, their text inert in files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import openpyxl
import pytest

from make.casework import valid
from make.snapshots import submitted
from scorecard import desk, measure, settings
from scorecard.desk import worklists
from scorecard.publish import publish
from scorecard.register import Register

MARCH = dt.date(2024, 3, 31)
OVERDUE = worklists.Worklist("overdue", "assessments_overdue_count", "Assessments open past 20 weeks", "age_days")


def record(*rows: tuple, **other: object) -> dict:
    """A list as the command gives it."""
    columns = ["request_id", "case_officer_id", "age_days", "since_date", "phase", "counts", "numerator", "denominator"]
    given = {"measure_id": "assessments_overdue_count", "label": "Assessments overdue", "unit": "count", "decimals": 1}
    given |= {"numerator": 2.0, "denominator": None, "value": 2.0, "sign": "", "as_at": "2024-03-31", "cohort": {}, "release_id": ""}
    return given | {"notes": {"since": "Received"}, "columns": columns, "rows": [list(row) for row in rows]} | other


TWO = (
    ("=1+1", None, 150, "2023-11-02", "primary", True, 1.0, None),
    ("R2", None, 400, "2023-02-25", "Unknown", True, 1.0, None),
)


def test_the_worklists_name_measures_that_there_are() -> None:
    known = {each.measure_id for each in measure.measures()}
    lists = desk.known_lists()
    assert {"overdue", "due_28_days", "reviews_held", "reviews_overdue"} <= {each.name for each in lists}
    assert {each.measure_id for each in lists} <= known
    assert worklists.worklist("overdue").measure_id == "assessments_overdue_count"
    with pytest.raises(desk.DeskError, match=r"no worklist late\. There are overdue, due_28_days"):
        worklists.worklist("late")


def test_an_authority_may_have_worklists_of_its_own() -> None:
    own = settings.data_root() / "reference" / worklists.FILE
    own.parent.mkdir(parents=True)
    own.write_text("name,measure_id,title,sort\nopen,assessments_open_count,Open,age_days\n", encoding="utf-8")
    assert desk.known_lists() == (worklists.Worklist("open", "assessments_open_count", "Open", "age_days"),)
    own.write_text("name,measure\n", encoding="utf-8")
    assert desk.known_lists() == ()
    own.write_text("name,measure\nopen,x\n", encoding="utf-8")
    with pytest.raises(desk.DeskError, match="with the columns name, measure_id, title, sort"):
        desk.known_lists()


def test_the_longest_wait_stands_first_in_words() -> None:
    table = desk.listed(worklists.from_record(record(*TWO), OVERDUE))
    assert table.columns == ["Request", "Case officer", "Age (days)", "Received", "Phase"], "a count's sides say nothing"
    assert table.row(0) == ("R2", "", 400, dt.date(2023, 2, 25), "Phase not recorded")
    assert table["Phase"][1] == "Primary"


def test_a_rate_says_which_side_a_case_counts_on() -> None:
    of = worklists.from_record(record(*TWO, unit="percent", numerator=1.0, denominator=2.0, value=50.0))
    assert desk.listed(of)["Counts"].to_list() == ["yes", "yes"]
    assert of.headline == "Assessments overdue: 50.0% (1 of 2) as at 31 March 2024"


def test_files_have_every_row_and_text_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklists, "MOST_LISTED", 1)
    of = worklists.from_record(record(*TWO), OVERDUE)
    assert desk.listed(of).height == 1
    rows = list(csv.reader(io.StringIO(desk.list_as_file("csv", of).decode("utf-8-sig"))))
    assert rows[0] == ["Request", "Case officer", "Age (days)", "Received", "Phase"]
    assert rows[1:] == [["R2", "", "400", "2023-02-25", "Phase not recorded"], ["'=1+1", "", "150", "2023-11-02", "Primary"]]
    book = openpyxl.load_workbook(io.BytesIO(desk.list_as_file("xlsx", of)))
    cell = book["Figures"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "for stewards alone" in book["About"]["A2"].value


def test_an_empty_list_has_no_rows_and_no_fault() -> None:
    of = worklists.from_record(record(numerator=0.0, value=0.0), OVERDUE)
    assert desk.listed(of).is_empty() and of.headline.startswith("Assessments open past 20 weeks: 0 as at")
    assert desk.list_as_file("xlsx", of).startswith(b"PK")


def test_a_list_is_opened_by_the_command_in_another_process_and_entered_there() -> None:
    submitted(MARCH, valid(MARCH))
    publish("A. Steward")
    of = desk.open_list("assessments_open_count", MARCH, {"phase": "early_years", "area": "All"}, "A. Steward")
    assert of.rows["request_id"].to_list() == ["R01"] and of.release_id == "r0001"
    assert desk.beside(of) == "Release r0001 shows the same figure."
    (entered,) = Register.open().accesses()
    assert (entered.who, entered.subject) == ("A. Steward", "assessments_open_count as at 2024-03-31, phase early_years: 1 rows")
    with pytest.raises(desk.DeskError, match=r"^No row of the return has phase 'nursery'"):
        desk.open_list("assessments_open_count", MARCH, {"phase": "nursery"}, "A. Steward")


def test_the_list_and_the_release_are_held_beside_each_other() -> None:
    of = worklists.from_record(record(*TWO, measure_id="assessments_open_count"))
    assert desk.beside(of).startswith("No release shows such a figure: the list is of a return that was accepted and not published yet")
    submitted(MARCH)
    publish("A. Steward")
    assert desk.beside(of).startswith("Release r0001 shows 3: it rests on another return")
    nobody = record(measure_id="assessments_open_count", numerator=0.0, value=0.0, cohort={"phase": "post_16"})
    assert desk.beside(worklists.from_record(nobody)) == "Release r0001 shows the same figure."
    before = worklists.from_record(record(*TWO, measure_id="assessments_open_count", as_at="2024-04-30"))
    assert desk.beside(before).startswith("Release r0001, which shows now, has no such figure")


def test_a_command_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "max_seconds", lambda: 0.01)
    with pytest.raises(desk.DeskError, match=r"longer than 0\.01 seconds"):
        desk.open_list("assessments_open_count", MARCH, {}, "A. Steward")


def test_a_record_is_plain_json() -> None:
    assert worklists.from_record(json.loads(json.dumps(record(*TWO)))).rows.height == 2
