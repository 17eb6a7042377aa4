"""Make a backup: the register of one moment, then every file that it names, and what else the data root keeps."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard import disk, release, settings
from scorecard.backup.contents import REGISTER, BackupError, Contents, copied, sha256, write_list
from scorecard.register import Register, now

PASSING = {"inbox", "snapshots", "releases"}  # of these, what the register names; of the inbox nothing: who sent it sends it again


@dataclass(frozen=True)
class Made:
    """A backup that was made. `amiss`: what the register names and the data root does not have, or has otherwise, in sentences."""

    folder: Path
    files: int
    size: int  # bytes
    amiss: tuple[str, ...] = ()


def backup(folder: Path, register: Register | None = None, progress: Callable[[str], None] = lambda _: None) -> Made:
    """Copy the data root and the register into a new folder, there whole or not at all. Others may work meanwhile; publications wait.

    Raises BackupError where the folder is there already or lies in the data root, or the disk does not take it; release.Busy where a
    publication does not end.
    """
    root, folder = settings.data_root(), folder.resolve()
    if folder.is_relative_to(root):
        raise BackupError(f"{folder} lies in the data root, {root}. Name a folder elsewhere, best on another disk.")
    if folder.exists():
        raise BackupError(f"{folder} is there already. Name a new folder: one backup, one folder.")
    register = register or Register.open()
    staged = folder.with_name(f".incoming-{folder.name}-{uuid.uuid4().hex[:8]}")
    try:
        staged.mkdir(parents=True, mode=0o700)  # it holds children's records
        with release.one_at_a_time(progress):
            made = _made(root, staged, register, progress)
        staged.rename(folder)
        disk.flush_names(folder.parent)
    except OSError as error:
        raise BackupError(f"No backup was made: {error}. Make room, or have the folder made writable, and try again.") from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return Made(folder, *made)


def _made(root: Path, staged: Path, register: Register, progress: Callable[[str], None]) -> tuple[int, int, tuple[str, ...]]:
    at = now()
    named = register.copy_to(staged / REGISTER)
    files = {REGISTER: sha256(staged / REGISTER)}
    size, amiss = (staged / REGISTER).stat().st_size, []
    progress(f"The register is copied: {len(named.submissions)} submissions, {len(named.releases)} releases. Copying files")
    for path in _named(root, [*named.submissions], named.releases):
        name = path.relative_to(root).as_posix()
        files[name] = copied(path, staged / name)
        size += path.stat().st_size
        sent = named.submissions.get(path.parent.relative_to(root).as_posix())
        if path.stem == "original" and sent and files[name] != sent:
            amiss.append(f"{name} is not the file that was received: its hash is not the register's.")
    amiss += [f"{each} is in the register and not on disk." for each in named.submissions if not (root / each).is_dir()]
    amiss += [f"Release {each} is in the register and has no file." for each in named.releases if f"releases/{each}.duckdb" not in files]
    amiss += [f"{each.name} is a link: what it leads to is not in the backup." for each in _others(root) if each.is_symlink()]
    write_list(staged, Contents(at, files))
    return len(files), size, tuple(amiss)


def _named(root: Path, folders: list[str], releases: tuple[str, ...]) -> Iterator[Path]:
    """Every file to copy: what the register names, then what people put into the data root. What is being made has a name with a dot."""
    for folder in folders:
        yield from _files(root / folder)
    for each in releases:
        yield from sorted((root / "releases").glob(f"{each}.*"))
    for path in _others(root):
        if not path.is_symlink():
            yield from _files(path) if path.is_dir() else [path]


def _others(root: Path) -> Iterator[Path]:
    """What stands in the data root beside submissions, releases and the register. (A folder with releases is a data root of its own.)"""
    ours = settings.register_file()
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        of_the_register = ours is not None and path.parent == ours.parent and path.name.startswith(ours.name)
        if path.name not in PASSING and not path.name.startswith(".") and not of_the_register and not (path / "releases").is_dir():
            yield path


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and not path.is_symlink():
            yield path
