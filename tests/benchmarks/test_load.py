"""The load script, with a handful of members: who was served, who was not, officers meanwhile, and the floor; on this computer alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks import load
from make.briefing import frozen_root
from make.served import app
from scorecard import links, settings
from scorecard.register import now

A_HANDFUL = ["--members", "6", "--seconds", "0.3", "--before", "0.2"]


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A shared link of an app at work."""
    root = tmp_path_factory.mktemp("load") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        frozen_root(root)
        token = links.make("b0001", "r0001", now().date(), "A. Author")[1]
    with app(root) as address:
        yield f"{address}/b/{token}"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The script as it is run by hand, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.load", *arguments]
    return subprocess.run(command, cwd=settings.CHECKOUT, capture_output=True, text=True, timeout=120)


def test_it_tells_how_long_members_and_officers_waited_beside_a_floor(link: str) -> None:
    done = run(link, *A_HANDFUL, "--officers", "1")
    told = done.stdout
    assert done.returncode == 0, done.stderr
    rows = {cells[0]: cells[1:] for line in told.splitlines() if len(cells := line.strip("| ").split(" | ")) == 6}
    members = [name for name in rows if name.startswith("6 members within 0.3 s")]
    assert len(members) == 2 and all(rows[name][3:] == ["6", "0"] for name in members), told
    assert {"1 officers alone, a click", "1 officers meanwhile, a click"} <= set(rows)
    assert len(re.findall(r"p95 [0-9.]+ times", told)) == 2


def test_a_link_that_opens_nothing_is_told(link: str) -> None:
    done = run(f"{link}x", *A_HANDFUL)
    assert done.returncode == 1 and "opens nothing" in done.stderr


@pytest.mark.parametrize(
    "address", ["http://figures.example.gov.uk/b/x", "https://127.0.0.1:8501/b/x", "http://127.0.0.1/b/x", "127.0.0.1:8501"]
)
def test_it_asks_this_computer_alone(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main([address]) == 2
    assert "is not on this computer" in capsys.readouterr().err
