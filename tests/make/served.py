"""The app in a process of its own, on a free port of this computer."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scorecard import settings

START_SECONDS = 60.0


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def app(root: Path, *options: str, port: int = 0, **settings_of: str) -> Iterator[str]:
    """The app on a data root, on a free port of this computer (unless one is given); gives its address. `settings_of`: its environment."""
    port = port or free_port()
    environment = {**os.environ, "SCORECARD_DATA": str(root), "PYTHONPATH": str(settings.CHECKOUT)} | settings_of
    for name in ("SCORECARD_REGISTER", "SCORECARD_AUTHORITY"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true", *options]
    with tempfile.TemporaryFile("w+") as log:  # not in the data root: nothing but the product writes there
        process = subprocess.Popen(command, cwd=settings.CHECKOUT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            until = time.monotonic() + START_SECONDS
            while True:
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).read()
                    break
                except OSError:
                    if process.poll() is not None or time.monotonic() > until:
                        log.seek(0)
                        pytest.fail(f"The app did not start:\n{log.read()}")
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)
