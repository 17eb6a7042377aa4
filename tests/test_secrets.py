"""Secrets are in no file of the repository, and one that is wrong or missing is told in words that do not have it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from scorecard import settings
from scorecard.__main__ import main
from scorecard.register import Register, RegisterError

CHECKOUT = settings.CHECKOUT
PASSWORD = "hunter2-Zq7"
# What secrets look like: keys, tokens of well-known services, and anything long that is called one.
SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a key of Amazon's": r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub's": r"\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bgithub_pat_\w{40,}",
    "a token of Slack's": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a JSON web token": r"\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.",
    "a password in an address": r"[a-z+]{3,}://[^\s/:@'\"{}<>\[\]]+:(?!PASSWORD|secret@|hunter2)[^\s/@'\"{}<>\[\]]{4,}@",
    "a secret that is written out": r"(?i)\b(client_secret|cookie_secret|api_?key|access_token|password)[\"']?\s*[=:]\s*[\"'](?=[^\"']*\d)[A-Za-z0-9+/=_~.-]{16,}[\"']",
}


def kept() -> list[Path]:
    """Every file that the repository keeps and that is text."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=CHECKOUT, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("not a Git checkout")
    names = [each for each in done.stdout.decode().split("\0") if each]
    return [CHECKOUT / each for each in names if not each.endswith((".parquet", ".xlsx", ".xls", ".ods", ".png", ".lock"))]


def found_in(text: str) -> list[str]:
    return [what for what, pattern in SECRETS.items() if re.search(pattern, text)]


def test_no_file_of_the_repository_has_a_secret() -> None:
    files = kept()
    assert len(files) > 400
    found = {each.name: what for each in files if each.is_file() and (what := found_in(each.read_text(encoding="utf-8", errors="replace")))}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN " + "RSA PRIVATE KEY-----",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "a1" * 18,
        "postgresql://scorecard:" + "Tr0ub4dor@db/register",
        "client_secret = " + '"8fQ~1234567890abcdefgh"',
    ],
)
def test_one_would_be_found(text: str) -> None:
    assert found_in(text)


@pytest.mark.parametrize(
    "path",
    [".streamlit/secrets.toml", "data/register.sqlite", "data/snapshots/x", "data/releases/r0001.duckdb", "data/sample/x", "data/inbox/x"],
)
def test_what_is_secret_is_never_taken_into_the_repository(path: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", path], cwd=CHECKOUT, check=False)
    if done.returncode > 1:
        pytest.skip("not a Git checkout")
    assert done.returncode == 0, f"{path} is not in .gitignore"


WRONG = {
    f"postgresql://scorecard:{PASSWORD}@127.0.0.1:1/register": "could not be read or written",
    f"postgresql://scorecard:{PASSWORD}@nowhere.invalid/register": "could not be read or written",
    f"postgresql://scorecard:{PASSWORD}@localhost:port/register": "is no URL that is known",
    f"postgresql://scorecard:@{PASSWORD}@localhost/register": "write it as %40",
    f"mysql://scorecard:{PASSWORD}@localhost/register": "is no URL that is known",
    PASSWORD: "is no URL that is known",
    "sqlite:////dev/null/here/register.sqlite": "cannot be made",
}


@pytest.mark.parametrize(("url", "said"), WRONG.items(), ids=range(len(WRONG)))
def test_a_register_that_is_not_reached_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, said: str
) -> None:
    monkeypatch.setenv("SCORECARD_REGISTER", url)
    with pytest.raises(RegisterError, match=re.escape(said)) as error:
        Register.open()
    assert PASSWORD not in str(error.value)
    assert main(["releases"]) == 2
    shown = "".join(capsys.readouterr())
    assert said in shown and PASSWORD not in shown and "Traceback" not in shown
