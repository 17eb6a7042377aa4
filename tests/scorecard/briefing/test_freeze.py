"""Freezing: complete or absent, once, and never changed; what is in the folder is what the manifest lists."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from make.briefing import COUNT, HOSTILE, RATE, item, own_root, saved
from scorecard import disk
from scorecard.briefing import BriefingError, freeze, frozen
from scorecard.register import Register, RegisterError


@pytest.fixture
def root(data_root: Path) -> Path:
    return own_root(data_root)


def test_a_frozen_briefing_is_its_page_its_paper_its_tables_and_their_hashes(root: Path) -> None:
    of = freeze(saved(), "B. Author")
    names = {"index.html", "briefing.pdf", "figures.csv", "you_asked.csv", "tables.xlsx"}
    assert names <= set(of.manifest["files"]) and {each.name for each in of.folder.iterdir()} == {*of.manifest["files"], "manifest.json"}
    for name, sha256 in of.manifest["files"].items():
        assert hashlib.sha256(of.file(name).read_bytes()).hexdigest() == sha256
    assert (of.manifest["release_id"], of.manifest["threshold"], of.manifest["rests_on"]) == ("r0001", 5, ["r0001"])
    assert [each["subject"] for each in of.manifest["figures"]] == [RATE, COUNT]
    assert "Author" not in json.dumps(of.manifest), "it names nobody"
    assert of.briefing.frozen_by == "B. Author" and Register.open().acts()[0].act == "frozen"
    with pytest.raises(BriefingError, match=r"b0001 has no file \.\./register\.sqlite"):
        of.file("../register.sqlite")


def test_it_is_done_once(root: Path) -> None:
    first = saved()
    before = freeze(first, "A. Author").file("index.html").stat()
    with pytest.raises(BriefingError, match="b0001 is frozen, and never changes"):
        freeze(first, "A. Author")
    assert frozen("b0001").file("index.html").stat() == before


def test_what_somebody_saved_since_is_not_frozen_unseen(root: Path) -> None:
    seen = saved()
    Register.open().save_briefing(replace(seen, title="Another"), "B. Author")
    with pytest.raises(RegisterError, match=r"B\. Author has saved b0001 meanwhile"):
        freeze(seen, "A. Author")
    with pytest.raises(BriefingError, match="b0001 is not frozen yet"):
        frozen("b0001")


@pytest.mark.parametrize("at", ["flush", "flush_names"])
def test_one_that_was_killed_is_absent_and_can_be_done_again(root: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    of = saved()

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(disk, at, killed)
        with pytest.raises(KeyboardInterrupt):
            freeze(of, "A. Author")
    assert not (root / "briefings" / "b0001").exists() and not Register.open().briefing("b0001").is_frozen
    freeze(of, "A. Author")
    assert [each.name for each in (root / "briefings").iterdir() if each.is_dir()] == ["b0001"]


def test_one_that_was_never_entered_is_taken_away_and_done_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of = saved()
    with monkeypatch.context() as patch:
        patch.setattr(Register, "freeze_briefing", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            freeze(of, "A. Author")
    assert (root / "briefings" / "b0001").exists()
    with pytest.raises(BriefingError, match="is not frozen yet"):
        frozen("b0001")
    assert freeze(of, "A. Author").briefing.is_frozen


def test_a_file_that_was_changed_is_told(root: Path) -> None:
    of = freeze(saved(), "A. Author")
    of.file("figures.csv").write_bytes(b"")
    with pytest.raises(BriefingError, match=r"figures\.csv is not what was frozen"):
        frozen("b0001")
    (of.folder / "manifest.json").write_text("{}")
    with pytest.raises(BriefingError, match=r"manifest\.json is not what was frozen"):
        frozen("b0001")


def test_what_cannot_be_frozen(root: Path) -> None:
    with pytest.raises(BriefingError, match="without a figure"):
        freeze(saved([]), "A. Author")
    of = saved()
    Register.open().withdraw("r0001", "A. Steward", "Wrong file.")
    with pytest.raises(BriefingError, match=r"Release r0001 is withdrawn \(Wrong file\.\)"):
        freeze(of, "A. Author")


def test_tables_hold_text_as_text(root: Path) -> None:
    of = freeze(saved([item(words="=cmd|' /C calc'!A0"), item(COUNT, words=HOSTILE)], title="=1+1 [Waits]"), "A. Author")
    assert "'=cmd|" in of.file("figures.csv").read_text(encoding="utf-8-sig")
    book = openpyxl.load_workbook(of.file("tables.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"} and not [cell for cell in cells if cell.hyperlink]
    assert {"=cmd|' /C calc'!A0", HOSTILE, "=1+1 [Waits]"} <= {cell.value for cell in cells}


def test_the_workbook_has_a_sheet_for_each_figure_and_its_numbers_as_numbers(root: Path) -> None:
    of = freeze(saved([item(), item(column="phase", value="primary"), item(COUNT)]), "A. Author")
    book = openpyxl.load_workbook(of.file("tables.xlsx"))
    assert book.sheetnames[-4:] == ["Figure 1", "Figure 2", "Figure 3", "About"] and book.sheetnames[0] == "You asked"
    heads, newest, *_ = book["Figure 3"].iter_rows(values_only=True)
    told = dict(zip(heads, newest, strict=True))
    assert (told["Indicator"], told["Value"]) == (COUNT, int(of.manifest["figures"][2]["told"]))
    assert book["Figure 2"]["C2"].value == "phase: Primary"
    about = [row[0] for row in book["About"].iter_rows(values_only=True)]
    assert any(each.startswith("Figure 2: ") for each in about) and any("c = " in each for each in about)
