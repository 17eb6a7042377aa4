"""Our own commands, run for the desk: what opens a team's file or a child's record does so in a process of its own, never in the pages'."""

from __future__ import annotations

import subprocess
import sys

from scorecard import access, settings
from scorecard.access import Role
from scorecard.terms import ScorecardError


class DeskError(ScorecardError):
    """What was asked for could not be made: says why."""


@access.only(Role.STEWARD)
def run(*arguments: str) -> bytes:
    """Run a command of ours, under the time limit; gives what it wrote to standard output. More than it can take ends it, and not the page.

    Raises DeskError with what the command said, where it did not work.
    """
    line = [sys.executable, "-m", "scorecard", *arguments]
    try:
        done = subprocess.run(line, cwd=settings.CHECKOUT, env=settings.own_process(), capture_output=True, timeout=settings.max_seconds())
    except subprocess.TimeoutExpired:
        raise DeskError(f"It took longer than {settings.max_seconds():g} seconds and was stopped.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise DeskError(said[-1].removeprefix("That did not work: ") if said else "It failed, perhaps for want of memory.")
    return done.stdout
