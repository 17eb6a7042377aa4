"""The command line: exit codes, and what stands on standard output and what beside it."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from make.casework import workbook
from make.files import ole, put, tables, xlsx
from make.marking import written
from make.published import timeliness
from make.snapshots import submitted
from scorecard import settings
from scorecard.__main__ import main
from scorecard.register import Register

FIELDS = ["code", "severity", "sheet", "cell", "column", "row", "value", "message", "remedy"]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "good.xlsx")


@pytest.fixture
def held(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "held.xlsx", put(tables(), "requests", 3, "received_date", "31/06/2024"))


@pytest.fixture
def queried(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "queried.xlsx", put(tables(), "persons", 2, "area", "Atlantis"))


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    return ole(tmp_path / "old.xls", "Workbook")


def as_a_process(data_root: Path, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "SCORECARD_DATA": str(data_root), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, "-m", "scorecard", *map(str, arguments)], cwd=settings.CHECKOUT, env=environment, capture_output=True
    )


def test_check_prints_json_lines_and_nothing_else_whatever_the_cells_hold(data_root: Path, tmp_path: Path) -> None:
    nasty = 'café \x1f\x7f\x9b31m\u2028\u202e"\\ =cmd|calc <b>😀</b>\nline two'.replace("\x1f", "")
    sheets = put(put(tables(), "requests", 3, "received_date", nasty), "persons", 2, "area", nasty)
    done = as_a_process(data_root, "check", xlsx(tmp_path / "a.xlsx", {**sheets, "Odd \x9btab": [["x"]]}), "--json")
    assert done.returncode == 1
    lines = done.stdout.decode("utf-8").splitlines()
    findings = [json.loads(line) for line in lines]
    assert all(list(each) == FIELDS for each in findings)
    (bad,) = (each for each in findings if each["code"] == "READ-030")
    assert (bad["sheet"], bad["cell"], bad["column"], bad["row"], bad["severity"]) == ("requests", "C3", "received_date", 3, "critical")
    assert bad["value"] == nasty
    assert all(character.isprintable() or character == "\n" for character in done.stdout.decode("utf-8"))
    assert not data_root.exists(), "a check keeps nothing"


def test_a_file_that_is_no_workbook_as_a_process(data_root: Path, unreadable: Path) -> None:
    done = as_a_process(data_root, "check", unreadable, "--json")
    assert done.returncode == 2 and [json.loads(line)["code"] for line in done.stdout.splitlines()] == ["READ-003"]


def test_a_check_that_passes(run, good: Path) -> None:
    code, out, err = run("check", good, "--json")
    assert (code, out) == (0, "")
    code, out, err = run("check", good)
    assert (code, out) == (0, "") and "PASSED" in err and "casework as at 31/03/2024, 52 rows" in err


def test_a_check_that_holds(run, held: Path) -> None:
    code, out, err = run("check", held)
    assert code == 1 and "HELD" in err
    assert out.startswith("critical READ-031 · requests!C3 · found 31/06/2024 · This date does not exist. ")
    assert "Enter the right day, month and year" in out


def test_a_check_with_open_queries(run, queried: Path) -> None:
    code, out, err = run("check", queried)
    assert code == 1 and "QUERIES OPEN" in err and out.startswith("warning ") and "persons!C2" in out


def test_a_check_of_what_cannot_be_read(run, unreadable: Path, tmp_path: Path) -> None:
    code, out, err = run("check", unreadable)
    assert code == 2 and "READ-003" in out and "NOT READABLE" in err
    assert run("check", tmp_path / "gone.xlsx")[0] == 2
    (tmp_path / "empty.xlsx").touch()
    assert run("check", tmp_path / "empty.xlsx")[0] == 2


def test_a_return_or_date_that_nobody_knows(run, tmp_path: Path) -> None:
    bare = xlsx(tmp_path / "a.xlsx", {name: table for name, table in tables().items() if name != "return"})
    assert run("check", bare)[0] == 2
    assert run("check", bare, "--return", "casework")[0] == 2
    assert run("check", bare, "--as-at", "2024-03-31")[0] == 2
    assert run("check", bare, "--return", "Casework", "--as-at", "31/03/2024")[0] == 0


@pytest.mark.parametrize("date", ["45382", "31/02/2024", "March"])
def test_a_date_on_the_command_line_that_is_none(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "a.xlsx", "--as-at", date])
    assert stopped.value.code == 2 and "yyyy-mm-dd" in capsys.readouterr().err


def test_control_characters_of_cells_and_file_names_do_not_reach_the_terminal(run, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a\x1b[2J.xlsx", put(tables(), "requests", 3, "received_date", "\x9b31mred\u202e"))
    for command in ("check", "load"):
        _, out, err = run(command, path)
        assert all(character.isprintable() or character == "\n" for character in out + err), command
        assert "31mred" in out


def test_loading_several_files_gives_the_highest_code_and_goes_by_date(
    run, tmp_path: Path, held: Path, queried: Path, unreadable: Path
) -> None:
    march, january = workbook(tmp_path / "a.xlsx"), workbook(tmp_path / "b.xlsx", as_at=dt.date(2024, 1, 31))
    code, _, err = run("load", march, january, "--by", "A. Steward")
    assert code == 0 and err.index("b.xlsx") < err.index("a.xlsx")
    assert [each.accepted_by for each in Register.open().accepted()] == ["A. Steward"] * 2
    assert run("load", march, queried)[0] == 1
    assert run("load", unreadable, held)[0] == 2
    assert run("load", queried, "--accept", "A new area.")[0] == 0
    code, _, err = run("load", march)
    assert code == 0 and "accepted before" not in err, "the query's file has taken its place; now it takes it back"
    code, _, err = run("load", march)
    assert code == 0 and "accepted before" in err


def test_a_file_that_the_system_will_not_give_stops_no_other(run, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = workbook(tmp_path / "refused.xlsx", as_at=dt.date(2024, 1, 31))
    copy = __import__("shutil").copyfile

    def copyfile(source: Path, to: Path) -> object:
        if Path(source).name == "refused.xlsx":
            raise PermissionError(13, "Permission denied", str(source))
        return copy(source, to)

    monkeypatch.setattr("scorecard.snapshot.shutil.copyfile", copyfile)
    code, _, err = run("load", refused, good)
    assert code == 2 and "Permission denied" in err and [each.file_name for each in Register.open().accepted()] == ["good.xlsx"]


def test_a_template_is_written_for_our_authority(run, tmp_path: Path, good: Path) -> None:
    assert run("load", good)[0] == 0
    assert run("template", "Workforce", "--out", tmp_path / "a.xlsx") == (0, "", "")
    cover = {row[0]: row[1] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["return"].iter_rows(values_only=True)}
    assert (cover["return"], cover["authority_code"]) == ("workforce", "E06000058")
    code, _, err = run("template", "housing", "--out", tmp_path / "b.xlsx")
    assert code == 2 and "known" not in err and "attendance, casework, " in err and not (tmp_path / "b.xlsx").exists()


def test_a_held_file_is_named_and_comes_back_marked(run, tmp_path: Path, unreadable: Path) -> None:
    faulty = written(tmp_path / "a.xlsx", put(tables(), "requests", 3, "received_date", "31/06/2024"))
    code, _, err = run("load", faulty)
    submission = err.rpartition("kept as ")[2].strip().rstrip(".")
    assert code == 1 and submission.startswith("casework/2024-03-31/")
    assert run("marked", submission, "--out", tmp_path / "marked.xlsx") == (0, "The workbook, marked.\n", "")
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx")["requests"]["C3"].comment is not None
    _, _, err = run("load", unreadable)
    code, out, _ = run("marked", err.rpartition("kept as ")[2].strip().rstrip("."), "--out", tmp_path / "alone.xlsx")
    assert code == 0 and out.startswith("The findings alone. What was sent cannot be opened: This is an old .xls workbook.")
    assert run("marked", "casework/none", "--out", tmp_path / "no.xlsx")[0] == 2 and not (tmp_path / "no.xlsx").exists()


def test_published_files_are_imported_for_our_authority(run, tmp_path: Path, good: Path, data_root: Path) -> None:
    path = timeliness(tmp_path / "timeliness.csv")
    code, out, err = run("comparators", path)
    assert (code, out) == (2, "") and "set SCORECARD_AUTHORITY" in err, "nobody knows yet whose neighbours are meant"
    assert run("comparators", path, "--authority", "E06000058")[0] == 0
    assert run("load", good)[0] == 0
    code, out, err = run("comparators", path, "--since", 2024)
    assert code == 0 and "Reading timeliness.csv" in err
    assert out.startswith("3 published figures imported; ") and "comparators.csv has" in out
    assert run("comparators", path, "--since", 2025)[0] == 2


def test_a_figure_that_is_not_there_says_which_way(run) -> None:
    """Of casework alone: no workforce return to share the plans out by, and a month without a decision."""
    submitted(dt.date(2024, 3, 31))
    assert run("publish")[0] == 0
    assert run("measures", "--measure", "caseload_per_officer")[1].endswith("not available\n")
    assert "not applicable" in run("measures", "--measure", "refusal_to_assess_rate")[1]
