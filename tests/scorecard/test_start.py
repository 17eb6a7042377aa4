"""The README's two commands: what they refuse, and that they need nothing but Python."""

from __future__ import annotations

import ast
import subprocess
import sys

from scorecard import settings, start


def test_it_needs_nothing_but_python() -> None:
    tree = ast.parse((settings.CHECKOUT / "scorecard" / "start.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_it_starts_where_nothing_is_installed() -> None:
    """Without site-packages: `-S -I` is as bare as a Python can be."""
    code = f"import sys; sys.path.insert(0, {str(settings.CHECKOUT)!r}); from scorecard import start; sys.exit(start.main(['nonsense']))"
    done = subprocess.run([sys.executable, "-S", "-I", "-c", code], capture_output=True, text=True)
    assert done.returncode == 2
    assert "'nonsense' is not known here" in done.stderr


def test_an_old_python_is_told_so(monkeypatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert start.main([]) == 2


def test_every_pin_is_exact() -> None:
    for file in ("requirements.txt", "tests/requirements.txt"):
        lines = [line.partition("#")[0].strip() for line in (settings.CHECKOUT / file).read_text(encoding="utf-8").splitlines()]
        assert all("==" in line for line in lines if line)
