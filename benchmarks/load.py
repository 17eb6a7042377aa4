"""Members who all open a shared link within a few seconds, and officers at work meanwhile: how long each waits. Loopback only.

python -m benchmarks.load http://127.0.0.1:8501/b/TOKEN                     200 members within ten seconds
python -m benchmarks.load http://127.0.0.1:8501/b/TOKEN --members 50 --seconds 5 --officers 4
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from urllib.parse import urlsplit

import httpx

from benchmarks.floor import machine
from benchmarks.pages import QUERIES, _run, _session
from scorecard.access import is_loopback

PAUSE = 0.5  # seconds between an officer's clicks
BEFORE = 10.0  # seconds that officers work alone first


def main(arguments: list[str]) -> int:
    """Run it; gives 1 where somebody was not served, 2 where the address is not on this computer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("address", help="a shared link of an app on this computer")
    parser.add_argument("--members", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10.0, help="within which all of them open it")
    parser.add_argument("--officers", type=int, default=0, help="sessions at work, before and meanwhile (an app without sign-in)")
    asked = parser.parse_args(arguments)
    parts = urlsplit(asked.address)
    if parts.scheme != "http" or not is_loopback(parts.hostname or "") or not parts.port:
        print(f"{asked.address} is not on this computer. Expected http://127.0.0.1:PORT/b/TOKEN, one's own app.", file=sys.stderr)
        return 2
    return asyncio.run(_load(asked.address, parts.port, asked.members, asked.seconds, asked.officers))


async def _load(address: str, port: int, members: int, seconds: float, officers: int) -> int:
    print(f"Measured on {machine()}.\n\n| who | p50 | p95 | longest | served | failed |\n|---|---|---|---|---|---|")
    sessions = [await _session(port).__aenter__() for _ in range(officers)]
    for each in sessions:
        await _run(each, "")
    if sessions:
        _print(f"{officers} officers alone, a rerun", await _work(sessions, asyncio.create_task(asyncio.sleep(BEFORE))), 0)
    came = asyncio.create_task(_members(address, members, seconds))
    meanwhile = await _work(sessions, came) if sessions else []
    taken, failed = await came
    _print(f"{members} members within {seconds:g} s", taken, failed)
    if sessions:
        _print(f"{officers} officers meanwhile, a rerun", meanwhile, 0)
    for each in sessions:
        await each.close()
    return 1 if failed else 0


async def _members(address: str, members: int, seconds: float) -> tuple[list[float], int]:
    """Seconds that each member waited who was served, and how many were not; each comes by a connection of their own, evenly spread."""

    async def member(place: int) -> float | None:
        await asyncio.sleep(seconds * place / members)
        began = time.perf_counter()
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
                answer = await client.get(address)
        except httpx.HTTPError:
            return None
        return time.perf_counter() - began if answer.status_code == 200 else None

    found = await asyncio.gather(*(member(place) for place in range(members)))
    taken = [each for each in found if each is not None]
    return taken, members - len(taken)


async def _work(sessions: list, until: asyncio.Task) -> list[float]:
    """Seconds of each officer's clicks until something has ended."""
    taken: list[float] = []

    async def officer(session) -> None:  # type: ignore[no-untyped-def]
        place = 0
        while not until.done():
            taken.append(await _run(session, QUERIES[place % len(QUERIES)]))
            place += 1
            await asyncio.sleep(PAUSE)

    await asyncio.gather(*(officer(each) for each in sessions))
    return taken


def _print(who: str, taken: list[float], failed: int) -> None:
    if len(taken) < 2:
        print(f"| {who} | – | – | – | {len(taken)} | {failed} |", flush=True)
        return
    p95 = statistics.quantiles(taken, n=20)[-1]
    times = " | ".join(f"{each * 1000:.0f} ms" for each in (statistics.median(taken), p95, max(taken)))
    print(f"| {who} | {times} | {len(taken)} | {failed} |", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
