"""Documentation is tested: every path and command that it names exists, and it names nothing of anybody's machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scorecard import __main__, settings

CHECKOUT = settings.CHECKOUT
DOCUMENTS = [*sorted(CHECKOUT.glob("*.md")), *sorted((CHECKOUT / "docs").rglob("*.md"))]
PATH = re.compile(
    r"`((?:scorecard|pages|queries|expectations|data/reference|docs|tests|benchmarks|notebooks|\.ci|\.streamlit)/[\w./-]*\w/?)`"
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_is_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    missing = [path for path in PATH.findall(text) if not (CHECKOUT / path).exists()]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_every_command_that_is_named_exists() -> None:
    commands = set(next(action for action in __main__.parser()._actions if action.choices).choices)
    named = {name for document in DOCUMENTS for name in re.findall(r"python3? -m scorecard (\w+)", document.read_text(encoding="utf-8"))}
    assert named <= commands
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{name}" in readme for name in commands), "the README lists every command"


def test_every_setting_is_in_the_readme() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    library = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "scorecard").rglob("*.py"))
    for name in set(re.findall(r"\"(SCORECARD_[A-Z_]+)\"", library)):
        assert name in readme, f"{name} is in no table"


def test_the_project_speaks_of_the_product_alone() -> None:
    kinds = ("*.py", "*.md", "*.sql", "*.json", "*.toml", "*.txt", "*.csv", "*.yml")
    paths = [path for kind in kinds for path in CHECKOUT.rglob(kind) if not {".venv", ".git"} & set(path.parts)]
    forbidden = re.compile(r"/work/|/tmp/w|\.\./shared|files\.pythonhosted|pypi\.org", re.IGNORECASE)
    found = [
        f"{path.relative_to(CHECKOUT)}: {line}"
        for path in paths
        if path.name != "test_documents.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if forbidden.search(line)
    ]
    assert not found
