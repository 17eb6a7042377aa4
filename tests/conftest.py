"""What every test may count on: a data root of its own, and no setting of whoever runs the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

SETTINGS = ("SCORECARD_DATA", "SCORECARD_AUTHORITY", "SCORECARD_REGISTER", "SCORECARD_MAX_FILE_MB", "SCORECARD_MAX_EXPANDED_MB")


@pytest.fixture(autouse=True)
def data_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data root, which the settings name."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "data"
    monkeypatch.setenv("SCORECARD_DATA", str(root))
    return root
