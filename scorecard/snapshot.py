"""Snapshots on disk: the untouched file, its typed rows and its findings, in a folder that is there whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import time
import uuid
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl
from filelock import FileLock

from scorecard import disk, settings
from scorecard.gate import write_table
from scorecard.read.container import csv_files
from scorecard.terms import Return, Snapshot

INCOMING = ".incoming-"
ENTERING = ".entering"  # stands in a submission's folder from before it is placed until the register has it
ABANDONED = 24 * 60 * 60  # seconds after which a staged folder is nobody's


def write_rows(folder: Path, contract: Return, frames: Mapping[str, pl.DataFrame]) -> None:
    """Keep typed rows, one Parquet file per sheet: the contract's columns that may be kept, and `_row`."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in contract.sheets:
        if sheet.name in frames:
            kept = [column.name for column in sheet.columns if column.keep]
            write_table(folder / f"{sheet.name}.parquet", frames[sheet.name].select(*kept, "_row"))


def rows_folder(folder: Path) -> Path:
    """Where a submission's folder keeps its typed rows."""
    return folder / "rows"


def stage(path: Path) -> tuple[Path, str]:
    """Copy what was sent to a folder of its own (a folder of CSVs as one zip). Gives the copy and its SHA-256.

    Raises OSError where the disk does not take it, or the file cannot be read; then nothing is left behind.
    """
    folder = settings.data_root() / "snapshots" / f"{INCOMING}{uuid.uuid4().hex}"
    folder.mkdir(parents=True)
    copy = folder / "original"
    try:
        if path.is_dir():
            with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
                for each in csv_files(path):
                    archive.writestr(zipfile.ZipInfo(each.name), each.read_bytes(), zipfile.ZIP_DEFLATED)
        else:
            shutil.copyfile(path, copy)
        with copy.open("rb") as file:
            return copy, hashlib.file_digest(file, "sha256").hexdigest()
    except BaseException:
        discard(copy)
        raise


def place(staged: Path, kind: str, return_name: str, as_at: dt.date | None, received_at: dt.datetime, sha256: str) -> Path:
    """Move a staged submission to where it belongs, in one step. Gives the folder, relative to the data root. Called within `entering`,
    with `entered` after the register has it.

    The sender's file name is never used as a path: the copy is named `original`, with its kind's ending.
    """
    ending = {"unknown": ".bin", "folder": ".zip"}.get(kind, f".{kind}")
    staged.rename(staged.with_name(f"original{ending}"))
    root = settings.data_root()
    parent = root / "snapshots" / return_name / f"{as_at:%Y-%m-%d}" if return_name and as_at else root / "snapshots" / "unplaced"
    staged.with_name(ENTERING).touch()
    _flush(staged.parent)
    parent.mkdir(parents=True, exist_ok=True)
    name = f"{received_at:%Y%m%dT%H%M%SZ}-{sha256[:8]}"
    target, again = parent / name, 1
    while target.exists():  # the same file twice within a second
        again += 1
        target = parent / f"{name}-{again}"
    staged.parent.rename(target)
    try:
        disk.flush_names(parent)
    except BaseException:
        discard(staged, target.relative_to(root))
        raise
    return target.relative_to(root)


@contextmanager
def entering() -> Iterator[None]:
    """What is placed meanwhile is somebody's: nobody takes it for what a killed process left, before the register has it."""
    with FileLock(settings.data_root() / ".entering.lock"):
        yield


def entered(placed: Path) -> None:
    """Say of a placed submission (relative to the data root) that the register has it."""
    with suppress(OSError):  # the next sweep looks again
        (settings.data_root() / placed / ENTERING).unlink(missing_ok=True)


def original(folder: Path) -> Path | None:
    """The file as it was sent, in a submission's folder; None where it is no longer kept."""
    return next(iter(sorted(folder.glob("original.*"))), None)


@contextmanager
def another_check(snapshot: Snapshot) -> Iterator[Path]:
    """A new folder for the rows and findings of a submission's next check, `snapshot.check` being its number: there whole when the block
    ends, or not at all. What a check that was never entered in the register left behind is taken away first."""
    target = settings.data_root() / snapshot.rows_in
    shutil.rmtree(target, ignore_errors=True)
    building = target.with_name(f"{INCOMING}{uuid.uuid4().hex}")
    building.mkdir()
    try:
        yield building
        _flush(building)
        building.rename(target)
        disk.flush_names(target.parent)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def discard(staged: Path, placed: Path | None = None) -> None:
    """Take a submission away again: staged, or already placed in `placed` (relative to the data root)."""
    folder = settings.data_root() / placed if placed else staged.parent
    shutil.rmtree(folder, ignore_errors=True)
    for parent in (folder.parent, folder.parent.parent) if placed else ():
        if parent != settings.data_root() / "snapshots":
            with suppress(OSError):  # it holds other submissions
                parent.rmdir()


def discard_rows(staged: Path) -> None:
    """Take away what a worker that failed may have left of typed rows."""
    shutil.rmtree(rows_folder(staged.parent), ignore_errors=True)


def sweep(known: Callable[[], Iterable[str]]) -> None:
    """Take away what a process that was killed left behind: children's records that belong to no submission. `known` gives the folders
    that the register has."""
    for folder in _in_snapshots(f"{INCOMING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
    if not _in_snapshots(ENTERING):
        return
    with entering():
        placed = [path.parent.relative_to(settings.data_root()) for path in _in_snapshots(ENTERING)]
        theirs = set(known())
        for each in placed:
            if each.as_posix() in theirs:
                entered(each)
            else:
                discard(each, each)


def _in_snapshots(name: str) -> list[Path]:
    """What bears a name beside submissions or in one of them."""
    root = settings.data_root() / "snapshots"
    return [path for folder in ("", "unplaced/*/", "*/*/*/") for path in root.glob(folder + name)]


def _flush(folder: Path) -> None:
    """Have everything in a folder on disk before the folder gets its name."""
    for path in folder.rglob("*"):
        if path.is_file():
            disk.flush_file(path)
