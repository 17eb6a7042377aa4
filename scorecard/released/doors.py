"""The doors to releases: each asks for a role, or for a shared link, and gives the same release once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import duckdb

from scorecard import access, settings
from scorecard.access import Role
from scorecard.links import STANDING, LinkError
from scorecard.register import Register, now
from scorecard.released import public
from scorecard.released.errors import NoRelease, NothingPublished
from scorecard.released.release import Released
from scorecard.terms import Link

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_OPENS_NOTHING = "This link opens nothing, or not any more."


@access.only(Role.OFFICER)
def open_release(release_id: str | None = None) -> Released:
    """A release by its ID, or the one that shows. The same release is opened once. Raises NoRelease; NothingPublished before the first;
    AccessError for whoever may see no figures."""
    if release_id is None:
        release_id = Register.open().current_release_id()
        if release_id is None:
            raise NothingPublished("There is no release yet. Load returns, then publish them.")
    path = settings.data_root() / "releases" / f"{release_id}.duckdb"
    if not _PLAIN_NAME.fullmatch(release_id) or not path.is_file():
        raise NoRelease(f"There is no release {release_id}. The command `releases` lists those that there are.")
    return _open(path)


@access.only(Role.OFFICER)
def open_public(release_id: str) -> Released:
    """A release as the public may see it: from its public file, and never from another. Raises NoRelease where there is none."""
    return _public(release_id)


def open_by_link(token: str) -> tuple[Released, Link]:
    """The public file of the release that a shared link's briefing is frozen to, and no other; and the link. It asks for a link that opens,
    and for no role. Raises LinkError where it does not open (any more), or its release was withdrawn; NoRelease without a public file;
    RegisterError."""
    link = STANDING.find(token)
    if link is None or link.release_id in Register.open().withdrawn():
        raise LinkError(_OPENS_NOTHING)
    found = _public(link.release_id)
    if found.public is None:
        raise LinkError(_OPENS_NOTHING)
    return found, link


def open_beside(link: Link, release_id: str) -> Released:
    """A release as the public may see it, for whoever came by a shared link: only to be told what became of the figures that it opens. It
    asks for a link that opens, and for no role. Raises LinkError where it does not (any more), NoRelease without a public file."""
    if not link.opens(now()):
        raise LinkError(_OPENS_NOTHING)
    return _public(release_id)


def _public(release_id: str) -> Released:
    path = settings.data_root() / "releases" / f"{release_id}{public.PUBLIC}.duckdb"
    if not _PLAIN_NAME.fullmatch(release_id) or not path.is_file():
        raise NoRelease(f"Release {release_id} has no public file. The command `public {release_id}` makes it.")
    return _open(path)


@lru_cache(maxsize=16)
def _open(path: Path) -> Released:
    try:
        return Released(path)
    except duckdb.Error as error:
        raise NoRelease(f"The file of release {path.stem} cannot be read. Publish again to make a new one.") from error
