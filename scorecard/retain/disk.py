"""What a submission's folder holds of children's records, and taking it away. Each step can be done again after one that was killed."""

from __future__ import annotations

import shutil
from collections.abc import Container
from pathlib import Path

from scorecard import disk
from scorecard.gate import findings_file, read_findings, without_values, write_findings
from scorecard.snapshot import rows_folder
from scorecard.terms import Return

ERASING = ".erasing"  # rows go out of reach in one step, under this ending, before the first of them is erased


def files(folder: Path) -> list[Path]:
    """What was sent, as it was sent."""
    return sorted(folder.glob("original*"))


def rows(folder: Path) -> list[Path]:
    """Folders of typed rows, those half erased among them: of the submission's receipt, and of each later check of it."""
    found = (rows_folder(each) for each in _checks(folder))
    return [path for each in found for path in (each, each.with_name(each.name + ERASING)) if path.is_dir()]


def erase_file(folder: Path) -> None:
    """Take away what was sent."""
    for path in files(folder):
        path.unlink()


def erase_rows(folder: Path, contract: Return | None, decided: Container[str] = ()) -> None:
    """Take away the typed rows of every check, and the values in its findings. `decided`: identities of those that somebody decided."""
    for each in _checks(folder):
        if findings_file(each).is_file():
            _without_values(findings_file(each), contract, decided)
        there = rows_folder(each)
        going = there.with_name(there.name + ERASING)
        if there.is_dir():
            shutil.rmtree(going, ignore_errors=True)  # of an erasure that was killed, and rows that came back from a backup
            there.rename(going)
        if going.is_dir():
            shutil.rmtree(going)


def _checks(folder: Path) -> list[Path]:
    return [folder, *sorted(path for path in folder.glob("checked-*") if path.is_dir())]


def _without_values(path: Path, contract: Return | None, decided: Container[str]) -> None:
    bare = path.with_name(path.name + ERASING)
    write_findings(bare, [without_values(each, contract, decided) for each in read_findings(path)], contract)
    disk.flush_file(bare)
    bare.replace(path)
