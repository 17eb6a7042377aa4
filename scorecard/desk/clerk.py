"""The desk's clerk: the process that does the work of the stewards' pages. The web process starts one, and another where it died."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, cast

from scorecard import access, settings
from scorecard.access import Role

AGAIN_SECONDS = 5.0  # a clerk that ends is not started again sooner than this
ENDS_AT_ONCE = 3  # so many in a row, and something keeps it from working
NO_CLERK = (
    "The process that takes files in ends as soon as it is started. What was sent waits in the inbox and is not lost. "
    "Whoever looks after SEND Scorecard finds the cause in what the app prints where it was started."
)


class _Clerk:
    """The process that does the work, one for each data root: it ends when this one does, because its standard input closes."""

    def __init__(self) -> None:
        self._alone = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._short_lives = 0

    def ensure(self) -> str:
        with self._alone:
            if self._process is not None and self._process.poll() is None:
                if time.monotonic() - self._started > AGAIN_SECONDS:
                    self._short_lives = 0
            elif self._process is None or time.monotonic() - self._started > AGAIN_SECONDS:
                if self._process is not None:
                    cast(IO[bytes], self._process.stdin).close()
                    self._short_lives += 1
                self._process, self._started = _start(), time.monotonic()
            return NO_CLERK if self._short_lives >= ENDS_AT_ONCE else ""


_CLERKS: dict[Path, _Clerk] = {}


@access.only(Role.STEWARD)
def ensure_clerk() -> str:
    """See that a clerk of this process is there for the data root: it is warm by the time the first file comes. One that died is replaced.

    Gives words for the page where clerks keep ending; empty where all is well. Raises nothing.
    """
    try:
        return _CLERKS.setdefault(settings.data_root(), _Clerk()).ensure()
    except OSError as error:
        return f"The process that takes files in cannot be started ({error.strerror or error})."


def _start() -> subprocess.Popen[bytes]:
    """A clerk with a pipe that nobody writes to. Ctrl+C in the app's terminal is not for it: it finishes what it has in hand."""
    line = [sys.executable, "-m", "scorecard", "clerk", "--attached"]
    apart = {"start_new_session": True} if os.name != "nt" else {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return subprocess.Popen(line, cwd=settings.CHECKOUT, env=settings.own_process(), stdin=subprocess.PIPE, **apart)  # type: ignore[call-overload]
