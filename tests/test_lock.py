"""The locks: what is installed, file by file. They agree with the pins, name nobody's server, and the README's commands install from them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from scorecard import settings, start

CHECKOUT = settings.CHECKOUT


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lock", CHECKOUT / ".ci" / "lock.py")
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


LOCKS = list(maker().LOCKS.items())


def locked(path: Path) -> dict[str, list[str]]:
    """The pins of a lock, each with its hashes."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[str]] = {}
    for entry in "\n".join(lines).replace(" \\\n", "").splitlines():
        pin, *hashes = re.split(r"\s+--hash=sha256:", entry)
        found[pin] = hashes
    return found


@pytest.mark.parametrize(("source", "lock"), LOCKS)
def test_a_lock_has_the_pins_and_no_others(source: str, lock: str) -> None:
    assert sorted(locked(CHECKOUT / lock)) == sorted(maker().read(CHECKOUT / source).values()), "run python .ci/lock.py"


@pytest.mark.parametrize(("source", "lock"), LOCKS)
def test_every_pin_has_the_hashes_of_its_files(source: str, lock: str) -> None:
    for pin, hashes in locked(CHECKOUT / lock).items():
        assert hashes and all(re.fullmatch(r"[0-9a-f]{64}", each) for each in hashes) and len(set(hashes)) == len(hashes), pin


@pytest.mark.parametrize(("source", "lock"), LOCKS)
def test_a_lock_names_no_server(source: str, lock: str) -> None:
    assert not re.search(r"https?:|//|index-url|find-links|trusted-host", (CHECKOUT / lock).read_text(encoding="utf-8"))


def test_no_package_is_locked_twice() -> None:
    names = [pin.partition("==")[0] for _, lock in LOCKS for pin in locked(CHECKOUT / lock)]
    assert len(names) == len(set(names))


def test_the_first_command_installs_what_is_locked_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(start, "VENV", tmp_path)
    monkeypatch.setattr(start, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    monkeypatch.setattr(start, "_pip", lambda: ["pip"])
    monkeypatch.setattr(start, "_run", lambda command, *_: asked.append(command))
    monkeypatch.setattr(start, "_test", lambda _: 0)
    assert start.main(["setup"]) == 0 and start.main(["test"]) == 0
    assert [[word for word in each if word.endswith(".lock")] for each in asked] == [
        [str(CHECKOUT / ".ci/requirements.lock")],
        [str(CHECKOUT / ".ci/requirements.lock"), str(CHECKOUT / ".ci/tests.lock")],
    ]
    assert all("--require-hashes" in each for each in asked)
    assert start.main(["test"]) == 0 and len(asked) == 2, "nothing has changed since"


def test_wheels_for_other_systems_stay_out() -> None:
    fits = maker().fits
    assert fits("x/duckdb-2.0.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl") and fits("x/click-8.5.1-py3-none-any.whl")
    assert fits("x/polars-2.1.0-cp39-abi3-win_amd64.whl") and fits("x/numpy-2.4.6-cp313-cp313-macosx_11_0_arm64.whl")
    assert not fits("x/numpy-2.4.6-cp310-cp310-win_amd64.whl") and not fits("x/numpy-2.4.6-cp314-cp314t-win_amd64.whl")
    assert not fits("x/numpy-2.4.6-cp312-cp312-win32.whl") and not fits("x/numpy-2.4.6-pp311-pypy311_pp73-macosx_11_0_arm64.whl")
