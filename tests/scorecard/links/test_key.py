"""The key of shared links: from the settings, or made once into a file of its owner's alone; short, open or missing ones are told."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from scorecard.links import LinkError, key
from scorecard.links.key import make_key, why_not


def test_it_is_made_once_and_its_owner_alone_reads_it(data_root: Path) -> None:
    make_key()
    made, path = key(), data_root / "link.key"
    assert len(made) == 64
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    make_key()
    assert key() == made and why_not() == ""
    assert {each.name for each in data_root.iterdir()} <= {"link.key", ".link.key.lock"}


def test_the_setting_stands_above_the_file(data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_LINK_KEY", "k" * 32)
    make_key()
    assert key() == b"k" * 32 and not (data_root / "link.key").exists()


def test_a_short_one_is_told_without_saying_it(data_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_LINK_KEY", "hush-hush")
    with pytest.raises(LinkError, match=r"SCORECARD_LINK_KEY holds a key of 9 characters\. Expected 32 or more") as told:
        key()
    assert "hush-hush" not in str(told.value) and why_not() == str(told.value)
    monkeypatch.delenv("SCORECARD_LINK_KEY")
    data_root.mkdir()
    (data_root / "link.key").write_text("short\n")
    (data_root / "link.key").chmod(0o600)
    with pytest.raises(LinkError, match=r"link\.key holds a key of 5 characters"):
        key()


def test_one_that_went_is_told_and_what_to_do() -> None:
    with pytest.raises(LinkError, match=r"link\.key is not there, .* Bring it back from a copy\. Or put another"):
        key()
    assert why_not() == ""  # before the first link there need be none


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_one_that_others_may_read_is_refused(data_root: Path) -> None:
    make_key()
    (data_root / "link.key").chmod(0o640)
    with pytest.raises(LinkError, match=r"may be read by others than its owner \(mode 640\)"):
        key()
