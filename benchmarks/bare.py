"""A bare ASGI app that gives one body to whoever asks, and does nothing else: the floor under a page that a shared link opens.

python -m benchmarks.bare PORT < BODY        on the loopback address, until it is ended
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

START_SECONDS = 20.0


def app(body: bytes) -> Any:
    """An app that answers everything with the same body."""
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]}

    async def answers(scope: Any, receive: Any, send: Any) -> None:
        await send(start)
        await send({"type": "http.response.body", "body": body})

    return answers


@asynccontextmanager
async def served(body: bytes, port: int) -> AsyncIterator[str]:
    """A body served in a process of its own; gives its address, and ends it afterwards."""
    command = [sys.executable, "-m", "benchmarks.bare", str(port)]
    process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE)
    try:
        assert process.stdin is not None
        process.stdin.write(body)
        process.stdin.close()
        await _answers(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        await process.wait()


async def _answers(port: int) -> None:
    """Wait until somebody listens there. Raises TimeoutError."""
    async with asyncio.timeout(START_SECONDS):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


if __name__ == "__main__":
    uvicorn.run(app(sys.stdin.buffer.read()), host="127.0.0.1", port=int(sys.argv[1]), lifespan="off", log_level="error")
