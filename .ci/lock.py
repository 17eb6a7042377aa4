"""Make the locks again: `python .ci/lock.py`, after a change of requirements.txt or tests/requirements.txt. It needs uv (pip install uv).

Each pin gets the SHA-256 of every wheel that there is for the systems the product runs on, so that pip installs those files and no others,
and builds nothing. A package that is needed and has no pin is named, and no lock is written.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.txt": ".ci/requirements.lock", "tests/requirements.txt": ".ci/tests.lock"}
PYTHONS = re.compile(r"(cp311|cp312|cp313|cp314)-\1|cp3\d+-abi3|(py2\.)?py3-none")
SYSTEMS = re.compile(r"any|(manylinux|musllinux|macosx|win)\w*_(x86_64|aarch64|amd64|arm64|universal2)")
PIN = re.compile(r"(?P<name>[\w.-]+)(?P<extras>\[[\w,]+\])?==(?P<version>[^\s;]+)\s*(?P<marker>;.+)?")


def main() -> int:
    """Write both locks; gives the exit code."""
    pins = {source: read(CHECKOUT / source) for source in LOCKS}
    known = {name for found in pins.values() for name in found}
    wheels = resolved()
    if missing := sorted(wheels.keys() - known):
        print(
            f"These are needed and not pinned: {', '.join(missing)}. Add them to requirements.txt or tests/requirements.txt.",
            file=sys.stderr,
        )
        return 1
    for source, target in LOCKS.items():
        lines = [f"# Made by `python .ci/lock.py` from {source}; made again, never edited. Each line below a pin is a wheel's hash."]
        for name, pin in sorted(pins[source].items()):
            if not wheels.get(name):
                print(f"{name} has no wheel for the systems the product runs on.", file=sys.stderr)
                return 1
            lines.append(" \\\n    ".join([pin, *(f"--hash=sha256:{each}" for each in sorted(wheels[name]))]))
        (CHECKOUT / target).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        print(f"{target}: {len(lines) - 1} packages")
    return 0


def read(path: Path) -> dict[str, str]:
    """The pins of a requirements file, by name as registries write it: `name==version`, with its marker where it has one."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if text := line.partition("#")[0].strip():
            pin = PIN.fullmatch(text)
            if pin is None:
                raise SystemExit(f"{path.name}: {text!r} is no exact pin. Write it as name==version.")
            name = re.sub(r"[-_.]+", "-", pin["name"]).lower()
            found[name] = f"{name}{pin['extras'] or ''}=={pin['version']}{' ' + pin['marker'] if pin['marker'] else ''}"
    return found


def resolved() -> dict[str, set[str]]:
    """What an install needs, by name: the hashes of the wheels that may be installed."""
    uv = [shutil.which("uv") or ""] if shutil.which("uv") else [sys.executable, "-m", "uv"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pylock.toml"
        command = [
            *uv,
            "pip",
            "compile",
            *LOCKS,
            "--universal",
            "--python-version",
            "3.11",
            "--format",
            "pylock.toml",
            "-o",
            str(out),
            "--quiet",
        ]
        subprocess.run(command, cwd=CHECKOUT, check=True)
        packages = tomllib.loads(out.read_text(encoding="utf-8"))["packages"]
    return {each["name"]: {wheel["hashes"]["sha256"] for wheel in each.get("wheels", ()) if fits(wheel["url"])} for each in packages}


def fits(url: str) -> bool:
    """Whether a wheel is for a Python and a system that the product runs on; its name says so."""
    python, abi, systems = url.rpartition("/")[2].removesuffix(".whl").rsplit("-", 3)[1:]
    return bool(PYTHONS.fullmatch(f"{python}-{abi}")) and any(SYSTEMS.fullmatch(each) for each in systems.split("."))


if __name__ == "__main__":
    sys.exit(main())
