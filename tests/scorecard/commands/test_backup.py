"""The commands `backup` and `restore`: what they say, and the way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from make.snapshots import submitted
from scorecard.register import Register


def test_there_and_back(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    name = submitted()
    code, out, _ = run("backup", tmp_path / "monday")
    assert code == 0 and "It holds children's records" in out
    assert run("restore", tmp_path / "monday", "--check")[:2][0] == 0
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path / "again"))
    code, out, err = run("restore", tmp_path / "monday")
    assert code == 0 and "is as it was on" in out and "run `retain` now" in err
    assert [each.snapshot_id for each in Register.open().submissions()] == [name]
    code, _, err = run("restore", tmp_path / "monday")
    assert code == 2 and "holds snapshots already" in err


def test_what_is_amiss_is_said(run, tmp_path: Path, data_root: Path) -> None:  # type: ignore[no-untyped-def]
    name = submitted()
    (data_root / "snapshots" / name).rename(tmp_path / "gone")
    code, _, err = run("backup", tmp_path / "monday")
    assert code == 1 and f"snapshots/{name} is in the register and not on disk." in err
