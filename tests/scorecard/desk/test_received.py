"""The steward's desk: what came, in words with a symbol, and findings cell by cell, their text untouched."""

import io
from pathlib import Path

import openpyxl
import pytest

from make.casework import workbook
from make.marking import kept
from make.release import made_root
from scorecard import desk
from scorecard.contract import returns
from scorecard.terms import Finding, Severity, Snapshot


@pytest.fixture
def came(monkeypatch: pytest.MonkeyPatch) -> list[Snapshot]:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return desk.submissions()


def test_what_came_is_listed_newest_first_with_its_outcome(came: list[Snapshot]) -> None:
    table = desk.received(came)
    assert table["Outcome"].to_list() == ["■ Held", "✔ Accepted with queries", "■ Held", "✔ Accepted"]
    assert table["As at"].to_list() == ["Not known", "31 March 2024", "31 March 2024", "29 February 2024"]
    assert table["Return"][0] == "Not recognised"
    assert table["Findings"].to_list() == ["1", "1", "5", "0"]
    assert table["Received (UTC)"][1] == "4 April 2024, 08:00"


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
