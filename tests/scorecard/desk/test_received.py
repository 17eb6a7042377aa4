"""The steward's desk: what came, in words with a symbol, and findings cell by cell, their text untouched."""

import io
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest

from make.casework import workbook
from make.marking import kept
from make.release import HOSTILE, made_root
from scorecard import desk
from scorecard.contract import returns
from scorecard.terms import Finding, Severity, Snapshot


@pytest.fixture
def came(monkeypatch: pytest.MonkeyPatch) -> list[Snapshot]:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return desk.submissions()


def test_what_came_is_listed_newest_first_with_its_outcome(came: list[Snapshot]) -> None:
    table = desk.received(came)
    assert table["Outcome"].to_list() == ["■ Held", "✔ Accepted with queries", "■ Held", "✔ Passed"]
    assert table["As at"].to_list() == ["Not known", "31 March 2024", "31 March 2024", "29 February 2024"]
    assert table["Return"][0] == "Not recognised"
    assert table["Findings"].to_list() == ["1", "1", "5", "0"]
    assert table["Received (UTC)"][1] == "4 April 2024, 08:00"


def test_findings_come_worst_first_with_cell_and_remedy(came: list[Snapshot]) -> None:
    found = desk.findings(came[2])
    assert found.counts == {Severity.CRITICAL: 4, Severity.WARNING: 1} and found.matching == 5
    first = found.table.row(0, named=True)
    assert (first["Severity"], first["Sheet"], first["Cell"], first["Found"]) == ("■ Holds the return", "requests", "F212", "31/06/2024")
    assert first["What to do"] == "Enter the day it was decided." and first["Check"] == "CAS-114"
    assert found.table["Severity"].to_list()[-1] == "? Query"


def test_the_text_of_cells_is_as_it_was_sent(came: list[Snapshot]) -> None:
    assert set(HOSTILE) <= set(desk.findings(came[2]).table["Found"])


def test_findings_may_be_narrowed(came: list[Snapshot]) -> None:
    assert desk.findings(came[2], Severity.WARNING).matching == 1
    assert desk.findings(came[2], sheet="plans").matching == 0
    assert desk.sheets(came[2]) == ["requests"]


def test_a_long_list_is_cut_and_says_how_long_it_is(came: list[Snapshot], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("scorecard.desk.received"), "MOST_SHOWN", 2)
    found = desk.findings(came[2])
    assert (found.table.height, found.matching) == (2, 5)


def test_no_findings_and_findings_no_longer_kept_are_told_apart(came: list[Snapshot], monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    assert desk.findings(came[3]).counts == {} and desk.kept(came[3])
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path))
    assert desk.findings(came[2]).counts == {} and not desk.kept(came[2]) and desk.sheets(came[2]) == []


def test_an_empty_data_root_has_nothing(data_root) -> None:
    assert desk.submissions() == []


def test_there_is_a_template_of_every_return(data_root: Path) -> None:
    assert desk.returns() == [each.name for each in returns()]
    assert openpyxl.load_workbook(io.BytesIO(desk.template("workforce"))).sheetnames == ["return", "posts", "notes", "codes"]
    with pytest.raises(desk.DeskError, match="There is no return named 'housing'"):
        desk.template("housing")


def test_a_marked_copy_is_made_by_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORECARD_DATA", "data")  # a data root that is named from where the app was started
    kept(workbook(tmp_path / "March.xlsx"), [Finding("X-1", Severity.CRITICAL, "requests", "Wrong.", "Mend it.", "phase", 3, "E3")])
    (came,) = desk.submissions()
    assert desk.marked_name(came) == "March_marked.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(desk.marked(came)))["requests"]["E3"].comment.text.startswith("X-1")
    next((tmp_path / "data").rglob("findings.parquet")).unlink()
    with pytest.raises(desk.DeskError, match="no longer kept"):
        desk.marked(came)


def test_a_file_that_takes_too_long_is_given_up(data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_MAX_SECONDS", "0.01")
    with pytest.raises(desk.DeskError, match=r"longer than 0\.01 seconds"):
        desk.template("workforce")
