"""Every test of the register runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def on_each(each_register: str) -> None:
    """The register on one database, then on the other."""
