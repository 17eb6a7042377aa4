"""Members who all open a shared link within a few seconds, and officers at work meanwhile: how long each waits. Loopback only.

python -m benchmarks.load http://127.0.0.1:8501/b/TOKEN                     200 members within ten seconds, four officers
python -m benchmarks.load http://127.0.0.1:8501/b/TOKEN --members 50 --seconds 5 --officers 0
"""

from __future__ import annotations

import argparse
import asyncio
import math
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import NamedTuple
from urllib.parse import urlsplit

import websockets

from benchmarks import bare
from benchmarks.floor import machine
from benchmarks.pages import QUERIES, free_port, run, session
from scorecard.access import is_loopback

PAUSE = 0.5  # seconds between an officer's clicks
LONGEST = 30.0  # seconds after which a member has not been served


class Waited(NamedTuple):
    """Seconds that each of some people waited who were served, and how many were not."""

    seconds: Sequence[float]
    failed: int = 0

    def most(self, share: float) -> float:
        """What a share of them waited at most, in seconds."""
        return sorted(self.seconds)[math.ceil(share * len(self.seconds)) - 1]

    def __str__(self) -> str:
        times = [f"{self.most(share) * 1000:.0f} ms" for share in (0.5, 0.95, 1)] if self.seconds else ["–"] * 3
        return " | ".join((*times, str(len(self.seconds)), str(self.failed)))

    def beside(self, floor: Waited) -> str:
        """How many times as long as others they waited."""
        if not self.seconds or not floor.seconds:
            return "–"
        return ", ".join(f"p{share:.0%} {self.most(share) / floor.most(share):.1f} times".replace("%", "") for share in (0.5, 0.95))


def main(arguments: list[str]) -> int:
    """Run it; gives 1 where somebody was not served, 2 where the address is not on this computer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("address", help="a shared link of an app on this computer")
    parser.add_argument("--members", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10.0, help="within which all of them open it")
    parser.add_argument("--officers", type=int, default=4, help="at work before and meanwhile (0 where the app asks people to sign in)")
    parser.add_argument("--before", type=float, default=10.0, help="seconds that officers work alone first")
    asked = parser.parse_args(arguments)
    parts = urlsplit(asked.address)
    if parts.scheme != "http" or not is_loopback(parts.hostname or "") or not parts.port:
        print(f"{asked.address} is not on this computer. Expected http://127.0.0.1:PORT/b/TOKEN, one's own app.", file=sys.stderr)
        return 2
    return asyncio.run(_load(asked))


async def _load(asked: argparse.Namespace) -> int:
    body = await _opened(asked.address)
    if not body:
        print(f"{asked.address} opens nothing. Expected a link that opens a briefing, and its app at work.", file=sys.stderr)
        return 1
    print(f"Measured on {machine()}. The page has {len(body):,} bytes, as they are sent.\n")
    print("| who | p50 | p95 | longest | served | failed |\n|---|---|---|---|---|---|")
    port, within = urlsplit(asked.address).port or 0, f"{asked.members} members within {asked.seconds:g} s"
    async with AsyncExitStack() as stack:
        officers = [await stack.enter_async_context(session(port)) for _ in range(asked.officers)]
        for each in officers:
            await run(each, "")
        if officers:
            alone = await _work(officers, asyncio.create_task(asyncio.sleep(asked.before)))
            _print(f"{len(officers)} officers alone, a click", alone)
        coming = asyncio.create_task(_members(asked.address, asked.members, asked.seconds, body))
        meanwhile = await _work(officers, coming) if officers else None
        came = await coming
    _print(f"{within}, the link", came)
    if meanwhile:
        _print(f"{len(officers)} officers meanwhile, a click", meanwhile)
    async with bare.served(body, free_port()) as floor_at:
        floor = await _members(floor_at, asked.members, asked.seconds, body)
    _print(f"{within}, a bare app with the same bytes", floor)
    print(f"\nThe link beside the bare app: {came.beside(floor)}.")
    if meanwhile:
        print(f"Officers meanwhile beside alone: {meanwhile.beside(alone)}.")
    return 1 if came.failed else 0


async def _members(address: str, members: int, seconds: float, body: bytes) -> Waited:
    """Members who come evenly spread, each by a connection of their own. Who is served gets the whole page."""

    async def member(place: int) -> float | None:
        await asyncio.sleep(seconds * place / members)
        began = time.perf_counter()
        served = await _opened(address)
        return time.perf_counter() - began if served == body else None

    found = await asyncio.gather(*(member(place) for place in range(members)))
    taken = [each for each in found if each is not None]
    return Waited(taken, members - len(taken))


async def _opened(address: str) -> bytes:
    """What stands at an address, as it is sent to a browser, by a new connection; nothing where it does not open."""
    parts = urlsplit(address)
    asked = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    try:
        async with asyncio.timeout(LONGEST):
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            writer.write(asked.encode("ascii"))
            head, _, body = (await reader.read(-1)).partition(b"\r\n\r\n")
            writer.close()
    except (OSError, TimeoutError):
        return b""
    return body if head.split(b" ", 2)[1:2] == [b"200"] else b""


async def _work(officers: Sequence[websockets.ClientConnection], until: asyncio.Task) -> Waited:
    """Officers who click through the filters until something has ended."""
    taken: list[float] = []

    async def officer(at_work: websockets.ClientConnection) -> None:
        place = 0
        while not until.done():
            place += 1
            taken.append(await run(at_work, QUERIES[place % len(QUERIES)]))
            await asyncio.sleep(PAUSE)

    await asyncio.gather(*map(officer, officers))
    return Waited(taken)


def _print(who: str, waited: Waited) -> None:
    print(f"| {who} | {waited} |", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
