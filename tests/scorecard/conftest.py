"""Commands run here, with a worker that starts at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from make.light_worker import LightWorker
from scorecard.__main__ import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; gives its exit code, standard output and standard error."""
    monkeypatch.setattr("scorecard.worker.Worker", LightWorker)

    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command
