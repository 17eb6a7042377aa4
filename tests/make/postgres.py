"""A PostgreSQL server of the tests' own, from the system's packages: in a folder of its own, on a socket in it, and gone with the tests.

It is found on the PATH or where Debian puts it; SCORECARD_POSTGRES names the folder of its binaries otherwise.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

OWNERS = ("postgres", "nobody")  # it refuses to run as root; one of these does
START_SECONDS = 30.0
# Nothing here has to outlive the power.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=50", "listen_addresses=")


def binaries() -> Path | None:
    """The folder of PostgreSQL's own programs; None where there is none (nor on Windows, where there is no socket to put in a folder)."""
    if os.name == "nt":
        return None
    named = [Path(os.environ["SCORECARD_POSTGRES"])] if os.environ.get("SCORECARD_POSTGRES") else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name.partition(".")[0]), reverse=True)
    found = shutil.which("initdb")
    on_path = [Path(found).resolve().parent] if found else []
    return next((each for each in (*named, *debian, *on_path) if (each / "initdb").exists() and (each / "postgres").exists()), None)


@contextmanager
def server(programs: Path) -> Iterator[sa.URL]:
    """A server that runs while this is open; gives the URL of its first database."""
    folder = Path(tempfile.mkdtemp(prefix="scorecard-postgres-"))  # short: a socket's whole path has room for some hundred characters
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    initdb = [programs / "initdb", "-D", folder / "data", "-U", "scorecard", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    subprocess.run(list(map(str, initdb)), check=True, capture_output=True, user=owner, cwd=folder)
    settings = [word for each in QUICK for word in ("-c", each)]
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, user=owner, cwd=folder)
    url = sa.URL.create("postgresql", username="scorecard", database="postgres", query={"host": str(folder)})
    try:
        _wait_for(url, process, folder / "log")
        yield url
    finally:
        process.send_signal(signal.SIGINT)  # end now, rather than when everybody has gone
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(url: sa.URL) -> Iterator[str]:
    """A new, empty database of a server; gives its URL as a setting has it. Gone afterwards, whoever is still connected."""
    name = f"register_{uuid.uuid4().hex}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool)
    with engine.connect() as con:
        con.exec_driver_sql(f"create database {name}")
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as con:
        con.exec_driver_sql(f"drop database {name} with (force)")


def _owner() -> str | None:
    if os.geteuid() != 0:
        return None
    import pwd

    known = {each.pw_name for each in pwd.getpwall()}
    return next(each for each in OWNERS if each in known)


def _wait_for(url: sa.URL, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    while True:
        try:
            engine.connect().close()
            return
        except sa.exc.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.05)
