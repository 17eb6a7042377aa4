"""Freezing a briefing: everything rendered once, built under another name, flushed and renamed, and entered in the register last.

One that was killed before it was entered is no frozen briefing: the next freezing takes what it left away and begins anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from dataclasses import asdict
from pathlib import Path
from typing import Any

from filelock import FileLock

from scorecard import disk, wording
from scorecard.briefing import kept
from scorecard.briefing.draft import Draft, Figure, draft
from scorecard.briefing.errors import BriefingError
from scorecard.briefing.page import page
from scorecard.briefing.paper import paper
from scorecard.briefing.tables import tables
from scorecard.briefing.told import told
from scorecard.register import Register, now
from scorecard.terms import Briefing

BUILDING = ".building-"
MOST_BYTES = 300_000  # of the page: it has to open at once on a chamber's Wi-Fi


def freeze(briefing: Briefing, who: str, register: Register | None = None) -> kept.Frozen:
    """Freeze a briefing as it was last saved, as an act of `who`'s.

    Raises BriefingError where it has no figure, is too large, or its release is withdrawn; RegisterError where it is frozen already, or
    somebody saved it since; NoRelease without a public file.
    """
    register = register or Register.open()
    if not briefing.items:
        raise BriefingError("A briefing without a figure cannot be frozen. Choose at least one, and save.")
    if gone := register.withdrawn().get(briefing.release_id):
        raise BriefingError(f"Release {briefing.release_id} is withdrawn ({gone.reason}). Choose the one that shows, and save.")
    there = kept.folder()
    there.mkdir(parents=True, exist_ok=True)
    with FileLock(there / ".freezing.lock"):
        if register.briefing(briefing.briefing_id).is_frozen:
            raise BriefingError(f"{briefing.briefing_id} is frozen, and never changes. Make a new briefing that says which it replaces.")
        _clear(there, briefing.briefing_id)
        at = now()
        of = draft(briefing, register)
        said = told(of)
        files = {kept.PAGE: page(said), kept.PAPER: paper(said, at), **tables(of, said)}
        if len(files[kept.PAGE]) > MOST_BYTES:
            size = f"{len(files[kept.PAGE]) / 1000:,.0f} kB"
            raise BriefingError(
                f"The page has {size}, and {MOST_BYTES // 1000} kB open at once. Choose fewer figures than {len(of.figures)}."
            )
        listed = json.dumps(_manifest(of, at.isoformat(), files), indent=1, ensure_ascii=False).encode()
        _place(there, briefing.briefing_id, {**files, kept.MANIFEST: listed})
        register.freeze_briefing(briefing, who, hashlib.sha256(listed).hexdigest(), at)
    return kept.frozen(briefing.briefing_id, register)


def _manifest(of: Draft, at: str, files: dict[str, bytes]) -> dict[str, Any]:
    """What a frozen briefing says of itself: the files with their hashes, and each figure as it was told."""
    about = {name: value for name, value in asdict(of.briefing).items() if name in ("briefing_id", "title", "committee", "replaces")}
    release = of.release.release
    return {
        **about,
        "meeting": of.briefing.meeting.isoformat(),
        "release_id": release.release_id,
        "published_at": release.published_at.isoformat(),
        "as_at": release.newest_as_at.isoformat(),
        # Also what earlier figures are quoted from: one of these that is withdrawn for disclosure hides all of it.
        "rests_on": sorted({release.release_id, *(each.then.release_id for each in of.figures if each.then)}),
        "threshold": of.release.public.threshold if of.release.public else None,
        "frozen_at": at,
        "files": {name: hashlib.sha256(held).hexdigest() for name, held in files.items()},
        "figures": [_figure(each) for each in of.figures],
    }


def _figure(of: Figure) -> dict[str, Any]:
    line, now_read = of.row.line, of.row.reading
    readings = [each for each in line.readings if each.as_at <= now_read.as_at]
    return {
        **{"subject": of.item.subject, "column": of.item.column, "value": of.item.value, "label": of.row.label},
        **{"as_at": now_read.as_at.isoformat(), "period": of.row.period, "told": wording.briefing.alone(line, now_read)},
        "periods": [
            {"as_at": each.as_at.isoformat(), "period": wording.briefing.period(line, each), "told": wording.briefing.alone(line, each)}
            for each in readings
        ],
    }


def _place(there: Path, briefing_id: str, files: dict[str, bytes]) -> None:
    built = there / f"{BUILDING}{uuid.uuid4().hex}"
    built.mkdir()
    for name, held in files.items():
        with (built / name).open("wb") as file:
            file.write(held)
            disk.flush(file)
    disk.flush_names(built)
    built.rename(there / briefing_id)
    disk.flush_names(there)


def _clear(there: Path, briefing_id: str) -> None:
    """Take away what a freezing that was killed left: half-built folders, and a whole one that was never entered."""
    for path in there.iterdir():
        if path.name.startswith(BUILDING) or path.name == briefing_id:
            shutil.rmtree(path)
