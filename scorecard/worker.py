"""Read and check files in a process of their own, kept warm between files, under a time limit and (where the system has one) a memory
limit: whatever a file does, the process that asked goes on and gets a finding."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from scorecard import settings
from scorecard.aside import AsideError, Record, leave_out, without
from scorecard.earlier import Accepted, for_return
from scorecard.read import faults
from scorecard.terms import Finding, Outcome, Return, Severity

if TYPE_CHECKING:
    from scorecard.read import Reading


@dataclass(frozen=True)
class Job:
    """One file to check. `keep_in`: the folder in which typed rows are written; None keeps nothing. `only_cover`: ask no more than
    which return and as-at date it is. `accepted`: the snapshots that it may be compared with, in the register's order. `set_aside`: the
    records, by sheet and key, whose cases are left out."""

    path: Path
    return_name: str | None = None
    as_at: dt.date | None = None
    ours: str = ""
    keep_in: Path | None = None
    only_cover: bool = False
    accepted: tuple[Accepted, ...] = ()
    set_aside: tuple[Record, ...] = ()


@dataclass
class Checked:
    """What came of it. `readable` is false where no row could be read, or nobody knows which return or date it is.

    Of a job that asks for the cover alone, where the file could not be opened.
    """

    kind: str = "unknown"
    return_name: str = ""
    as_at: dt.date | None = None
    authority_code: str = ""
    authority_name: str = ""
    readable: bool = False
    outcome: Outcome = Outcome.HELD
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)
    failed: bool = False  # the worker did not come to its end
    refused: str = ""  # why the records could not be set aside


class Worker:
    """A warm process that checks one file after another. Use as a context manager."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")  # the same on every system; nothing of ours leaks into it
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def check(self, job: Job) -> Checked:
        """Check one file. A file that crashes the process, or takes too long, is a finding; the next file gets a new process."""
        self._have_one()
        assert self._pipe is not None
        limit = settings.max_seconds()
        checked = None
        try:
            self._pipe.send(job)
            checked = self._pipe.recv() if self._pipe.poll(limit) else _failed(faults.finding(faults.TOO_SLOW, limit=f"{limit:g}"))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            checked = _failed(faults.finding(faults.CRASHED, what="the process that checks it ended, perhaps for want of memory"))
        finally:
            if checked is None or checked.failed:  # nothing of this file, its memory or its answer, may reach the next
                self.stop(patience=0)
        return checked

    def warm_up(self) -> None:
        """Have a process that has the checks in memory before the first file comes. Waits for nothing; one that is warm stays as it is."""
        if self._have_one():
            assert self._pipe is not None
            with suppress(OSError):  # it ended at once: `check` will say so
                self._pipe.send(None)

    def stop(self, patience: float = 5) -> None:
        """End the process: it ends by itself when its pipe closes; one that is still busy after `patience` seconds is killed."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(patience)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._process = self._pipe = None

    def _have_one(self) -> bool:
        """See that there is a process. Gives whether it is a new one."""
        if self._process is not None and self._process.is_alive():
            return False
        self.stop()
        self._start()
        return True

    def _start(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, settings.max_memory_bytes()), daemon=True)
        with _without_main():
            self._process.start()
        theirs.close()


@contextmanager
def _without_main() -> Iterator[None]:
    """A spawned process runs its parent's main script again. Ours needs none of it, and where that is a page it would end there."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _failed(finding: Finding) -> Checked:
    return Checked(findings=[finding], failed=True)


def _serve(pipe: Connection, memory: int) -> None:
    with suppress(OSError):
        os.dup2(2, 1)  # whatever a library prints must not come between the lines of `check --json`
    _limit_memory(memory)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if job is None:
            _import_checks()
            continue
        try:
            answer = _check(job)
        except MemoryError:
            answer = _failed(faults.finding(faults.CRASHED, what="it needs more memory than is allowed"))
        except Exception as error:  # any fault of ours in here must hold this file, and only this file
            answer = _failed(faults.finding(faults.CRASHED, what=f"{type(error).__name__}: {error}"))
        try:
            pipe.send(answer)
        except (BrokenPipeError, OSError):  # nobody waits for it any more
            return


def _import_checks() -> None:
    """What takes seconds, before there is a file to check. What goes wrong here goes wrong again with the first file, and is told there."""
    with suppress(Exception):
        import_module("scorecard.check")
        import_module("scorecard.restated")


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        # RLIMIT_DATA counts memory that is really ours; address space alone is reserved freely by the libraries.
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        with suppress(ValueError, OSError):  # a system may name the limit and refuse to set it
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def _check(job: Job) -> Checked:
    # Imported here, in the worker: reading is quick to import, checking takes seconds, and a file that cannot be read needs none of it.
    from scorecard.read import peek, read

    if job.only_cover:
        meant = peek(job.path, job.return_name, job.as_at)
        if meant is None:
            return Checked()
        return Checked(return_name=meant.contract.name if meant.contract else "", as_at=meant.as_at, readable=True, findings=meant.findings)
    reading = read(job.path, job.return_name, job.as_at, job.ours)
    findings = list(reading.findings)
    from scorecard.gate import identified, in_order, outcome
    from scorecard.snapshot import rows_folder, write_rows

    if job.set_aside and reading.contract is not None:
        try:
            findings = _set_aside(job, reading, reading.contract)
        except AsideError as error:
            return Checked(refused=str(error))
    if reading.readable and reading.contract is not None and reading.as_at is not None:
        from scorecard.check import check
        from scorecard.restated import restated

        earlier, gone = for_return(job.accepted, reading.contract, reading.as_at)
        # A case that is set aside has not vanished: it is left out on both sides.
        compared = {what: replace(each, frames=leave_out(reading.contract, each.frames, job.set_aside)) for what, each in earlier.items()}
        findings += gone + check(reading.contract, reading.frames, reading.as_at, findings, reading.letters, compared)
        # A held return has no figures yet; one whose only trouble may be released by a reason soon has.
        if all(each.releasable for each in findings if each.severity is Severity.CRITICAL):
            findings += restated(reading.contract, reading.frames, reading.as_at, earlier)
    findings = in_order(findings)
    if reading.contract is not None:
        findings = identified(findings, reading.contract, reading.frames, reading.as_at)
    if job.keep_in is not None and reading.contract is not None:
        write_rows(rows_folder(job.keep_in), reading.contract, reading.frames)
    return Checked(
        kind=reading.kind,
        return_name=reading.contract.name if reading.contract else "",
        as_at=reading.as_at,
        authority_code=reading.authority_code,
        authority_name=reading.authority_name,
        readable=reading.readable,
        outcome=outcome(findings),
        rows=sum(frame.height for frame in reading.frames.values()),
        findings=findings,
    )


def _set_aside(job: Job, reading: Reading, contract: Return) -> list[Finding]:
    """Take the records' cases out of what was read; gives the findings of reading that are left."""
    before = reading.frames
    reading.frames = without(contract, before, job.set_aside)
    gone = {name: set(frame["_row"]) - set(reading.frames[name]["_row"]) for name, frame in before.items()}
    return [each for each in reading.findings if each.row is None or each.row not in gone.get(each.sheet, ())]
