"""Taking a file in: checked, kept, signed where it may be; and nothing half-loaded, whatever goes wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from make.casework import valid, workbook
from make.files import csv_folder, ole, put, tables, xlsx
from make.light_worker import LightWorker
from scorecard import disk, gate, settings, snapshot
from scorecard.__main__ import main
from scorecard.gate import PASSED
from scorecard.load import Loaded, in_as_at_order, load
from scorecard.read import faults
from scorecard.register import Register
from scorecard.terms import Outcome
from scorecard.worker import Checked, Job, Worker

JANUARY, FEBRUARY, MARCH = dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2024, 3, 31)


@pytest.fixture(scope="module")
def worker() -> Worker:
    return LightWorker()  # the worker process itself is tested beside its own code, and once below


@pytest.fixture
def take(worker: Worker):
    def take_in(path: Path, reason: str = "", **given) -> Loaded:
        return load(worker, path, "A. Steward", reason, **given)

    return take_in


def held(path: Path) -> Path:
    return xlsx(path, put(tables(), "requests", 3, "received_date", "31/06/2024"))


def queried(path: Path) -> Path:
    return xlsx(path, put(tables(), "persons", 2, "area", "Atlantis"))


def files(root: Path) -> list[str]:
    return sorted(each.relative_to(root).as_posix() for each in (root / "snapshots").rglob("*") if each.is_file())


def test_a_file_that_passes_is_kept_whole_and_accepted(data_root: Path, tmp_path: Path) -> None:
    sent = workbook(tmp_path / "March return.xlsx")
    with Worker() as process:
        loaded = load(process, sent, "A. Steward")
    assert loaded.accepted and loaded.snapshot is not None and loaded.checked.outcome is Outcome.PASSED
    folder = data_root / loaded.snapshot.folder
    assert folder.parent == data_root / "snapshots" / "casework" / "2024-03-31"
    assert (folder / "original.xlsx").read_bytes() == sent.read_bytes()
    assert sorted(each.stem for each in (folder / "rows").iterdir()) == sorted(valid())
    assert pl.read_parquet(folder / "findings.parquet").height == 0
    (entered,) = Register.open().submissions()
    assert entered.snapshot_id == f"casework/2024-03-31/{folder.name}" and entered.accepted_at is not None
    assert (entered.file_name, entered.accepted_by, entered.reason, entered.authority_code) == (
        "March return.xlsx",
        "A. Steward",
        PASSED,
        "E06000058",
    )
    assert Register.open().counts(entered.snapshot_id) == (0, 52)


def test_a_file_that_is_held_is_kept_with_its_findings_and_never_accepted(take, data_root: Path, tmp_path: Path) -> None:
    loaded = take(held(tmp_path / "a.xlsx"), "It is fine.")
    assert not loaded.accepted and loaded.checked.outcome is Outcome.HELD and loaded.snapshot is not None
    folder = data_root / loaded.snapshot.folder
    assert (folder / "original.xlsx").is_file() and (folder / "rows" / "requests.parquet").is_file()
    kept = pl.read_parquet(folder / "findings.parquet").row(0, named=True)
    assert (kept["code"], kept["cell"], kept["value"], kept["row"]) == ("READ-031", "C3", "31/06/2024", 3)
    register = Register.open()
    assert register.accepted() == [] and register.submissions()[0].outcome is Outcome.HELD


def test_open_queries_are_accepted_with_a_reason_and_only_then(take, tmp_path: Path) -> None:
    path = queried(tmp_path / "a.xlsx")
    first = take(path, "   ")
    assert not first.accepted and first.checked.outcome is Outcome.QUERIES and Register.open().accepted() == []
    second = take(path, " A new area, from April. ")
    assert second.accepted and second.snapshot != first.snapshot
    assert [each.reason for each in Register.open().accepted()] == ["A new area, from April."]


def test_the_same_file_again_changes_nothing(take, data_root: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    first = take(path)
    before, entries = files(data_root), Register.open().submissions()
    again = take(path.rename(tmp_path / "another name.xlsx"))
    assert first.snapshot is not None and again.again == first.snapshot.snapshot_id and again.accepted
    assert files(data_root) == before and Register.open().submissions() == entries


def test_an_older_file_can_be_sent_again_to_take_the_place_of_a_newer_one(take, tmp_path: Path) -> None:
    path, newer = workbook(tmp_path / "a.xlsx"), workbook(tmp_path / "b.xlsx", cover={"note": "corrected"})
    take(path)
    take(newer)
    loaded = take(path)
    assert not loaded.again and loaded.accepted and loaded.snapshot is not None
    assert Register.open().accepted()[-1].snapshot_id == loaded.snapshot.snapshot_id


def test_a_file_without_a_cover_may_be_sent_for_another_date(take, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {name: table for name, table in tables().items() if name != "return"})
    first = take(path, return_name="casework", as_at=MARCH)
    assert first.accepted and take(path, return_name="casework", as_at=MARCH).again and take(path).again
    assert not take(path, return_name="casework", as_at=FEBRUARY).again


def test_several_files_are_taken_in_the_order_of_their_dates(worker: Worker, tmp_path: Path) -> None:
    made = {name: workbook(tmp_path / f"{name}.xlsx", as_at=date) for name, date in (("c", MARCH), ("a", FEBRUARY), ("b", JANUARY))}
    odd = tmp_path / "0.xlsx"
    odd.write_bytes(b"x")
    assert in_as_at_order(worker, [odd, made["c"], made["a"], made["b"]], None, None) == [made["b"], made["a"], made["c"], odd]
    assert in_as_at_order(worker, iter([odd]), None, None) == [odd]


def test_the_first_accepted_return_fixes_the_authority(take, tmp_path: Path) -> None:
    other = {"authority_code": "E06000059"}
    held_first = xlsx(tmp_path / "0.xlsx", {**put(tables(), "requests", 3, "received_date", "x"), "return": tables(cover=other)["return"]})
    assert not take(held_first).accepted and Register.open().authority() == "", "a held one fixes nothing"
    assert take(workbook(tmp_path / "a.xlsx")).accepted and Register.open().authority() == "E06000058"
    loaded = take(workbook(tmp_path / "b.xlsx", as_at=FEBRUARY, cover=other))
    assert [each.code for each in loaded.checked.findings] == [faults.OTHER_AUTHORITY.code] and not loaded.accepted


def test_the_setting_fixes_the_authority_before_any_return(take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_AUTHORITY", "E06000059")
    assert [each.code for each in take(workbook(tmp_path / "a.xlsx")).checked.findings] == [faults.OTHER_AUTHORITY.code]
    assert take(workbook(tmp_path / "b.xlsx", cover={"authority_code": "e06000059"})).accepted


@pytest.mark.parametrize("kind", ["xls", "locked", "text", "empty", "no cover"])
def test_what_cannot_be_placed_is_kept_for_the_steward(take, data_root: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "..$(odd) name\x1b[31m.xls"
    {
        "xls": lambda: ole(path, "Workbook"),
        "locked": lambda: ole(path, "EncryptedPackage"),
        "text": lambda: path.write_bytes(b"a,b\n1,2\n"),
        "empty": lambda: path.touch(),
        "no cover": lambda: xlsx(path, {name: table for name, table in tables().items() if name != "return"}),
    }[kind]()
    loaded = take(path, "Accept it.")
    assert not loaded.accepted and not loaded.checked.readable and loaded.snapshot is not None
    assert loaded.snapshot.snapshot_id.startswith("unplaced/") and loaded.snapshot.folder == f"snapshots/{loaded.snapshot.snapshot_id}"
    original = "original.xlsx" if kind == "no cover" else "original.bin"
    assert {each.rpartition("/")[2] for each in files(data_root)} >= {original, "findings.parquet"}
    assert pl.read_parquet(data_root / loaded.snapshot.folder / "findings.parquet").height == len(loaded.checked.findings) > 0
    assert Register.open().submissions()[0].as_at is None and Register.open().submissions()[0].file_name == path.name


def test_a_file_that_is_not_there_leaves_nothing(take, data_root: Path, tmp_path: Path) -> None:
    loaded = take(tmp_path / "gone.xlsx")
    assert loaded.snapshot is None and [each.code for each in loaded.checked.findings] == [faults.NO_FILE.code]
    assert not (data_root / "snapshots").exists()


def test_a_folder_of_csv_files_is_kept_as_a_zip(take, data_root: Path, tmp_path: Path) -> None:
    loaded = take(csv_folder(tmp_path / "March", tables()))
    assert loaded.accepted and loaded.snapshot is not None and (data_root / loaded.snapshot.folder / "original.zip").is_file()
    assert take(csv_folder(tmp_path / "March again", tables())).again


FULL = OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (snapshot.shutil, "copyfile"),
        (gate, "write_findings"),
        (snapshot, "_flush"),
        (disk, "flush_names"),
        (snapshot, "place"),
        (Path, "rename"),
        (Register, "receive"),
        (Register, "authority"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_disk_or_register_that_does_not_take_it_leaves_nothing(
    take, data_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where, name: str
) -> None:
    path = workbook(tmp_path / "a.xlsx")

    def full(*_: object, **__: object) -> None:
        raise FULL

    with monkeypatch.context() as broken, pytest.raises(OSError, match="No space left"):
        broken.setattr(where, name, full)
        take(path)
    assert files(data_root) == [] and Register.open().submissions() == []
    assert not any((data_root / "snapshots").iterdir()), "no empty folder either"
    assert take(path).accepted, "and it can be done again"


def test_a_full_disk_while_the_worker_writes_rows(take, data_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker cannot write rows: the file is kept as held, without half of them."""
    path = workbook(tmp_path / "a.xlsx")
    stage = snapshot.stage

    def blocked(sent: Path) -> tuple[Path, str]:
        staged, sha256 = stage(sent)
        (staged.parent / "rows").mkdir()
        (staged.parent / "rows" / "plans.parquet").mkdir()  # where a file has to go
        return staged, sha256

    monkeypatch.setattr(snapshot, "stage", blocked)
    loaded = take(path, "Accept it.")
    assert [each.code for each in loaded.checked.findings] == [faults.CRASHED.code] and not loaded.accepted
    assert {each.rpartition("/")[2] for each in files(data_root)} == {"original.bin", "findings.parquet"}


