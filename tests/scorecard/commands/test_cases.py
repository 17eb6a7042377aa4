"""`cases`: the list on standard output, as CSV, XLSX or JSON; what it is of beside it; and the entry in the access log."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from make.casework import valid
from make.snapshots import submitted
from scorecard.publish import publish
from scorecard.register import Register

MARCH = dt.date(2024, 3, 31)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(run: Run) -> Run:
    """Run `cases` as at 31 March 2024."""
    return partial(run, "cases", "--as-at=2024-03-31")


@pytest.fixture(autouse=True)
def published() -> None:
    """March's casework, published; one case is overdue, and its ID would run where a spreadsheet program opens it."""
    rows = valid(MARCH)
    rows["assessments"] = [row for row in rows["assessments"] if row["request_id"] != "R14"]
    for row in rows["requests"]:
        row["request_id"] = "=R14\x1b[2J" if row["request_id"] == "R14" else row["request_id"]
    submitted(MARCH, rows)
    publish("A. Steward")


def test_the_list_is_printed_and_its_text_steers_nothing(run: Run) -> None:
    code, out, err = run("--worklist=overdue", "--by=B. Steward")
    heading, row = csv.reader(io.StringIO(out))
    assert code == 0 and heading[:3] == ["Request", "Case officer", "Age (days)"]
    assert row[:3] == ["'=R14\ufffd[2J", "", "180"]
    assert err == "Assessments open past 20 weeks: 1 as at 31 March 2024. Release r0001 shows the same figure.\n"
    (entered,) = Register.open().accesses()
    assert (entered.who, entered.what, entered.subject) == ("B. Steward", "cases", "assessments_overdue_count as at 2024-03-31: 1 rows")


def test_it_is_written_to_a_file_as_text(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--measure=assessments_overdue_count", "--phase=early_years", "--out", tmp_path / "list.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "list.xlsx")["Figures"]["A2"]
    assert (code, out, cell.data_type) == (0, "", "s") and str(cell.value).startswith("=R14")
    assert run("--measure=assessments_overdue_count", "--out", tmp_path / "list.csv")[0] == 0
    assert (tmp_path / "list.csv").read_text(encoding="utf-8-sig").startswith("Request,Case officer,")


def test_a_file_of_another_kind_is_refused_before_anything_is_opened(run: Run, tmp_path: Path) -> None:
    code, _, err = run("--worklist=overdue", "--out", tmp_path / "list.pdf")
    assert code == 2 and "neither in .csv nor in .xlsx" in err
    assert not (tmp_path / "list.pdf").exists() and Register.open().accesses() == []


def test_as_json_it_is_one_record_and_nothing_else(run: Run) -> None:
    code, out, err = run("--measure=plans_20_weeks_rate", "--json")
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert record["measure_id"] == "plans_20_weeks_rate" and record["release_id"] == "r0001"
    assert len(record["rows"]) == record["denominator"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--measure=nothing"], "There is no measure nothing."),
        (["--worklist=nothing"], "There is no worklist nothing. There are overdue,"),
        (["--measure=plans_maintained_count", "--phase=primary"], "has no cohort column phase"),
    ],
)
def test_what_cannot_be_listed_is_said(run: Run, arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "") and said in err
