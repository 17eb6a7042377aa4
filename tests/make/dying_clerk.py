"""A clerk that is killed at a chosen step, as a power cut would: `python -m make.dying_clerk STEP`. Its worker is the light one.

The signal cannot be caught: nothing is cleared up. Without a step it works until the inbox is empty.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any

from make.light_worker import LightWorker
from scorecard import clerk, inbox, snapshot
from scorecard.register import Register

BEFORE, AFTER = "before", "after"
# What a clerk does with a file, in order; the second time that a step comes, where it comes twice.
STEPS: dict[str, tuple[object, str]] = {
    "look": (LightWorker, "check"),
    "put back": (inbox, "put_back"),
    "stage": (snapshot, "stage"),
    "place": (snapshot, "place"),
    "receive": (Register, "receive"),
    "finish": (inbox, "finish"),
    "delete": (Path, "unlink"),
}


def die_at(step: str, when: str) -> None:
    """Have this process killed before or after a step."""
    where, name = STEPS[step]
    real: Callable[..., Any] = getattr(where, name)

    def dying(*arguments: object, **named: object) -> object:
        done = real(*arguments, **named) if when == AFTER else None
        os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(where, name, dying)


def work() -> None:
    """Do everything that waits."""
    while clerk.work(LightWorker(), Event()):
        pass


if __name__ == "__main__":
    import_module("scorecard.publish")
    if len(sys.argv) > 1:
        die_at(sys.argv[1], sys.argv[2])
    work()
