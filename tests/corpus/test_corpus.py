"""The corpus, a file at a time, through the very line that a steward's file takes: each gives what must be said of it and nothing else, within
bounds of time and memory; and when all were sent, nothing that was accepted and published before has changed.

`-k "merged"` runs the entries of that name. An entry is added to whichever file here it belongs to; the folder is the registry.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from corpus.entry import Entry
from make.casework import workbook
from make.faults import VALID
from scorecard import release
from scorecard.load import Loaded, load
from scorecard.publish import publish
from scorecard.register import Register
from scorecard.terms import Outcome
from scorecard.worker import Worker

HERE = Path(__file__).parent
# Small limits: a file of the corpus that needs more of the disk, the memory or the clock than this is one that must be stopped.
LIMITS = {
    "SCORECARD_MAX_FILE_MB": "6",
    "SCORECARD_MAX_EXPANDED_MB": "120",
    "SCORECARD_MAX_SECONDS": "60",
    "SCORECARD_MAX_MEMORY_MB": "3072",
    # What a library sets aside for each of its threads counts, whether or not it is used; a machine may have many.
    **dict.fromkeys(("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1"),
}
LONGEST = 30.0  # seconds for one file: far more than any takes alone, and half of the limit
MOST_MB = 1536  # of memory for one file, of which the libraries take a fourth before there is any: half of the limit
OURS = "E06000058"
# What was accepted before: as at dates after those of the corpus.
ACCEPTED = {
    "casework": dt.date(2024, 4, 30),
    "workforce": dt.date(2024, 4, 30),
    "improvement_plan": dt.date(2024, 4, 30),
    "inclusion": dt.date(2024, 3, 31),
    "attendance": dt.date(2024, 3, 31),
    "indicators": dt.date(2024, 4, 30),
}
INTERNAL = re.compile(
    r"Traceback|\w(?:Error|Exception)\b|Panic| at 0x|\b(?:calamine|polars|duckdb|python|pandas|zipfile)\b|site-packages|\bNone\b"
)


def entries() -> list[Entry]:
    """Every entry: those that hold before those that are accepted (and then compared with), those that end the worker last."""
    modules = [importlib.import_module(f"corpus.{path.stem}") for path in sorted(HERE.glob("*.py")) if not path.stem.startswith("test_")]
    found = [each for module in modules for each in getattr(module, "ENTRIES", ())]
    return sorted(found, key=lambda each: (each.stops, [Outcome.HELD, Outcome.QUERIES, Outcome.PASSED].index(each.outcome)))


@dataclass
class Sent:
    """What became of a file: how long it took, and the most memory that the worker had meanwhile (MB; 0 where the system does not tell)."""

    entry: Entry
    loaded: Loaded
    seconds: float
    peak: int


@dataclass
class Desk:
    """A data root with an accepted return of each kind and a release of them, its warm worker, and what became of the files that were sent to it."""

    root: Path
    worker: Worker
    release_file: Path
    before: dict[str, str]
    accepted: list[str]
    sent: dict[str, Sent] = field(default_factory=dict)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("corpus")
    with pytest.MonkeyPatch.context() as patch, Worker() as worker:
        patch.setenv("SCORECARD_DATA", str(root / "data"))
        patch.setattr("scorecard.load.accepted", lambda _: ())  # comparing has tests of its own, and takes as long as all the rest
        for name, limit in LIMITS.items():
            patch.setenv(name, limit)
        for name, as_at in ACCEPTED.items():
            good = workbook(root / f"{name}.xlsx", VALID[name].valid(as_at), as_at)
            assert load(worker, good, "A. Steward").accepted
        published = publish("A. Steward").release
        accepted = [each.snapshot_id for each in Register.open().accepted()]
        yield Desk(root, worker, release.path_of(published.release_id), hashes(root / "data"), accepted)


@pytest.fixture(autouse=True)
def data_root(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One data root for the whole corpus, in place of one for each test."""
    monkeypatch.setenv("SCORECARD_DATA", str(desk.root / "data"))
    for name, limit in LIMITS.items():
        monkeypatch.setenv(name, limit)
    return desk.root / "data"


