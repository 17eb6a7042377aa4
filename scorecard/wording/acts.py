"""What somebody did, as the register has it, in words, and how many acts a list has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def was_published(result: Mapping[str, Any]) -> str:
    """What came of a publication: `Release r0003 is published, and shows now.`"""
    if result["new"]:
        return f"Release {result['release']} is published, and shows now."
    return f"Nothing has changed since release {result['release']}, which shows now."
