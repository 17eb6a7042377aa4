"""Whatever is killed, wherever: the pages show a whole release, the register agrees with the files, and the work can be done again.

Real processes are ended by SIGKILL as they reach a line of our own code: at lines spread evenly over the whole of a load with a publication
and erasures, of a check made again, and of the worker's own work.
"""

from __future__ import annotations

import datetime as dt
import os
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
from scorecard import gate, measure, publish, release, settings, snapshot
from scorecard.load import load
from scorecard.register import Register
from scorecard.released import open_release
from scorecard.terms import Act, Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is neither fork nor SIGKILL")
JANUARY, MARCH = dt.date(2024, 1, 31), dt.date(2024, 3, 31)
WORKS = {"month": 28, "aside": 12, "worker": 8}  # and how many kills of each
Figures = list[tuple]


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    with Killed() as found:
        yield found


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data root with a release of January, a held return of March, and a good one of March beside it that is not loaded yet."""
    folder = tmp_path_factory.mktemp("killed")
    kept, wrong = measure.measures, valid(MARCH)
    wrong["posts"][1]["fte"] = "half"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SCORECARD_DATA", str(folder / "data"))
        few_measures()
        workbook(folder / "march.xlsx", valid(MARCH), MARCH)
        load(LightWorker(), workbook(folder / "january.xlsx", valid(JANUARY), JANUARY), "A. Steward")
        publish.publish("A. Steward")
        load(LightWorker(), workbook(folder / "held.xlsx", wrong, MARCH), "A. Steward")
        assert [each.outcome for each in Register.open().submissions()] == [Outcome.HELD, Outcome.PASSED]
        yield folder
    measure.measures = kept


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
        assert figures(each.release_id)
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
    assert {each.stem for each in (root / "releases").glob("*.duckdb*")} == {each.release_id for each in register.releases()}
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
