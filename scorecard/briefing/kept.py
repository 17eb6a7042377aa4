"""Where frozen briefings are, and what is in one: `briefings/<briefing_id>/` of the data root, each complete or absent, never changed."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from scorecard import settings
from scorecard.briefing.errors import BriefingError
from scorecard.register import Register
from scorecard.terms import Briefing

PAGE, PAPER, MANIFEST = "index.html", "briefing.pdf", "manifest.json"
_ID = re.compile(r"b\d{4,}")


class Frozen(NamedTuple):
    """A frozen briefing: what the register has of it, the folder of its files, and what its manifest says."""

    briefing: Briefing
    folder: Path
    manifest: dict[str, Any]

    def file(self, name: str) -> Path:
        """A file of it by its name, as its manifest lists it. Raises BriefingError for any other."""
        if name != MANIFEST and name not in self.manifest["files"]:
            raise BriefingError(f"{self.briefing.briefing_id} has no file {name}. It has {', '.join(self.manifest['files'])}.")
        return self.folder / name

    def read(self, name: str) -> bytes:
        """What a file of it holds, as it was frozen. Raises BriefingError for one that it does not have, or that is not what was frozen."""
        path = self.file(name)
        held = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(held).hexdigest() != self.manifest["files"].get(name):
            raise BriefingError(_not_frozen(path))
        return held


def folder() -> Path:
    """Where frozen briefings are."""
    return settings.data_root() / "briefings"


def frozen(briefing_id: str, register: Register | None = None) -> Frozen:
    """A frozen briefing, each file of it as it was frozen. Raises RegisterError where there is none of that ID, BriefingError where it is
    not frozen, or where a file of it is not what was frozen."""
    briefing = (register or Register.open()).briefing(briefing_id)
    if not briefing.is_frozen:
        raise BriefingError(f"{briefing_id} is not frozen yet: it has no files. Freeze it on the page Briefings.")
    found = Frozen(briefing, folder() / briefing_id, manifest(briefing))
    for name in found.manifest["files"]:
        found.read(name)
    return found


def manifest(briefing: Briefing) -> dict[str, Any]:
    """What a frozen briefing's manifest says. Raises BriefingError where it is not what the register has the hash of."""
    path = folder() / briefing.briefing_id / MANIFEST
    found = path.read_bytes() if _ID.fullmatch(briefing.briefing_id) and path.is_file() else b""
    if hashlib.sha256(found).hexdigest() != briefing.sha256:
        raise BriefingError(_not_frozen(path))
    return json.loads(found)


def _not_frozen(path: Path) -> str:
    return f"{path} is not what was frozen: it is missing, or was changed. Bring the folder back from a copy."
