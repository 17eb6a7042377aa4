"""The web process's clerk: one is there, another is started where it died, and it ends with whoever started it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from scorecard import desk, settings

module = import_module("scorecard.desk.clerk")
WAITS, ENDS = "import sys; sys.stdin.read()", "pass"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that were started, in place of clerks: as `running` says, each waits for its end or ends at once."""
    processes: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        processes.append(subprocess.Popen([sys.executable, "-c", os.environ.get("CODE", WAITS)], stdin=subprocess.PIPE))
        return processes[-1]

    monkeypatch.setattr(module, "_start", start)
    monkeypatch.setattr(module, "_CLERKS", {})
    yield processes
    for each in processes:
        each.kill()
        each.wait()


def ended(process: subprocess.Popen[bytes]) -> bool:
    process.wait(10)
    return True


def test_one_is_started_and_stays(started: list) -> None:
    assert [desk.ensure_clerk() for _ in range(3)] == ["", "", ""] and len(started) == 1


def test_each_data_root_has_its_own(started: list, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desk.ensure_clerk()
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path / "another"))
    desk.ensure_clerk()
    assert len(started) == 2


def test_one_that_died_is_replaced_but_not_at_once(started: list, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ensure_clerk()
    started[0].kill()
    assert ended(started[0]) and desk.ensure_clerk() == "" and len(started) == 1, "a clerk that ends at once is not started without pause"
    monkeypatch.setattr(module, "AGAIN_SECONDS", 0.0)
    assert desk.ensure_clerk() == "" and len(started) == 2 and started[1].poll() is None


def test_clerks_that_keep_ending_are_said(started: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AGAIN_SECONDS", 0.0)
    monkeypatch.setenv("CODE", ENDS)
    said = [desk.ensure_clerk() for _ in range(4) if not started or ended(started[-1])]
    assert said[:3] == ["", "", ""] and "ends as soon as it is started" in said[3] and "not lost" in said[3]
    monkeypatch.setenv("CODE", WAITS)
    assert ended(started[-1]) and desk.ensure_clerk() != ""
    time.sleep(0.01)
    assert desk.ensure_clerk() == "", "once one stays, all is well again"


def test_one_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CLERKS", {})
    monkeypatch.setattr(module, "_start", lambda: (_ for _ in ()).throw(OSError(12, "Cannot allocate memory")))
    assert desk.ensure_clerk() == "The process that takes files in cannot be started (Cannot allocate memory)."


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by its number")
@pytest.mark.parametrize("end", ["killed", "ends"])
def test_the_clerk_ends_with_the_process_that_started_it(data_root: Path, end: str) -> None:
    code = (
        "import time\nfrom scorecard import desk\nfrom scorecard.desk import clerk\nassert desk.ensure_clerk() == ''\n"
        "from scorecard import settings, inbox\n"
        "print(clerk._CLERKS[settings.data_root()]._process.pid, flush=True)\n"
        "while not (inbox.folder() / '.clerk.lock').exists(): time.sleep(0.05)\n"
        "print('there', flush=True)\n" + ("time.sleep(60)" if end == "killed" else "")
    )
    web = subprocess.Popen([sys.executable, "-c", code], cwd=settings.CHECKOUT, env=settings.own_process(), stdout=subprocess.PIPE)
    assert web.stdout is not None
    number = int(web.stdout.readline())
    assert web.stdout.readline().strip() == b"there"
    if end == "killed":
        web.kill()
    web.wait(30)
    wait_for(lambda: not alive(number))


def alive(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    if state.exists():
        return state.read_text().rpartition(")")[2].split()[0] != "Z"  # one that nobody has asked after is dead all the same
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return not Path("/proc/self").exists()


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)
