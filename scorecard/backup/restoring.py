"""Restore: a backup into an empty data root and an empty register. The register is filled last: until then nothing shows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from scorecard import disk, settings
from scorecard.backup.contents import REGISTER, BackupError, Contents, check, copied, sha256
from scorecard.register import Register

MARK = ".restoring"  # stands in the data root until all of it is there


def restore(folder: Path, progress: Callable[[str], None] = lambda _: None) -> Contents:
    """Put everything back into the data root and the register that the settings name; gives what there was.

    Raises BackupError for a backup that is not whole, and where anything stands in its way: nothing is overwritten. Then, and where
    the disk does not take it, the register is as it was.
    """
    progress("Reading every file of the backup against its list")
    contents = check(folder)
    root = settings.data_root()
    _nothing_there(root, contents)
    try:
        root.mkdir(parents=True, exist_ok=True)
        (root / MARK).touch()
        progress(f"Restoring {len(contents.files)} files to {root}")
        for name, expected in contents.files.items():
            if name != REGISTER and not (root / name).exists() and copied(folder / name, root / name) != expected:
                raise BackupError(f"{folder / name} changed while it was read. Empty {root} and restore again, from another backup.")
        _names_on_disk(root)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own:  # to be opened as a database, which may change the file
            register = Path(own) / REGISTER
            shutil.copyfile(folder / REGISTER, register)
            Register.open().fill_from(register)
        (root / MARK).unlink()
    except OSError as error:
        raise BackupError(f"The restore was cut off: {error}. Empty {root}, make room, and restore again.") from error
    return contents


def _nothing_there(root: Path, contents: Contents) -> None:
    """Raises BackupError where the data root or the register has anything that the backup would stand beside or over."""
    if (root / MARK).exists():
        raise BackupError(f"A restore was cut off in {root}. Empty that folder, and restore again.")
    for name in ("snapshots", "releases"):
        if (root / name).is_dir() and any(not each.name.startswith(".") for each in (root / name).iterdir()):
            raise BackupError(f"{root} holds {name} already. Restore into an empty folder: name one in SCORECARD_DATA.")
    for name, expected in contents.files.items():
        there = root / name
        if name != REGISTER and there.exists() and (not there.is_file() or sha256(there) != expected):
            raise BackupError(f"{there} is there already, and not as in the backup. Move it away, then restore.")
    own = settings.register_file()
    if own is not None and own.exists():
        raise BackupError(f"There is a register already, {own}. Restore into an empty folder: name one in SCORECARD_DATA.")
    if own is None and not Register.open().is_empty():
        raise BackupError("The register that SCORECARD_REGISTER names has entries already. Name an empty database.")


def _names_on_disk(root: Path) -> None:
    for folder in [root, *(each for each in root.rglob("*") if each.is_dir())]:
        disk.flush_names(folder)
