"""The worker process: warm from file to file, and whatever a file does to it is a finding of that file alone."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from make.files import put, rows_xml, sheet_xml, tables, xlsb, xlsx
from scorecard.read import faults
from scorecard.terms import Outcome, Severity
from scorecard.worker import Checked, Job, Worker

AS_AT = dt.date(2024, 3, 31)


@pytest.fixture(scope="module")
def warm() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


@pytest.fixture
def cold() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def pid(worker: Worker) -> int:
    assert worker._process is not None and worker._process.pid is not None
    return worker._process.pid


def codes(checked: Checked) -> list[str]:
    return [each.code for each in checked.findings]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "good.xlsx", tables())


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    """A file of which the worker can say something without importing the checks."""
    path = tmp_path / "quick.xlsx"
    path.write_bytes(b"a,b\n")
    return path


def test_a_file_that_passes_leaves_its_rows_and_only_what_may_be_kept(warm: Worker, good: Path, tmp_path: Path) -> None:
    keep = tmp_path / "keep"
    checked = warm.check(Job(good, keep_in=keep))
    assert (checked.outcome, checked.readable, checked.failed, checked.findings) == (Outcome.PASSED, True, False, [])
    assert (checked.kind, checked.return_name, checked.as_at, checked.authority_code) == ("xlsx", "casework", AS_AT, "E06000058")
    kept = {path.stem: pl.read_parquet(path) for path in (keep / "rows").glob("*.parquet")}
    assert checked.rows == sum(frame.height for frame in kept.values()) == 52
    assert kept["persons"].columns == ["person_id", "birth_date", "area", "_row"], "the UPN is checked, then not kept"
    assert kept["requests"].schema["received_date"] == pl.Date and kept["requests"].schema["_row"] == pl.Int64


def test_the_process_is_kept_warm_and_keeps_nothing_unless_asked(warm: Worker, good: Path) -> None:
    warm.check(Job(good))
    before = pid(warm)
    assert warm.check(Job(good)).outcome is Outcome.PASSED and pid(warm) == before
    assert sorted(each.name for each in good.parent.iterdir() if each.is_file()) == ["good.xlsx"]


def test_reading_and_the_suites_speak_in_one_list_worst_first(warm: Worker, tmp_path: Path) -> None:
    sheets = put(put(tables(), "requests", 7, "received_date", "31/06/2023"), "requests", 6, "phase", "nursery")
    sheets = put(put(sheets, "persons", 2, "area", "Atlantis"), "persons", 3, "birth_date", 42000)
    checked = warm.check(Job(xlsx(tmp_path / "a.xlsx", sheets)))
    assert checked.outcome is Outcome.HELD and checked.readable
    assert [each.severity for each in checked.findings] == sorted((each.severity for each in checked.findings), key=list(Severity).index)
    assert [(each.code, each.cell) for each in checked.findings if each.row == 7] == [("READ-031", "C7")], "not a second time as missing"
    assert {"READ-031", "CAS-209", "READ-050"} <= set(codes(checked))


def test_a_column_that_is_missing_is_one_finding_and_not_one_for_each_row(warm: Worker, tmp_path: Path) -> None:
    table = tables()["plans"]
    at = table[0].index("placement")
    checked = warm.check(Job(xlsx(tmp_path / "a.xlsx", {**tables(), "plans": [row[:at] + row[at + 1 :] for row in table]})))
    assert [(each.code, each.column) for each in checked.findings] == [(faults.NO_COLUMN.code, "placement")]


def test_only_what_the_cover_says(warm: Worker, good: Path, tmp_path: Path) -> None:
    checked = warm.check(Job(good, only_cover=True))
    assert (checked.return_name, checked.as_at, checked.findings) == ("casework", AS_AT, [])
    assert warm.check(Job(good.with_name("gone.xlsx"), only_cover=True)).as_at is None
    silent = warm.check(Job(xlsx(tmp_path / "silent.xlsx", tables(cover={"as_at": None})), only_cover=True))
    assert silent.readable and faults.NO_AS_AT.code in codes(silent), "what the cover does not say can be asked"
    assert not warm.check(Job(good.with_name("gone.xlsx"), only_cover=True)).readable


def test_it_is_warm_before_the_first_file_comes(cold: Worker, good: Path) -> None:
    cold.warm_up()
    first = pid(cold)
    cold.warm_up()
    began = time.perf_counter()
    cold.warm_up()
    assert time.perf_counter() - began < 0.5, "nobody waits for it"
    assert cold.check(Job(good)).outcome is Outcome.PASSED and pid(cold) == first
    os.kill(first, signal.SIGTERM)
    assert cold._process is not None
    cold._process.join(10)
    cold.warm_up()
    assert pid(cold) != first and cold.check(Job(good)).outcome is Outcome.PASSED, "one that was brought down is made warm again"


def test_a_fault_of_ours_or_of_the_disk_holds_one_file(warm: Worker, good: Path, tmp_path: Path) -> None:
    (tmp_path / "keep").write_text("a file where a folder should be")
    checked = warm.check(Job(good, keep_in=tmp_path / "keep"))
    assert codes(checked) == [faults.CRASHED.code] and checked.failed and not checked.readable
    assert warm.check(Job(good.with_name("gone.xlsx"))).findings[0].code == faults.NO_FILE.code


def test_a_file_that_takes_too_long(cold: Worker, good: Path, quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_MAX_SECONDS", "0.2")
    started = time.perf_counter()
    checked = cold.check(Job(good))
    assert time.perf_counter() - started < 20 and codes(checked) == [faults.TOO_SLOW.code] and checked.failed
    assert "0.2 seconds" in checked.findings[0].message
    monkeypatch.delenv("SCORECARD_MAX_SECONDS")
    assert codes(cold.check(Job(quick))) == [faults.NOT_A_WORKBOOK.code], "the answer of the next file, and not a late one of the last"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_needs_too_much_memory(cold: Worker, quick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("SCORECARD_MAX_MEMORY_MB", "700")
    sheets = tables()
    far = '<row r="1048576"><c r="Z1048576" t="inlineStr"><is><t>x</t></is></c></row>'  # room is made for every cell up to there
    large = xlsx(tmp_path / "large.xlsx", {**sheets, "requests": sheet_xml(rows_xml(sheets["requests"]) + far)})
    checked = cold.check(Job(large))
    assert codes(checked) == [faults.CRASHED.code] and "memory" in checked.findings[0].message and checked.failed
    assert codes(cold.check(Job(quick))) == [faults.NOT_A_WORKBOOK.code]


def test_a_file_that_brings_the_process_down(cold: Worker, quick: Path, tmp_path: Path) -> None:
    path = xlsb(tmp_path / "far.xlsb", {"return": tables()["return"], "persons": [["person_id"]]}, far_cell=True)
    checked = cold.check(Job(path))
    assert checked.failed and codes(checked) == [faults.CRASHED.code] and checked.findings[0].remedy
    assert codes(cold.check(Job(quick))) == [faults.NOT_A_WORKBOOK.code]


def test_a_process_that_is_killed_at_work_and_one_that_is_killed_at_rest(cold: Worker, good: Path, quick: Path) -> None:
    cold.check(Job(quick))
    os.kill(pid(cold), signal.SIGTERM)
    time.sleep(0.3)
    assert codes(cold.check(Job(quick))) == [faults.NOT_A_WORKBOOK.code]
    timer = threading.Timer(0.3, os.kill, (pid(cold), signal.SIGTERM))
    timer.start()
    checked = cold.check(Job(good))  # it has the checks to import, which takes longer
    timer.join()
    assert codes(checked) == [faults.CRASHED.code] and checked.failed
    assert codes(cold.check(Job(quick))) == [faults.NOT_A_WORKBOOK.code]


def test_nothing_is_left_running(good: Path) -> None:
    with Worker() as worker:
        worker.check(Job(good.with_name("gone.xlsx")))
        process = worker._process
        assert process is not None and process.is_alive()
    assert not process.is_alive()
    worker.stop()  # a second time does no harm


def test_it_starts_whatever_the_parents_main_script_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spawned process would run a page again as its own main script, and end there."""
    script = tmp_path / "page.py"
    script.write_text("raise SystemExit('I am a page')")
    page = type(sys)("__main__")
    page.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", page)
    with Worker() as worker:
        checked = worker.check(Job(tmp_path / "nothing.xlsx"))
    assert [each.code for each in checked.findings] == [faults.NO_FILE.code]
    assert sys.modules["__main__"] is page
