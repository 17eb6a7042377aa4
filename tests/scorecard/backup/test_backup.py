"""A backup brings back everything: figures, acts and pages; and one that is not whole, or would stand over something, is refused."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from make.postgres import database
from make.release import made_root
from make.snapshots import submitted
from scorecard import settings
from scorecard.backup import BackupError, backup, check, restore
from scorecard.backup.contents import sha256
from scorecard.register import Register, RegisterError
from scorecard.register.tables import METADATA
from scorecard.released import open_release
from scorecard.terms import Act

Row = tuple


@pytest.fixture
def published(data_root: Path) -> Path:
    """A data root with a release, returns, and a target of its own."""
    shutil.copytree(made_root(), data_root)
    (data_root / "reference").mkdir(exist_ok=True)
    (data_root / "reference" / "targets.csv").write_text("indicator_id\n", encoding="utf-8")
    return data_root


def entered() -> dict[str, list[Row]]:
    """Every row of the register that the settings name."""
    engine = sa.create_engine(settings.register_url(), poolclass=sa.pool.NullPool)
    with engine.connect() as con:
        return {
            each.name: [tuple(row) for row in con.execute(sa.select(each).order_by(*each.primary_key))] for each in METADATA.sorted_tables
        }


def figures() -> list[str]:
    """Every figure of two views, in words that have all of it."""
    return [str(each) for name in ("timeliness", "backlog") for points in open_release().page(name).points.values() for each in points]


def page(name: str) -> list[str]:
    found = AppTest.from_file(str(settings.CHECKOUT / "app.py"), default_timeout=60).switch_page(f"pages/{name}.py").run()
    assert not found.exception
    return [each.value for kind in (found.title, found.markdown, found.subheader, found.caption) for each in kind]


def on_disk(root: Path) -> dict[str, str]:
    """What a data root holds that lasts."""
    kept = (each for folder in ("snapshots", "releases", "reference") for each in (root / folder).rglob("*") if each.is_file())
    return {each.relative_to(root).as_posix(): sha256(each) for each in kept if not each.name.startswith(".")}


def test_what_was_destroyed_comes_back(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entered(), figures(), on_disk(published), {name: page(name) for name in ("timeliness", "history", "board")}
    made = backup(tmp_path / "backups" / "monday")
    assert made.files == len(before[2]) + 1
    shutil.rmtree(published)
    again = tmp_path / "again"
    monkeypatch.setenv("SCORECARD_DATA", str(again))
    restore(made.folder)
    after = entered(), figures(), on_disk(again), {name: page(name) for name in before[3]}
    assert after == before and len(before[1]) > 100 and before[0]["acts"]
    assert not (again / ".restoring").exists()
    Register.open().enter(Act.HELD, "something", "A. Steward", "The register goes on.")


def test_what_comes_in_meanwhile_is_not_half_in_it(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A submission that is entered after the register was copied is in neither."""
    copy_to = Register.copy_to
    late = []

    def and_then(self: Register, path: Path) -> object:
        found = copy_to(self, path)
        late.append(submitted())
        return found

    monkeypatch.setattr(Register, "copy_to", and_then)
    made = backup(tmp_path / "monday")
    assert late[0] in {each.snapshot_id for each in Register.open().submissions()}
    assert not any(late[0] in name for name in check(made.folder).files)


def test_what_is_being_made_and_what_waits_stay_out(published: Path, tmp_path: Path) -> None:
    for name in ("snapshots/.incoming-1/original", "inbox/order/file", "releases/.building.duckdb", "inner/releases/r0001.duckdb"):
        (published / name).parent.mkdir(parents=True, exist_ok=True)
        (published / name).write_text("not yet")
    (published / "elsewhere").symlink_to(tmp_path)
    made = backup(tmp_path / "monday")
    assert made.amiss == ("elsewhere is a link: what it leads to is not in the backup.",)
    assert not {name.split("/")[0] for name in check(made.folder).files} - {"register.sqlite", "snapshots", "releases", "reference"}
    if sys.platform != "win32":
        assert made.folder.stat().st_mode & 0o077 == 0, "nobody else may read it"


def test_what_the_register_names_and_the_disk_has_not_is_said(published: Path, tmp_path: Path) -> None:
    gone = Register.open().submissions()[0]
    shutil.rmtree(published / gone.folder)
    assert backup(tmp_path / "monday").amiss == (f"{gone.folder} is in the register and not on disk.",)


