"""How long a page's rerun takes beside a page with one line of text, and how fifty sessions fare that all click at once.

A session here is what a browser's is to the server: a web socket that speaks Streamlit's own messages. Loopback only.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.floor import Row
from scorecard import settings

SESSIONS = 50
ONE_LINE = "import streamlit as st\nst.write('One line of text.')\n"
QUERIES = ("", "phase=Primary", "need=Autistic+spectrum+disorder", "months=All+months")


def rows(data_root: Path, folder: Path) -> list[Row]:
    """Lines of the table. `data_root` has a release; `folder` takes the page with one line."""
    one_line = folder / "one_line.py"
    one_line.write_text(ONE_LINE)
    with served(one_line, data_root) as port:
        floor_first, floor = asyncio.run(_alone(port))
    with served(settings.CHECKOUT / "app.py", data_root) as port:
        first, rerun = asyncio.run(_alone(port))
        _, together = asyncio.run(_crowd(port))
    p95 = statistics.quantiles(together, n=20)[-1]
    return [
        Row("first run of a new session, server's side", first, "one line of text", floor_first, 2.0),
        Row("a rerun, server's side", rerun, "one line of text", floor, 1.5),
        Row(f"{SESSIONS} sessions at once, p95 of a rerun", p95, "1.5 s", 1.5, 1.0, f"median {statistics.median(together):.2f} s"),
    ]


@contextmanager
def served(script: Path, data_root: Path) -> Iterator[int]:
    """A Streamlit script on a free port of the loopback address; gives the port, and ends it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, "SCORECARD_DATA": str(data_root), "PYTHONPATH": str(settings.CHECKOUT)}
    process = subprocess.Popen(command, cwd=settings.CHECKOUT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The app did not start within 20 seconds.")


async def _alone(port: int) -> tuple[float, float]:
    """Seconds of a new session's first run, and of a rerun: the best of a few, after a warm-up."""
    firsts, reruns = [], []
    for _ in range(6):
        async with session(port) as socket_:
            firsts.append(await run(socket_, ""))
            reruns += [await run(socket_, query) for query in QUERIES]
    return min(firsts[1:]), statistics.median(reruns[len(QUERIES) :])


async def _crowd(port: int) -> tuple[list[float], list[float]]:
    """Seconds of each session's first run, and of its rerun when all of them click in the same moment."""
    sessions = [await session(port).__aenter__() for _ in range(SESSIONS)]
    firsts = [await run(each, "") for each in sessions]
    reruns = await asyncio.gather(*(run(each, QUERIES[place % len(QUERIES)]) for place, each in enumerate(sessions)))
    for each in sessions:
        await each.close()
    return firsts, list(reruns)


def session(port: int) -> websockets.connect:
    """A session of the app on a port of this computer."""
    return websockets.connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None, subprotocols=["streamlit"])  # type: ignore[list-item]


async def run(of: websockets.ClientConnection, query: str) -> float:
    """Ask for a run of the script; seconds until the server says that it has ended."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    began = time.perf_counter()
    await of.send(asked.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await of.recv())
        if answer.WhichOneof("type") == "script_finished":
            if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                continue  # it was interrupted by a rerun of its own; the end of that one counts
            return time.perf_counter() - began
