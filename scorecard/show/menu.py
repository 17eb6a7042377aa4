"""The menu: pages under headings, each of a role. A page that is not open to somebody is in no menu of theirs; its address says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scorecard.access import Role, Visitor


def menu(groups: Mapping[str, tuple[Role, Sequence[Any]]], visitor: Visitor) -> dict[str, list[Any]]:
    """Pages by heading, in their order. Those that are not open to the visitor stand, unseen, among those without a heading."""
    shut = [each for role, found in groups.values() if not visitor.may(role) for each in found]
    opens = {heading: list(found) for heading, (role, found) in groups.items() if visitor.may(role)}
    return {"": [*opens.pop("", []), *shut], **opens}
