"""What a link opens: a frozen briefing's folder, `briefings/<briefing_id>/` of the data root, each complete or absent, never changed."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from scorecard import settings
from scorecard.links.errors import LinkError

PAGE, PAPER, MANIFEST = "index.html", "briefing.pdf", "manifest.json"
_ID = re.compile(r"b\d{4,}")


class Frozen(NamedTuple):
    """A frozen briefing: its folder, and what its manifest says of it."""

    briefing_id: str
    folder: Path
    manifest: dict[str, Any]

    def read(self, name: str) -> bytes:
        """What a file holds that the manifest lists. Raises LinkError for any other, and for one that is not what was frozen."""
        expected = self.manifest["files"].get(name)
        path = self.folder / name
        held = path.read_bytes() if expected is not None and path.is_file() else b""
        if expected is None or hashlib.sha256(held).hexdigest() != expected:
            raise LinkError(f"{path} is not what was frozen: it is missing, or was changed. Bring the folder back from a copy.")
        return held


def frozen(briefing_id: str) -> Frozen:
    """A frozen briefing. Raises LinkError where there is none of that ID."""
    folder = settings.data_root() / "briefings" / briefing_id
    path = folder / MANIFEST
    if not _ID.fullmatch(briefing_id) or not path.is_file():
        raise LinkError(f"There is no frozen briefing {briefing_id}. Freeze it first: a link opens what can change no more.")
    return Frozen(briefing_id, folder, json.loads(path.read_text(encoding="utf-8")))


def every() -> list[Frozen]:
    """Every frozen briefing, the newest meeting first."""
    there = settings.data_root() / "briefings"
    names = [each.name for each in there.iterdir() if _ID.fullmatch(each.name) and (each / MANIFEST).is_file()] if there.is_dir() else []
    return sorted(map(frozen, names), key=lambda each: (each.manifest["meeting"], each.briefing_id), reverse=True)