@pytest.mark.parametrize("entry", entries(), ids=str)
def test_what_is_said_of_it_and_nothing_else(entry: Entry, desk: Desk, tmp_path: Path) -> None:
    sent = entry.make(tmp_path)
    around = outside(tmp_path)
    forget_peak(desk.worker)
    began = time.perf_counter()
    loaded = load(desk.worker, sent, "A. Steward", **entry.given)  # type: ignore[arg-type]
    desk.sent[entry.name] = Sent(entry, loaded, time.perf_counter() - began, peak(desk.worker))
    checked = loaded.checked
    all_said = "\n".join(map(str, checked.findings))
    unsaid = [each for each in entry.says if not each.is_in(checked.findings)]
    assert not unsaid, all_said
    said = Counter(each.place for each in entry.says if each.code not in entry.brings)
    assert Counter((each.code, each.sheet, each.cell) for each in checked.findings if each.code not in entry.brings) == said, all_said
    assert checked.outcome is entry.outcome and loaded.accepted is (entry.outcome is Outcome.PASSED)
    assert checked.failed is entry.stops and not [each for each in checked.findings if each.code == "CHECK-001"]
    for each in checked.findings:
        assert each.message.endswith((".", ")")) and each.remedy.endswith(".") and not INTERNAL.search(each.message + each.remedy), each
        assert len(each.value) <= 120
    assert loaded.snapshot is not None and loaded.snapshot.file_name == sent.name.encode("utf-8", "replace").decode()
    assert Path(desk.root, "data", loaded.snapshot.folder).resolve().is_relative_to(desk.root / "data" / "snapshots")
    assert outside(tmp_path) == around, "nothing is written but in the data root"
    assert desk.sent[entry.name].seconds < LONGEST and (entry.stops or desk.sent[entry.name].peak < MOST_MB)


def test_the_corpus_is_large_and_of_single_faults() -> None:
    names = [each.name for each in entries()]
    assert len(names) == len(set(names))
    assert sum(each.outcome is not Outcome.PASSED for each in entries()) >= 80


def test_nothing_that_was_accepted_and_published_has_changed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """After all files were sent: every byte of the good returns and of their release, the register's list, and each figure worked out anew."""
    root = desk.root / "data"
    now = hashes(root)
    assert {name: now.get(name) for name in desk.before} == desk.before
    register = Register.open()
    passed = [each.loaded.snapshot.snapshot_id for each in desk.sent.values() if each.loaded.accepted and each.loaded.snapshot]
    accepted = [each.snapshot_id for each in register.accepted()]
    assert [each for each in accepted if each not in passed] == desk.accepted and set(accepted) == {*desk.accepted, *passed}
    assert not [each for each in (root / "snapshots").iterdir() if each.name.startswith(".incoming")]
    published = publish("A. Steward").release
    before, after = figures(desk.release_file), figures(release.path_of(published.release_id))
    assert before and before <= after
    with capsys.disabled():
        print(f"\n{account(desk)}")


def outside(folder: Path) -> set[str]:
    """What stands in the folder of the file that was sent, and beside it."""
    return {each.as_posix() for each in (*folder.rglob("*"), *folder.parent.iterdir())}


def hashes(root: Path) -> dict[str, str]:
    """Every file of snapshots and releases, by its place in the data root."""
    found = [each for part in ("snapshots", "releases") for each in (root / part).rglob("*") if each.is_file() and each.suffix != ".lock"]
    return {each.relative_to(root).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest() for each in found}


def figures(path: Path) -> set[tuple]:
    """Every figure of a release: measure, date, cohort, numerator, denominator, value, and the snapshot that it rests on."""
    with duckdb.connect(str(path), read_only=True) as con:
        return set(con.execute("from cube").fetchall())


def forget_peak(worker: Worker) -> None:
    """Have the system count the worker's memory anew, where it can (Linux)."""
    if worker._process is not None:
        with suppress(OSError):
            Path(f"/proc/{worker._process.pid}/clear_refs").write_text("5")


def peak(worker: Worker) -> int:
    """The most memory that the worker had, in MB, since it was forgotten."""
    with suppress(OSError, AttributeError):
        status = Path(f"/proc/{worker._process.pid}/status").read_text()  # type: ignore[union-attr]
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]
    return 0


def account(desk: Desk) -> str:
    """The figures of a run, for whoever asks what the corpus shows."""
    sent = list(desk.sent.values())
    slowest, largest = max(sent, key=lambda each: each.seconds), max(sent, key=lambda each: each.peak)
    said = sum(len(each.entry.says) for each in sent)
    return (
        f"{len(sent)} files: {sum(each.entry.outcome is not Outcome.PASSED for each in sent)} with a fault, {said} findings expected and found; "
        f"{sum(each.seconds for each in sent):.0f} s in all, the slowest {slowest.seconds:.1f} s ({slowest.entry}); "
        f"most memory {largest.peak} MB ({largest.entry})"
    )
