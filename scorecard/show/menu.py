"""The menu: pages under a heading for each role. A page that is not open to somebody is in no menu of theirs; its address says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scorecard.access import Role, Visitor

HEADINGS = {Role.OFFICER: "", Role.STEWARD: "Stewards", Role.AUTHOR: "Authors", Role.ADMIN: "Administration"}


def menu(pages: Mapping[Role, Sequence[Any]], visitor: Visitor) -> dict[str, list[Any]]:
    """Pages by heading, in the order of the roles. Those that are hidden stand, unseen, under the first one."""
    shut = [each for role, found in pages.items() if not visitor.may(role) for each in found]
    opens = {HEADINGS[role]: list(found) for role, found in pages.items() if visitor.may(role)}
    return {"": [*opens.pop("", []), *shut], **opens}
