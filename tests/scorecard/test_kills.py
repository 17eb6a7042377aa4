"""Whatever is killed, wherever: the pages show a whole release, the register agrees with the files, and the work can be done again.

Real processes are ended by SIGKILL as they reach a line of our own code: at lines spread evenly over the whole of a load with a publication
and erasures, of a check made again, and of the worker's own work.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from make.casework import workbook
from make.killed import Killed, few_measures, settings_of
from make.light_worker import LightWorker
from make.workforce import valid
from scorecard import gate, publish, release, settings, snapshot
from scorecard.load import load
from scorecard.register import Register
from scorecard.released import open_release
from scorecard.terms import Act, Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is neither fork nor SIGKILL")
JANUARY, MARCH = dt.date(2024, 1, 31), dt.date(2024, 3, 31)
WORKS = {"month": 14, "aside": 7, "worker": 5}  # and how many kills of each
Figures = list[tuple]


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    with Killed() as found:
        yield found


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data root with a release of January, a held return of March, and a good one of March beside it that is not loaded yet."""
    folder = tmp_path_factory.mktemp("killed")
    wrong = valid(MARCH)
    wrong["posts"][1]["fte"] = "half"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SCORECARD_DATA", str(folder / "data"))
        few_measures(environment.setattr)
        workbook(folder / "march.xlsx", valid(MARCH), MARCH)
        load(LightWorker(), workbook(folder / "january.xlsx", valid(JANUARY), JANUARY), "A. Steward")
        publish.publish("A. Steward")
        load(LightWorker(), workbook(folder / "held.xlsx", wrong, MARCH), "A. Steward")
        assert [each.outcome for each in Register.open().submissions()] == [Outcome.HELD, Outcome.PASSED]
        yield folder


def a_copy(base: Path, folder: Path) -> Path:
    """The data root as it was before the work, in a folder of its own."""
    shutil.copytree(base, folder)
    return folder / "data"


def figures(release_id: str) -> Figures:
    """Every figure of a release, as its file has them. (The snapshot's name has the time of receipt in it.)"""
    with duckdb.connect() as con:
        con.execute(f"attach '{release.path_of(release_id).as_posix()}' as made (read_only)")
        for view in ("timeliness", "backlog", "exclusions", "persistent_absence", "workforce", "scorecard"):
            con.execute(f"select count(*) from made.{view}")
        return con.execute("select * exclude (snapshot_id) from made.cube order by all").fetchall()


def agrees() -> None:
    """The register agrees with the files: what it has is there, and whole."""
    register = Register.open()
    for each in register.releases():
        assert figures(each.release_id) and figures(f"{each.release_id}.public")
    for each in register.submissions():
        folder = settings.data_root() / each.rows_in
        erased = {one.reason.partition(",")[0] for one in register.acts(each.snapshot_id) if one.act == Act.ERASED}
        assert gate.read_findings(gate.findings_of(each)) is not None
        if "the rows" not in erased and (folder / "rows").is_dir():
            assert {path.stem for path in (folder / "rows").iterdir()} == {"posts"}
            assert all(pl.read_parquet(path).height for path in (folder / "rows").iterdir())
        if "the rows" in erased:
            assert not list((settings.data_root() / each.folder).glob("**/*.erasing")) and not (folder / "rows").exists()
        if "the file as it was sent" in erased:
            assert snapshot.original(settings.data_root() / each.folder) is None
    known = {each.snapshot_id for each in register.submissions()} | {each.release_id for each in register.releases()}
    assert {each.subject for each in register.acts()} <= known


def nothing_is_left_over() -> None:
    """No file that the register does not know, nor one half made."""
    root, register = settings.data_root(), Register.open()
    whole = {f"{each.release_id}{kind}" for each in register.releases() for kind in ("", ".public")}
    assert {each.stem for each in (root / "releases").glob("*.duckdb*")} == whole
    assert not list((root / "releases").glob(f"{release.BUILDING}*"))
    folders = {each.as_posix() for each in _submissions(root)}
    assert folders == {each.folder for each in register.submissions()}
    assert not [each for each in (root / "snapshots").rglob("*") if each.name.startswith((snapshot.INCOMING, snapshot.ENTERING))]


def _submissions(root: Path) -> list[Path]:
    return [path.relative_to(root) for pattern in ("unplaced/*", "*/*-*-*/*") for path in (root / "snapshots").glob(pattern)]


def a_day_later() -> None:
    """What a killed process staged belongs to nobody any more."""
    yesterday = time.time() - snapshot.ABANDONED - 60
    for path in (settings.data_root() / "snapshots").rglob(f"{snapshot.INCOMING}*"):
        os.utime(path, (yesterday, yesterday))


