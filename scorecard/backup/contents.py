"""What a backup holds: each file with its SHA-256, in a list that is written last. Without the list, or where a file is not as it says,
there is no backup."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scorecard import disk
from scorecard.terms import ScorecardError

LIST = "backup.json"
REGISTER = "register.sqlite"
BLOCK = 1024 * 1024  # bytes


class BackupError(ScorecardError):
    """A backup that was not made, or that cannot be used: says why. Nothing was changed."""


@dataclass(frozen=True)
class Contents:
    """A backup's list. `made_at` is UTC, when the register was copied; `files` are SHA-256 by path, relative and with slashes."""

    made_at: dt.datetime
    files: Mapping[str, str]


def copied(source: Path, target: Path) -> str:
    """Copy a file, have it on disk, and read it again. Gives its SHA-256. Raises OSError, also where the copy reads otherwise."""
    target.parent.mkdir(parents=True, exist_ok=True)
    hashed = hashlib.sha256()
    with source.open("rb") as read, target.open("xb") as write:
        while block := read.read(BLOCK):
            hashed.update(block)
            write.write(block)
        disk.flush(write)
    shutil.copymode(source, target)  # what its owner alone may read stays so
    if sha256(target) != hashed.hexdigest():
        raise OSError(f"{target} is not as it was written: the disk has lost something")
    return hashed.hexdigest()


def sha256(path: Path) -> str:
    """A file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_list(folder: Path, contents: Contents) -> None:
    """Write the list, which makes a backup of what is in the folder."""
    text = json.dumps({"made_at": contents.made_at.isoformat(), "files": dict(sorted(contents.files.items()))}, indent=1)
    with (folder / LIST).open("x", encoding="utf-8") as file:
        file.write(text)
        disk.flush(file)


def check(folder: Path) -> Contents:
    """Read a backup's list, and every file against it. Raises BackupError where it was cut off, or anything is missing or changed."""
    path = folder / LIST
    if not path.is_file():
        raise BackupError(
            f"{folder} is no backup: it has no {LIST}. That is written last; a backup that was cut off has none. Use another one."
        )
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        contents = Contents(dt.datetime.fromisoformat(found["made_at"]), {str(name): str(each) for name, each in found["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupError(f"{path} cannot be read: it was cut off or changed. Use another backup.") from None
    if REGISTER not in contents.files:
        raise BackupError(f"{path} names no register. Use another backup.")
    for name, expected in contents.files.items():
        within = PurePosixPath(name)
        if within.is_absolute() or ".." in within.parts or "\\" in name or ":" in name:
            raise BackupError(f"{path} names {name!r}, which is no path in a backup. Somebody changed it; use another backup.")
        if not (folder / within).is_file():
            raise BackupError(f"{folder / within} is missing. The backup is not whole; use another one.")
        if sha256(folder / within) != expected:
            raise BackupError(f"{folder / within} is not as it was when the backup was made. Use another backup.")
    return contents
