"""Who has which role: a CSV file with the columns kind (email or group), who, role. Read again when it changes.

A file with anything wrong in it gives nobody anything: half a list of roles is nobody's intention.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scorecard import settings
from scorecard.access.visitor import Role
from scorecard.terms import ScorecardError

COLUMNS = ("kind", "who", "role")
EMAIL, GROUP = "email", "group"
KINDS = {"email": EMAIL, "e-mail": EMAIL, "group": GROUP}
MOST_ASKED = 3  # admins that are named where somebody has to be asked


class RolesError(ScorecardError):
    """A roles file that cannot be used: says in which line, what was found and what was expected."""


class Given(NamedTuple):
    """A line of the file: an address or a group, and the role that it gives. Addresses in small letters."""

    kind: str
    who: str
    role: Role


class RolesFile(NamedTuple):
    """What the file gives, in its order; or what is wrong with it, and then it gives nothing."""

    path: Path
    given: tuple[Given, ...] = ()
    wrong: str = ""


def read() -> RolesFile:
    """The file that the settings name, as it stands now. Raises nothing."""
    path = settings.roles_file()
    try:
        stat = path.stat()
    except OSError:
        return RolesFile(
            path, wrong=f"{path.name} is not there, so nobody has a role. Make it: a CSV file with the columns {_named(COLUMNS)}."
        )
    return _read(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)


def roles_of(email: str, groups: Iterable[str]) -> frozenset[Role]:
    """The roles of somebody, by their address (empty: none is known) and their groups. None where the file is wrong."""
    address, among = email.strip().casefold(), {each.strip() for each in groups}
    return frozenset(each.role for each in read().given if (each.who == address if each.kind == EMAIL else each.who in among) and each.who)


def whom_to_ask() -> str:
    """Who gives roles, in words: the admins whom the file names by address."""
    admins = [each.who for each in read().given if each.kind == EMAIL and each.role is Role.ADMIN]
    return _named(admins[:MOST_ASKED], "or") if admins else "whoever looks after SEND Scorecard"


@lru_cache(maxsize=4)
def _read(path: Path, *_stands: int) -> RolesFile:
    try:
        return RolesFile(path, tuple(_lines(path)))
    except RolesError as error:
        return RolesFile(path, wrong=str(error))


def _lines(path: Path) -> list[Given]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise RolesError(f"{path.name} cannot be read. Expected a CSV file, saved as UTF-8.") from None
    lines = csv.reader(io.StringIO(text))
    headings = [each.strip().casefold() for each in next(lines, [])]
    if missing := [each for each in COLUMNS if headings.count(each) != 1]:
        raise RolesError(
            f"{path.name}: its first line is {_named(headings) or 'empty'}. Expected {_named(COLUMNS)}; not once there: {_named(missing)}."
        )
    found = []
    for cells in lines:
        if any(cell.strip() for cell in cells):
            found.append(_given(f"{path.name}, line {lines.line_num}", dict(zip(headings, map(str.strip, cells), strict=False))))
    if not found:
        raise RolesError(f"{path.name} gives nobody a role. Expected a line for each: an address or a group, and its role.")
    return found


def _given(where: str, cells: dict[str, str]) -> Given:
    kind, who, role = (cells.get(name, "") for name in COLUMNS)
    if kind.casefold() not in KINDS:
        raise RolesError(f"{where}: kind is {kind or 'empty'}. Expected {_named((EMAIL, GROUP), 'or')}.")
    if role.casefold() not in set(Role):
        raise RolesError(f"{where}: role is {role or 'empty'}. Expected {_named(list(Role), 'or')}.")
    kind = KINDS[kind.casefold()]
    if not who or (kind == EMAIL and ("@" not in who or " " in who)):
        raise RolesError(
            f"{where}: who is {who or 'empty'}. Expected {'an e-mail address' if kind == EMAIL else 'the name or ID of a group'}."
        )
    return Given(kind, who.casefold() if kind == EMAIL else who, Role(role.casefold()))


def _named(words: Sequence[str], last: str = "and") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