@pytest.fixture
def copied(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data root of January's release, with a return of March that is not accepted yet; afterwards it may be written to again."""
    root = a_copy(base, tmp_path / "copied")
    monkeypatch.setenv("SCORECARD_DATA", str(root))
    load(LightWorker(), root.parent / "march.xlsx", "A. Steward", accept=False)
    yield root
    bind(root, 0o755)


def bind(root: Path, rights: int) -> None:
    """Give every folder of a data root these rights, and every file the same without leave to run it."""
    for path in (root, *root.rglob("*")):
        path.chmod(rights if path.is_dir() else rights & 0o666)


def commands(root: Path) -> dict[str, list[str]]:
    """Each act that writes, as a steward asks for it."""
    waiting = Register.open().submissions()[0].snapshot_id
    return {"load": ["load", str(root.parent / "held.xlsx")], "accept": ["accept", waiting], "publish": ["publish"]}


def state(root: Path) -> tuple:
    """All that the register has, and every file's name and content, but for locks."""
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.suffix not in (".lock", ".sqlite")}
    register = Register.open()
    return files, register.acts(), register.submissions(), register.releases()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root cannot be bound by a folder's rights")
def test_a_folder_that_may_not_be_written_to_is_said_and_nothing_is_lost(copied: Path, killed: Killed) -> None:
    before = state(copied)
    for name, arguments in commands(copied).items():
        bind(copied, 0o555)
        status, said = killed.told(copied, arguments)
        bind(copied, 0o755)
        assert status != 0 and re.search(r"(?i)permission denied|readonly|read-only", said), f"{name}: {said}"
        assert "Traceback" not in said and state(copied) == before, name
    do_again(copied, killed)


@pytest.mark.parametrize("room", [1, 8_192, 65_536, 1_000_000])
def test_a_disk_that_is_full_is_said_and_nothing_is_lost(copied: Path, killed: Killed, room: int) -> None:
    failed, register, asked = [], Register.open(), commands(copied)
    for name, arguments in asked.items():
        if name == "publish" and not register.accepted()[1:]:
            gate.accept(asked["accept"][1], "A. Steward")
        before = register.acts()
        status, said = killed.told(copied, arguments, room)
        assert "Traceback" not in said, said
        agrees()
        if status and "HELD" not in said:  # the return that is loaded is held, where there is room for it
            failed.append(name)
            assert re.search(r"(?i)too large|full|disk|could not be written|I/O", said), f"{name}: {said}"
            assert register.acts() == before
    assert failed == {1: ["load", "accept", "publish"], 8_192: ["load", "accept", "publish"]}.get(room, ["publish"]), failed
    assert open_release().release.release_id == "r0001" and not list((copied / "releases").glob(f"{release.BUILDING}*"))
    do_again(copied, killed)


def do_again(root: Path, killed: Killed) -> None:
    """Once there is room, everything can be done."""
    waiting = next(each for each in Register.open().submissions() if each.file_name == "march.xlsx")
    for arguments in (["load", str(root.parent / "held.xlsx")], ["publish"]):
        if arguments == ["publish"] and not waiting.accepted_at:
            gate.accept(waiting.snapshot_id, "A. Steward")
        status, said = killed.told(root, arguments)
        assert status == 0 or "HELD" in said, said
    assert open_release().release.release_id == "r0002"
    agrees()


@pytest.mark.parametrize("work", WORKS)
def test_whatever_is_killed_nothing_is_half_done(
    work: str, base: Path, killed: Killed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property
) -> None:
    def into(root: Path) -> None:
        for name, value in settings_of(root, work).items():
            monkeypatch.setenv(name, value)

    into(a_copy(base, tmp_path / "whole"))
    lines = killed.lines(tmp_path / "whole" / "data", work)
    after = figures(Register.open().current_release_id() or "")
    into(base / "data")
    before = figures("r0001")
    agrees()
    assert (before == after) == (work == "worker")
    many = WORKS[work]
    chosen = [lines[place * len(lines) // many] for place in range(many)]
    assert len(set(chosen)) == many
    for place, line in enumerate(chosen):
        root = a_copy(base, tmp_path / f"{place}")
        into(root)
        assert killed.run(root, work, line), f"never reached {line}"
        shows = open_release().release.release_id
        assert figures(shows) == (after if shows == "r0002" else before), f"killed at {line}"
        agrees()
        a_day_later()
        assert not killed.run(root, work)
        assert figures(Register.open().current_release_id() or "") == after, f"killed at {line}"
        agrees()
        nothing_is_left_over()
        shutil.rmtree(tmp_path / f"{place}")
    record_property("kills", many)
