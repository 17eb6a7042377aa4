"""Erasing: rows, files and values go, everything else stays; an erasure that was stopped is finished by the next."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from pathlib import Path

import polars as pl
import pytest

from make.snapshots import submitted
from scorecard import release, settings, snapshot
from scorecard.__main__ import main
from scorecard.contract import load_return
from scorecard.desk import history
from scorecard.gate import write_findings
from scorecard.register import Register, now
from scorecard.retain import disk, retain
from scorecard.terms import Act, Came, Finding, Outcome, Severity, Visit

VALUE = "Zebedee 2009-04-01"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything's time is up."""
    monkeypatch.setenv("SCORECARD_KEEP_ROWS_MONTHS", "0")
    monkeypatch.setenv("SCORECARD_KEEP_FILES_MONTHS", "0")


def sent(**given) -> tuple[str, Path]:
    """A submission with its file and a finding that holds a value; gives its ID and folder."""
    one = submitted(**given)
    folder = settings.data_root() / "snapshots" / one
    (folder / "original.xlsx").write_bytes(VALUE.encode())
    check = load_return("casework").sheet("requests").checks[0]
    found = Finding(check.code, Severity.WARNING, "requests", f"Found {VALUE}.", "Mend it.", check.column or "", 7, "C7", VALUE)
    write_findings(folder / "findings.parquet", [found])
    return one, folder


def holding(root: Path) -> list[str]:
    """Files under a folder that hold the value, or rows."""
    found = [each for each in root.rglob("*") if each.is_file() and (VALUE.encode() in each.read_bytes() or "rows" in each.parts)]
    return [each.name for each in found]


def test_rows_file_and_values_go_and_the_rest_stays(each_register: str) -> None:
    one, folder = sent()
    before = Register.open().submission(one)
    done = retain("A. Steward")
    assert len(done.erased) == 2 and not done.left and holding(folder) == []
    kept = pl.read_parquet(folder / "findings.parquet").row(0, named=True)
    assert (kept["value"], kept["cell"], kept["row"], kept["sheet"]) == ("", "C7", 7, "requests")
    assert Register.open().submission(one) == before, "hash, outcome and who signed it"
    acts = [each for each in Register.open().acts(one) if each.act == Act.ERASED]
    assert [each.who for each in acts] == ["A. Steward"] * 2
    assert sorted(each.reason.partition(", kept")[0] for each in acts) == [
        "the file as it was sent",
        "the rows, and the values in findings",
    ]
    assert retain("A. Steward").erased == [] and len(Register.open().acts(one)) == 4


def test_a_later_check_of_it_goes_as_well() -> None:
    _, folder = sent()
    shutil.copytree(folder / "rows", folder / "checked-2" / "rows")
    shutil.copy(folder / "findings.parquet", folder / "checked-2" / "findings.parquet")
    retain("A. Steward")
    assert holding(folder) == [] and (folder / "checked-2" / "findings.parquet").is_file()


def test_what_could_not_be_placed_goes_too() -> None:
    one, folder = sent(outcome=Outcome.HELD, accept=False)
    assert Register.open().accepted() == [] and holding(folder)
    retain("A. Steward")
    assert holding(folder) == [] and [each.act for each in Register.open().acts(one)] == ["erased", "erased", "received"]


def test_what_a_killed_load_left_behind_goes_once_it_is_nobodys(data_root: Path) -> None:
    old, new = data_root / "snapshots" / ".incoming-old", data_root / "snapshots" / ".incoming-new"
    for each in (old, new):
        each.mkdir(parents=True)
        (each / "original").write_text(VALUE)
    os.utime(old, (time.time() - 2 * snapshot.ABANDONED,) * 2)
    retain("A. Steward")
    assert not old.exists() and new.exists()


@pytest.mark.parametrize("step", ["write_findings", "rename", "rmtree", "enter"])
def test_an_erasure_that_is_stopped_is_finished_by_the_next(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one, folder = sent()
    where = {"write_findings": disk, "rename": Path, "rmtree": disk.shutil, "enter": Register}[step]

    class Stopped(BaseException):
        """As an interruption is: nobody catches it."""

    def stop(*_: object, **__: object) -> None:
        raise Stopped

    with monkeypatch.context() as broken, pytest.raises(Stopped):
        broken.setattr(where, step, stop)
        retain("A. Steward")
    retain("A. Steward")
    assert holding(folder) == [] and not list(folder.rglob("*.erasing"))
    assert [each.act for each in Register.open().acts(one)].count("erased") == 2


def test_what_cannot_be_erased_stops_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    stuck, other = sent(), sent()
    erase = disk.erase_rows

    def in_use(folder: Path, *rest: object) -> None:
        if folder == stuck[1]:
            raise PermissionError("it is in use")
        erase(folder, *rest)

    said: list[str] = []
    with monkeypatch.context() as broken:
        broken.setattr(disk, "erase_rows", in_use)
        done = retain("A. Steward", progress=said.append)
    assert [(each.snapshot.snapshot_id, why) for each, why in done.left] == [(stuck[0], "it is in use")]
    assert holding(other[1]) == [] and holding(stuck[1])
    assert any(stuck[0] in each and "in use" in each for each in said)
    assert len(retain("A. Steward").erased) == 1 and holding(stuck[1]) == []


def test_nothing_is_erased_while_a_publication_reads_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    _, folder = sent()
    wait = release.one_at_a_time.__wrapped__
    monkeypatch.setattr(release, "one_at_a_time", release.contextmanager(lambda progress: wait(progress, 0.1)))
    with release.FileLock(release.folder() / ".publishing.lock"), pytest.raises(release.Busy):
        retain("A. Steward")
    assert holding(folder)


def test_the_command_lists_and_then_erases(capsys: pytest.CaptureFixture) -> None:
    one, folder = sent()
    assert main(["retain", "--dry-run"]) == 0
    said = capsys.readouterr()
    assert said.out.count(one) == 2 and "No release rests on it" in said.out and "2 to be erased" in said.err
    assert holding(folder) and len(Register.open().acts(one)) == 2
    assert main(["retain", "--by", "B. Steward"]) == 0
    assert "2 erased." in capsys.readouterr().out and holding(folder) == []
    assert Register.open().acts(one)[0].who == "B. Steward"
    assert main(["retain"]) == 0 and "Nothing is to be erased." in capsys.readouterr().out


def test_the_dry_run_makes_no_register(data_root: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["retain", "--dry-run"]) == 0
    assert not data_root.exists() and "Nothing is to be erased." in capsys.readouterr().err


def test_what_the_access_log_tells_goes_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    register = Register.open()
    for days in (800, 700, 1):
        register.visited(Visit(now() - dt.timedelta(days=days), "ann@council.example", Came.OPENED, "Backlog"))
    assert main(["retain", "--dry-run"]) == 0 and "access log: 1 entries" in capsys.readouterr().out and len(register.visits()) == 3
    assert main(["retain", "--by", "A. Steward"]) == 0 and "1 entries of the access log went." in capsys.readouterr().out
    assert len(register.visits()) == 2
    did = history.acts()[0]
    assert (did.of, did.return_name, did.who) == ("The access log", "Access log", "A. Steward") and "kept for 24 months" in did.why
    monkeypatch.setenv("SCORECARD_KEEP_ACCESS_MONTHS", "0")
    assert retain("A. Steward").visits == 2 and register.visits() == []
