"""The README's two commands, for a machine with nothing but Python 3.11 or later: set up, then show the sample, or run the tests.

    python3 -m scorecard.start          sets up, makes the sample, checks and publishes it, opens the app
    python3 -m scorecard.start test     sets up, then runs every test, browser tests included

Only Python's own library is used here: nothing else is installed yet. Everything goes into `.venv` beside the checkout, so that a system
whose Python refuses pip installs is no obstacle.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SAMPLE = CHECKOUT / "data" / "sample"
LOCK, TESTS_LOCK = ".ci/requirements.lock", ".ci/tests.lock"  # made by .ci/lock.py
POSTGRES = Path("/usr/lib/postgresql")  # where Debian puts its programs, none of them on the PATH
MOST_AT_ONCE = 4  # test processes; each may have a browser and an app of its own
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what was asked; gives the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs this may have an older one)
        return _stop(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}. Install a newer one and use that.")
    if arguments and arguments[0] not in ("demo", "test", "setup"):
        return _stop(f"{arguments[0]!r} is not known here. Give nothing (the sample), test, or setup.")
    what = arguments[0] if arguments else "demo"
    try:
        _set_up((LOCK, TESTS_LOCK) if what == "test" else (LOCK,))
        if what == "test":
            return _test(arguments[1:])
        return _demo(arguments[1:]) if what == "demo" else 0
    except subprocess.CalledProcessError as error:
        return _stop(f"This step failed (exit code {error.returncode}): {' '.join(map(str, error.cmd))}")


def _set_up(files: Sequence[str]) -> None:
    """Make `.venv` and install the locked packages, each by its hash; does nothing where that was done and no lock has changed since."""
    wanted = hashlib.sha256(b"".join((CHECKOUT / file).read_bytes() for file in files)).hexdigest()
    mark = VENV / f".installed-{len(files)}"
    if PYTHON.is_file() and mark.is_file() and mark.read_text() == wanted:
        return
    if not PYTHON.is_file():
        _say("Making .venv")
        _make_venv()
    _say("Installing the locked packages (a few minutes, once)")
    requirements = [word for file in files for word in ("-r", str(CHECKOUT / file))]
    _run([*_pip(), "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *requirements])
    mark.write_text(wanted)


def _make_venv() -> None:
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, ModuleNotFoundError):
        # Debian's Python comes without ensurepip. The system's pip, where there is one, can install into a venv that has none.
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=False)


def _pip() -> list[str]:
    if _works([str(PYTHON), "-m", "pip", "--version"]):
        return [str(PYTHON), "-m", "pip"]
    if _works([sys.executable, "-m", "pip", "--version"]):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if _apt(["python3-venv"]):
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
        return [str(PYTHON), "-m", "pip"]
    raise SystemExit(_stop("This Python has neither venv with pip nor pip itself. On Debian or Ubuntu: sudo apt-get install python3-venv"))


def _demo(extra: Sequence[str]) -> int:
    """The sample in a data root of its own, from workbooks to the open app."""
    environment = {**os.environ, "SCORECARD_DATA": str(SAMPLE), "PYTHONPATH": str(CHECKOUT)}
    environment.pop("SCORECARD_AUTHORITY", None)  # the sample is its own authority
    environment.pop("SCORECARD_REGISTER", None)
    scorecard = [str(PYTHON), "-m", "scorecard"]
    if not list((SAMPLE / "releases").glob("r*.duckdb")):
        began = time.monotonic()
        returns = SAMPLE / "returns"
        _say("Making the sample: returns of sixteen months and nine half-terms, and the improvement plan, wholly synthetic")
        _run([*scorecard, "sample", "--out", str(returns)], environment)
        _say("Checking each of these workbooks, and keeping what passes")
        reason = "Synthetic sample: looked at when it was made."
        _run([*scorecard, "load", *map(str, sorted(returns.glob("*.xlsx"))), "--accept", reason, "--by", "Sample steward"], environment)
        _say("Publishing")
        _run([*scorecard, "publish", "--by", "Sample steward"], environment)
        _say("Entering what is said of figures that need a reason")
        review = (date.today() + timedelta(days=60)).isoformat()
        said = CHECKOUT / "scorecard" / "sample" / "commentary.csv"
        _run([*scorecard, "explain", "--file", str(said), "--review", review, "--by", "Sample steward"], environment)
        _say(f"From nothing to a release in {time.monotonic() - began:.0f} s")
    _say("Opening the app (Ctrl+C ends it)")
    return subprocess.call([str(PYTHON), "-m", "streamlit", "run", "app.py", *extra], cwd=CHECKOUT, env=environment)


def _test(extra: Sequence[str]) -> int:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    for name in ("SCORECARD_DATA", "SCORECARD_AUTHORITY", "SCORECARD_REGISTER"):
        environment.pop(name, None)
    if browser := _browser():
        environment["SCORECARD_CHROMIUM"] = browser
    if not shutil.which("initdb") and not list(POSTGRES.glob("*/bin/initdb")):
        _apt(["postgresql"])  # where that cannot be done, its tests say what is missing
    # A file's tests stay together: they share what takes long to make.
    at_once = ["-n", str(min(os.cpu_count() or 1, MOST_AT_ONCE)), "--dist", "loadfile"]
    return subprocess.call([str(PYTHON), "-m", "pytest", *at_once, *extra], cwd=CHECKOUT, env=environment)


def _browser() -> str | None:
    """A Chromium of the system's; installed where there is none and this may be done. None: the tests then say what is missing."""
    if named := os.environ.get("SCORECARD_CHROMIUM"):
        return named
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found or not _apt(["chromium"]):
        return found
    return shutil.which("chromium")


def _apt(packages: Sequence[str]) -> bool:
    """Install Debian packages where that may be done without a password."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return False
    _say(f"Installing {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update, install = [*sudo, "apt-get", "update", "-qq"], [*sudo, "apt-get", "install", "-y", "-qq", *packages]
    subprocess.call(update, env=quiet, stdout=subprocess.DEVNULL)
    return subprocess.call(install, env=quiet, stdout=subprocess.DEVNULL) == 0


def _works(command: Sequence[str]) -> bool:
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=CHECKOUT, env=environment, check=True)


def _say(text: str) -> None:
    print(f"== {text}", file=sys.stderr, flush=True)


def _stop(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
