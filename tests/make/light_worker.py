"""A worker for tests of what stands around it: it reads in this process, and in place of the suites has one query of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from scorecard import worker
from scorecard.terms import Finding, Severity
from scorecard.worker import Checked, Job, Worker

QUERIED = "Atlantis"  # an area that the query asks about


class LightWorker(Worker):
    """Checks as the worker process does, here and without Great Expectations (which takes seconds)."""

    def warm_up(self) -> None:
        pass

    def check(self, job: Job) -> Checked:
        with _instead_of_the_suites():
            try:
                return worker._check(job)
            except Exception as error:
                return worker._failed(worker.faults.finding(worker.faults.CRASHED, what=str(error)))


def _query(_contract: object, frames, *_rest: object) -> list[Finding]:
    asked = frames["persons"].filter(frames["persons"]["area"] == QUERIED)["_row"].to_list() if "persons" in frames else []
    return [Finding("CAS-001", Severity.WARNING, "persons", "Ask.", "Answer.", "area", row, f"C{row}", QUERIED) for row in asked]


@contextmanager
def _instead_of_the_suites() -> Iterator[None]:
    stub = ModuleType("scorecard.check")
    stub.check = _query  # type: ignore[attr-defined]
    before = sys.modules.get("scorecard.check")
    sys.modules["scorecard.check"] = stub
    try:
        yield
    finally:
        if before is None:
            del sys.modules["scorecard.check"]
        else:
            sys.modules["scorecard.check"] = before
