"""Processes that are killed at a line of our code: each a fork of one that has imported everything, so that a kill takes no longer than the
work until then.

    with Killed() as killed:
        lines = killed.lines(root, work)            every line that the work reaches, in the order in which it first does
        killed.run(root, work, lines[7])            the same work, killed (SIGKILL) as it reaches that line: True where it was
        killed.run(root, work)                      the same work to its end
        killed.told(root, ["publish"], room=4096)   what a command says where no file may grow beyond so many bytes
"""

from __future__ import annotations

import ctypes
import importlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from scorecard.terms import ScorecardError

CHECKOUT = Path(__file__).resolve().parents[2]
LIBRARY = CHECKOUT / "scorecard"
# What writes: the lines that are looked at. Reading a workbook has its own kills, in the worker.
LOADER = ("load", "snapshot", "register", "gate", "publish", "prepare", "carried", "release", "disclosure", "retain")
WORKER = ("worker", "read", "snapshot", "earlier", "restated")
MEASURES = ("vacancy_rate", "agency_rate", "posts_filled_permanent_rate")  # enough to tell figures by, and quick
Line = tuple[str, int]


class Killed:
    """A process that forks one to be killed, whenever it is asked."""

    def __enter__(self) -> Killed:
        command = [sys.executable, str(Path(__file__).resolve())]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(CHECKOUT), str(CHECKOUT / "tests")))}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, env=environment)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=20)

    def lines(self, root: Path, work: str) -> list[Line]:
        """Every line that the work reaches, each once, in the order in which it first does."""
        answer = self._ask(root=str(root), work=work, note=True)
        assert answer["status"] == 0, f"{work} did not come to its end"
        return [(str(file), int(number)) for file, number in answer["lines"]]

    def run(self, root: Path, work: str, line: Line | None = None) -> bool:
        """Do the work; gives whether it was killed at the line."""
        answer = self._ask(root=str(root), work=work, line=line)
        ended = -signal.SIGKILL if answer["reached"] and work != "worker" else 0
        assert answer["status"] == ended, f"{work}, killed at {line}: ended with {answer['status']}"
        return answer["reached"]

    def told(self, root: Path, arguments: Sequence[str], room: int = 0) -> tuple[int, str]:
        """Run a command of the command line (or `accept ID`), which the system's rights bind as anybody, and where no file may grow beyond
        `room` bytes, if any; gives its exit code and what it says."""
        answer = self._ask(root=str(root), work="", arguments=list(arguments), room=room)
        return answer["status"], answer["said"]

    def _ask(self, **asked: object) -> dict[str, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def few_measures(put: Callable[[object, str, object], None] = setattr) -> None:
    """Publish few measures from now on, in this process, and no board's lines, which would ask for the others."""
    from scorecard import measure, release

    few = tuple(each for each in measure.measures() if each.measure_id in MEASURES)
    put(measure, "measures", lambda: few)
    put(release, "BOARD", ())


# What is done, in the data root that the settings name. Each can be done again after a run that was killed.


def month() -> None:
    """A return is loaded and accepted, and published with the month before; then all rows and files are erased."""
    _load()
    _publish()


def aside() -> None:
    """A record is set aside in the return that is held, which is checked again, accepted and published."""
    from make.light_worker import LightWorker
    from scorecard import gate
    from scorecard.load import check_again
    from scorecard.register import Register

    held = next(each for each in Register.open().submissions() if each.file_name == "held.xlsx")
    if held.check == 1:
        check_again(LightWorker(), held.snapshot_id, "A. Steward", "Nobody knows the day.", [("posts", "C2")])
    if not held.accepted_at:
        gate.accept(held.snapshot_id, "A. Steward")
    _publish()


def worker() -> None:
    """A return is loaded, and checked in a process of its own."""
    from scorecard.worker import Worker

    class Forked(Worker):
        """As the worker is, from this process rather than from nothing: to start takes no time."""

        def __init__(self) -> None:
            super().__init__()
            self._context = multiprocessing.get_context("fork")  # type: ignore[assignment]

        def stop(self, patience: float = 0) -> None:
            super().stop(0)  # it has a copy of our end of the pipe, and so would not see it close

    with Forked() as process:
        _load(process)


def _load(process: Any = None) -> None:
    from make.light_worker import LightWorker
    from scorecard.load import load

    load(process or LightWorker(), Path(os.environ["SCORECARD_DATA"]).parent / "march.xlsx", "A. Steward")


def _publish() -> None:
    from scorecard.publish import publish

    publish("A. Steward")


WORK: dict[str, Callable[[], None]] = {each.__name__: each for each in (month, aside, worker)}
ERASES = ("month",)


def settings_of(root: Path, work: str) -> dict[str, str]:
    """The settings that a work is done with."""
    soon = dict.fromkeys(("SCORECARD_KEEP_ROWS_MONTHS", "SCORECARD_KEEP_FILES_MONTHS"), "0") if work in ERASES else {}
    return {"SCORECARD_DATA": str(root), **soon}


class _Watch:
    """Notes each line of the files that are looked at as it is first reached, and ends this very process at one of them."""

    def __init__(self, units: Sequence[str], line: Line | None, note: bool, reached: Path) -> None:
        self._units, self._line, self._note, self._reached = tuple(units), line, note, reached
        self.lines: dict[Line, None] = {}
        self._names: dict[str, str] = {}

    def __enter__(self) -> _Watch:
        if self._line or self._note:
            threading.settrace(self._call)
            sys.settrace(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _call(self, frame: FrameType, event: str, arg: object) -> Callable | None:
        return self._each_line if self._name(frame.f_code.co_filename) else None

    def _each_line(self, frame: FrameType, event: str, arg: object) -> Callable:
        at = (self._name(frame.f_code.co_filename), frame.f_lineno)
        if event == "line":
            self.lines.setdefault(at)
            if at == self._line:
                self._reached.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return self._each_line

    def _name(self, path: str) -> str:
        if path not in self._names:
            inside = Path(path).relative_to(LIBRARY).as_posix() if path.startswith(str(LIBRARY)) else ""
            self._names[path] = inside if inside.partition("/")[0].removesuffix(".py") in self._units else ""
        return self._names[path]


def _tell(root: str, work: str, arguments: Sequence[str], room: int, said: int) -> int:
    from make.light_worker import LightWorker
    from scorecard import gate, worker
    from scorecard.__main__ import main

    os.environ.update(settings_of(Path(root), work))
    worker.Worker = LightWorker  # type: ignore[misc]
    sys.stdout = sys.stderr = os.fdopen(said, "w", encoding="utf-8")
    _bind()
    if room:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        if arguments[0] != "accept":
            return main(list(arguments))
        gate.accept(arguments[1], "A. Steward", "Looked at.")
    except ScorecardError as error:
        print(error)
        return 2
    return 0


def _bind() -> None:
    """Root may do anything in any folder; from here on this process may not."""
    if sys.platform == "linux" and os.geteuid() == 0:
        version_and_process, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        assert ctypes.CDLL(None, use_errno=True).capset(version_and_process, none) == 0, "capabilities could not be given up"


def _do(root: str, work: str, noted: Path, reached: Path, line: Sequence | None = None, note: bool = False) -> None:
    from make.light_worker import _instead_of_the_suites
    from scorecard import worker as checking

    os.environ.update(settings_of(Path(root), work))
    watch = _Watch(WORKER if work == "worker" else LOADER, (line[0], line[1]) if line else None, note, reached)
    serve = checking._serve

    def watched(pipe: Any, memory: int) -> None:
        class Noting:
            """The worker's pipe: what was watched is noted before the answer is given."""

            recv = pipe.recv

            def send(self, answer: object) -> None:
                noted.write_text(json.dumps(list(watch.lines)))
                pipe.send(answer)

        with _instead_of_the_suites(), watch:
            serve(Noting(), memory)

    if work == "worker":
        checking._serve = watched
        WORK[work]()
    else:
        with watch:
            WORK[work]()
        noted.write_text(json.dumps(list(watch.lines)))


def _main() -> None:
    """Import all that the work needs and start no thread; then fork for whatever is asked, one after another."""
    for name in ("make.light_worker", "pyarrow", "scorecard.load", "scorecard.publish", "scorecard.read", "sqlite3"):
        importlib.import_module(name)
    few_measures()
    with tempfile.TemporaryDirectory() as folder:
        noted, reached = Path(folder) / "noted", Path(folder) / "reached"
        for line in sys.stdin:
            asked = json.loads(line)
            for each in (noted, reached):
                each.unlink(missing_ok=True)
            listens, says = os.pipe()
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    if "arguments" in asked:
                        status = _tell(said=says, **asked)
                    else:
                        _do(noted=noted, reached=reached, **asked)
                        status = 0
                except BaseException:
                    traceback.print_exc()
                finally:
                    for stream in (sys.stdout, sys.stderr):
                        stream.flush()
                    os._exit(status)
            os.close(says)
            with open(listens, encoding="utf-8") as told:  # noqa: PTH123
                words = told.read()
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            lines = json.loads(noted.read_text()) if noted.is_file() else []
            print(json.dumps({"status": status, "reached": reached.exists(), "lines": lines, "said": words}), flush=True)


if __name__ == "__main__":
    _main()