def test_a_file_that_is_not_what_was_received_is_said(published: Path, tmp_path: Path) -> None:
    of = Register.open().submissions()[0]
    (published / of.folder).mkdir(parents=True, exist_ok=True)
    (published / of.folder / "original.xlsx").write_text("changed")
    (said,) = backup(tmp_path / "monday").amiss
    assert said == f"{of.folder}/original.xlsx is not the file that was received: its hash is not the register's."


@pytest.fixture
def made(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A backup, and settings that name an empty data root."""
    folder = backup(tmp_path / "monday").folder
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path / "again"))
    yield folder


def cut_off(folder: Path) -> None:
    (folder / "backup.json").unlink()


def cut_in_its_list(folder: Path) -> None:
    text = (folder / "backup.json").read_text()
    (folder / "backup.json").write_text(text[: len(text) // 2])


def lost_a_file(folder: Path) -> None:
    next((folder / "releases").glob("*.duckdb")).unlink()


def changed_a_figure(folder: Path) -> None:
    release = next((folder / "releases").glob("*.duckdb"))
    held = bytearray(release.read_bytes())
    held[len(held) // 2] ^= 1
    release.write_bytes(held)


def leads_outside(folder: Path) -> None:
    found = json.loads((folder / "backup.json").read_text())
    found["files"]["../outside.txt"] = "0"
    (folder / "backup.json").write_text(json.dumps(found))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut_off, "it has no backup.json"),
        (cut_in_its_list, "cut off or changed"),
        (lost_a_file, "is missing"),
        (changed_a_figure, "is not as it was when the backup was made"),
        (leads_outside, "which is no path in a backup"),
    ],
)
def test_one_that_is_not_whole_is_refused(made: Path, harm, said: str) -> None:  # type: ignore[no-untyped-def]
    harm(made)
    with pytest.raises(BackupError, match=said):
        restore(made)
    assert not settings.data_root().exists()


def test_nothing_is_ever_overwritten(made: Path) -> None:
    restore(made)
    before = on_disk(settings.data_root()), entered()
    with pytest.raises(BackupError, match="holds snapshots already"):
        restore(made)
    assert (on_disk(settings.data_root()), entered()) == before


@pytest.mark.parametrize(("path", "said"), [("reference/targets.csv", "not as in the backup"), ("register.sqlite", "a register already")])
def test_what_stands_in_its_way_stays(made: Path, path: str, said: str) -> None:
    there = settings.data_root() / path
    there.parent.mkdir(parents=True)
    there.write_text("mine")
    with pytest.raises(BackupError, match=said):
        restore(made)
    assert there.read_text() == "mine" and not (settings.data_root() / "releases").exists()


def test_a_restore_that_was_cut_off_shows_nothing_and_says_what_to_do(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Register, "fill_from", full)
    with pytest.raises(BackupError, match=r"Empty .* and restore again"):
        restore(made)
    assert Register.open().current_release_id() is None
    with pytest.raises(BackupError, match="A restore was cut off in"):
        restore(made)


def test_a_backup_stands_alone(published: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="lies in the data root"):
        backup(published / "backups")
    (tmp_path / "monday").mkdir()
    with pytest.raises(BackupError, match="is there already"):
        backup(tmp_path / "monday")


def test_a_disk_that_is_full_leaves_nothing_behind(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise OSError("No space left on device")

    monkeypatch.setattr("scorecard.backup.making.copied", full)
    with pytest.raises(BackupError, match="No backup was made: No space left"):
        backup(tmp_path / "backups" / "monday")
    assert list((tmp_path / "backups").iterdir()) == []


def test_from_either_register_to_either(each_register: str, postgres: sa.URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backed up on one, restored on PostgreSQL: the rows are the same, and the next act has the next number."""
    submitted()
    before = entered()
    made = backup(tmp_path / "monday")
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path / "again"))
    with database(postgres) as url:
        monkeypatch.setenv("SCORECARD_REGISTER", url)
        restore(made.folder)
        assert entered() == before
        Register.open().enter(Act.HELD, "something", "A. Steward", "The register goes on.")
        assert max(row[0] for row in entered()["acts"]) == max(row[0] for row in before["acts"]) + 1
        monkeypatch.setenv("SCORECARD_DATA", str(tmp_path / "third"))
        with pytest.raises(BackupError, match="has entries already"):
            restore(made.folder)


def test_what_a_newer_version_entered_is_not_lost_in_silence(tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    Register.open().copy_to(copy)
    with sa.create_engine(f"sqlite:///{copy}", poolclass=sa.pool.NullPool).begin() as con:
        con.exec_driver_sql("alter table acts add column weather text")
    with pytest.raises(RegisterError, match=r"acts\.weather, unknown to this version"):
        Register.open().fill_from(copy)