def test_a_worker_that_is_stopped_half_way_leaves_no_half_of_the_rows(data_root: Path, tmp_path: Path) -> None:
    class Stopped(Worker):
        def check(self, job: Job) -> Checked:
            assert job.keep_in is not None
            (job.keep_in / "rows").mkdir()
            (job.keep_in / "rows" / "plans.parquet").write_bytes(b"PAR1 half of it")
            return Checked(findings=[faults.finding(faults.TOO_SLOW, limit="1")], failed=True)

    loaded = load(Stopped(), workbook(tmp_path / "a.xlsx"), "A. Steward", "Accept it.")
    assert not loaded.accepted and {each.rpartition("/")[2] for each in files(data_root)} == {"original.bin", "findings.parquet"}


def test_a_held_file_changes_nothing_that_was_accepted_before(take, tmp_path: Path) -> None:
    first = take(workbook(tmp_path / "a.xlsx"))
    take(held(tmp_path / "b.xlsx"), "Accept it.")
    assert [each.snapshot_id for each in Register.open().accepted()] == [first.snapshot and first.snapshot.snapshot_id]


def test_a_return_is_compared_with_the_accepted_ones_and_check_with_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """Held ones do not count; a case that vanished holds the return, whether a month later or in a resubmission."""
    rows = valid(MARCH)
    rows["requests"][0]["received_date"] = dt.date(2024, 2, 20)
    without = {name: [each for each in listed if each.get("request_id") != "R01"] for name, listed in rows.items()}
    april = dt.date(2024, 4, 30)
    with Worker() as process:
        assert load(process, held(tmp_path / "held.xlsx"), "A. Steward").checked.outcome is Outcome.HELD
        assert load(process, workbook(tmp_path / "first.xlsx", rows), "A. Steward").accepted, "the first ever: only a held one before"
        for as_at, name in ((MARCH, "again.xlsx"), (april, "later.xlsx")):
            loaded = load(process, workbook(tmp_path / name, without, as_at), "A. Steward", "Fine.")
            found = [(each.code, each.sheet, each.cell, each.row) for each in loaded.checked.findings if each.code == "CAS-239"]
            assert found == [("CAS-239", "requests", "", None)] and not loaded.accepted
        assert load(process, workbook(tmp_path / "right.xlsx", rows, april), "A. Steward").accepted
        unread = [path for path in (settings.data_root() / "snapshots" / "casework" / "2024-03-31").glob("*/rows/plans.parquet")]
        for path in unread:
            path.unlink()
        loaded = load(process, workbook(tmp_path / "again_2.xlsx", rows, april, {"note": "once more"}), "A. Steward")
        assert [each.code for each in loaded.checked.findings] == ["CHECK-002"] and loaded.checked.outcome is Outcome.QUERIES
    assert main(["check", str(tmp_path / "later.xlsx")]) == 1
    assert "CAS-239" in capsys.readouterr().out
