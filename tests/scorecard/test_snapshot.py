"""Submissions on disk: untouched, complete or absent, and never under a name that the sender chose."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import threading
import time
import zipfile
from pathlib import Path

import polars as pl
import pytest

from make.casework import frames, valid
from make.files import csv_folder, tables, xlsx
from scorecard import snapshot
from scorecard.contract import load_return
from scorecard.gate import findings_file
from scorecard.snapshot import discard, place, rows_folder, stage, write_rows

RECEIVED, AS_AT = dt.datetime(2024, 4, 3, 10, 15), dt.date(2024, 3, 31)


def test_rows_are_the_kept_columns_and_the_row_number(tmp_path: Path) -> None:
    made = frames(valid())
    write_rows(tmp_path, load_return("casework"), {name: frame for name, frame in made.items() if name != "advice"})
    assert sorted(each.stem for each in tmp_path.iterdir()) == ["annual_reviews", "assessments", "persons", "plans", "requests"]
    assert pl.read_parquet(tmp_path / "persons.parquet").equals(made["persons"].drop("upn"))
    assert pl.read_parquet(tmp_path / "plans.parquet").equals(made["plans"])


def test_what_was_sent_is_copied_untouched(tmp_path: Path, data_root: Path) -> None:
    sent = xlsx(tmp_path / "sent.xlsx", tables())
    copy, sha256 = stage(sent)
    assert copy.read_bytes() == sent.read_bytes() and sha256 == hashlib.sha256(sent.read_bytes()).hexdigest()
    assert copy.parent.parent == data_root / "snapshots" and copy.parent.name.startswith(".")


def test_a_folder_is_kept_as_one_zip_that_is_the_same_each_time(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "folder", tables())
    (folder / "notes.txt").write_text("not a sheet")
    copy, sha256 = stage(folder)
    with zipfile.ZipFile(copy) as archive:
        assert {info.filename for info in archive.infolist()} == {f"{name}.csv" for name in tables()}
        assert archive.read("plans.csv") == (folder / "plans.csv").read_bytes()
    os.utime(folder / "plans.csv", (0, 0))
    assert stage(folder)[1] == sha256


def placed(tmp_path: Path, kind: str = "xlsx", name: str = "casework", as_at: dt.date | None = AS_AT) -> Path:
    copy, sha256 = stage(xlsx(tmp_path / "sent.xlsx", tables()))
    findings_file(copy.parent).write_bytes(b"x")
    return place(copy, kind, name, as_at, RECEIVED, sha256)


def test_a_submission_has_a_folder_of_its_own(tmp_path: Path, data_root: Path) -> None:
    folder = placed(tmp_path)
    sha256 = hashlib.sha256((tmp_path / "sent.xlsx").read_bytes()).hexdigest()
    assert folder.as_posix() == f"snapshots/casework/2024-03-31/20240403T101500Z-{sha256[:8]}"
    assert sorted(each.name for each in (data_root / folder).iterdir()) == [".entering", "findings.parquet", "original.xlsx"]
    assert [each for each in (data_root / "snapshots").iterdir() if each.name.startswith(".")] == []


def test_the_same_file_twice_within_a_second(tmp_path: Path) -> None:
    assert placed(tmp_path).name + "-2" == placed(tmp_path).name


@pytest.mark.parametrize(("name", "as_at"), [("", AS_AT), ("casework", None), ("", None)])
def test_what_cannot_be_placed_is_kept_too(tmp_path: Path, name: str, as_at: dt.date | None) -> None:
    assert placed(tmp_path, "unknown", name, as_at).parent.as_posix() == "snapshots/unplaced"


@pytest.mark.parametrize(("kind", "ending"), [("xlsx", ".xlsx"), ("zip", ".zip"), ("folder", ".zip"), ("unknown", ".bin"), ("ods", ".ods")])
def test_the_copy_is_named_by_its_kind(tmp_path: Path, data_root: Path, kind: str, ending: str) -> None:
    assert (data_root / placed(tmp_path, kind) / f"original{ending}").is_file()


def test_a_submission_can_be_taken_away_again(tmp_path: Path, data_root: Path) -> None:
    copy, _ = stage(xlsx(tmp_path / "sent.xlsx", tables()))
    discard(copy)
    assert list((data_root / "snapshots").iterdir()) == []
    first, second = placed(tmp_path), placed(tmp_path)
    discard(copy, first)
    assert not (data_root / first).exists() and (data_root / second).is_dir()
    discard(copy, second)
    assert list((data_root / "snapshots").iterdir()) == [], "and the folders that are empty now"


def test_a_copy_that_the_disk_does_not_take_leaves_nothing(tmp_path: Path, data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot.shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        stage(xlsx(tmp_path / "sent.xlsx", tables()))
    assert list((data_root / "snapshots").iterdir()) == []


def test_what_a_killed_process_left_is_swept_a_day_later(tmp_path: Path, data_root: Path) -> None:
    sent = xlsx(tmp_path / "sent.xlsx", tables())
    old, _ = stage(sent)
    new, _ = stage(sent)
    yesterday = time.time() - snapshot.ABANDONED - 60
    half_checked = data_root / "snapshots" / "casework" / "2024-03-31" / "one" / f"{snapshot.INCOMING}half"
    half_checked.mkdir(parents=True)
    for each in (old.parent, half_checked):
        os.utime(each, (yesterday, yesterday))
    snapshot.sweep(list)
    assert not half_checked.exists() and half_checked.parent.exists()
    assert not old.parent.exists() and new.exists()
    assert rows_folder(new.parent).parent == new.parent


def test_what_was_placed_and_never_entered_is_nobodys(tmp_path: Path, data_root: Path) -> None:
    """Killed between placing a submission and entering it; and between entering it and saying so."""
    never, entered = (
        place(stage(xlsx(tmp_path / "sent.xlsx", tables()))[0], "xlsx", "casework", AS_AT, RECEIVED, sha256 * 64) for sha256 in "ab"
    )
    snapshot.sweep(lambda: [entered.as_posix()])
    assert not (data_root / never).exists() and (data_root / entered / "original.xlsx").is_file()
    snapshot.sweep(list)
    assert (data_root / entered).exists(), "once entered, no register that is empty or another's takes it away"


def test_nothing_is_swept_while_it_is_being_entered(tmp_path: Path, data_root: Path) -> None:
    swept = threading.Thread(target=snapshot.sweep, args=(list,))
    with snapshot.entering():
        placed = place(stage(xlsx(tmp_path / "sent.xlsx", tables()))[0], "xlsx", "casework", AS_AT, RECEIVED, "a" * 64)
        swept.start()
        swept.join(0.3)
        assert swept.is_alive() and (data_root / placed).exists()
        snapshot.entered(placed)
    swept.join(10)
    assert (data_root / placed).exists()
