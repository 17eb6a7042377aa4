"""Lint, format and types: what the project's settings ask for, over everything that is ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scorecard import settings

OURS = ["scorecard", "pages", "tests", "benchmarks", "notebooks", "app.py"]


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", *OURS], ["ruff", "format", "--check", *OURS], ["mypy"]],
    ids=["lint", "format", "types"],
)
def test_the_tree_is_as_its_settings_ask(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=settings.CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
