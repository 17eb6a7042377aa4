"""Have on disk what was written, before anybody is told that it is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO


def flush(file: IO) -> None:
    """Have on disk what was written to an open file. Raises OSError."""
    file.flush()
    os.fsync(file.fileno())


def flush_file(path: Path) -> None:
    """Have on disk what a file holds that somebody else wrote and closed. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_names(folder: Path) -> None:
    """Have the names in a folder on disk. Raises OSError. Windows has no such thing: a rename there is on disk when it returns."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
