"""A provider of sign-in in a process of its own, people who can sign in at it, and the secrets by which the app knows it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

SECRET = "a secret of the tests alone, long enough to sign a cookie"


@contextlib.contextmanager
def provider(port: int, log: Path) -> Iterator[str]:
    """oidc-provider-mock on a port; gives its address."""
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "NO_COLOR": "1"})
        try:
            address = f"http://127.0.0.1:{port}"
            until = time.monotonic() + 30
            while not _answers(f"{address}/.well-known/openid-configuration"):
                assert process.poll() is None and time.monotonic() < until, log.read_text()
                time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait(10)


def knows(address: str, subject: str, **claims: object) -> None:
    """Have the provider know somebody, by what it will say of them."""
    body = json.dumps(claims).encode()
    asked = urllib.request.Request(f"{address}/users/{subject}", body, {"Content-Type": "application/json"}, method="PUT")
    urllib.request.urlopen(asked, timeout=5).read()


def secrets(path: Path, address: str, app: str, **others: str) -> Path:
    """A secrets file by which the app at an address knows the provider."""
    auth = {
        "redirect_uri": f"{app}/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": "send-scorecard",
        "client_secret": "of the tests",
        "server_metadata_url": f"{address}/.well-known/openid-configuration",
    } | others
    path.write_text("[auth]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in auth.items()))
    return path


def _answers(url: str) -> bool:
    try:
        return urllib.request.urlopen(url, timeout=2).status == 200
    except OSError:
        return False
