"""The key that shared links are signed with: from the settings, or made once, into a file that its owner alone can read.

Whoever changes it ends every link that was made before. It stands in no register and in no message.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from filelock import FileLock

from scorecard import disk, settings
from scorecard.links.errors import LinkError

SHORTEST = 32  # characters
FILE = "link.key"
HOW = "docs/shared_links.md says how it is set up."


def key() -> bytes:
    """The key. Raises LinkError where there is none, or one that cannot be used."""
    if given := settings.link_key():
        return _long_enough(given, "SCORECARD_LINK_KEY")
    path = _path()
    try:
        stat, text = path.stat(), path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise LinkError(
            f"{path} is not there, and the links that were made are signed with what it held. Bring it back from a copy. Or put another "
            f"key there, or into SCORECARD_LINK_KEY: then every link that was made before opens nothing. {HOW}"
        ) from None
    except (OSError, UnicodeDecodeError):
        raise LinkError(f"{path} cannot be read. Expected a text file with a key of {SHORTEST} characters or more. {HOW}") from None
    if os.name != "nt" and stat.st_mode & 0o077:
        raise LinkError(
            f"{path} may be read by others than its owner (mode {stat.st_mode & 0o777:o}). Expected 600: take their rights away."
        )
    return _long_enough(text, str(path))


def make_key() -> None:
    """Make the key's file, unless a key is there."""
    path = _path()
    if settings.link_key() or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{FILE}.lock")):
        if path.exists():
            return
        built = path.with_name(f".{FILE}.new")
        built.unlink(missing_ok=True)
        with os.fdopen(os.open(built, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(secrets.token_hex(SHORTEST) + "\n")
            disk.flush(file)
        built.rename(path)
        disk.flush_names(path.parent)


def why_not() -> str:
    """Why the key that is there cannot be used, in a sentence; empty where it can, or where there is none yet."""
    try:
        if settings.link_key() or _path().exists():
            key()
    except LinkError as error:
        return str(error)
    return ""


def _path() -> Path:
    return settings.data_root() / FILE


def _long_enough(text: str, where: str) -> bytes:
    if len(text) < SHORTEST:
        raise LinkError(f"{where} holds a key of {len(text)} characters. Expected {SHORTEST} or more, made at random. {HOW}")
    return text.encode()
