"""How long reading and checking a return take beside a bare read of its workbook, at the sample's size and ten times that; and memory."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import workbooks
from benchmarks.floor import Row, bare_read, best

AIMS = {("casework", 1): 7.0, ("casework", 10): 2.5}


def rows(folder: Path) -> Iterator[Row]:
    """Lines of the table: every return at every scale, as each is known."""
    for scale in workbooks.SCALES:
        for name in workbooks.NAMES:
            path = workbooks.write(folder, name, scale)
            times = 5 if scale == 1 else 2
            floor = best(lambda path=path: bare_read(path), times)
            with ProcessPoolExecutor(
                1, multiprocessing.get_context("spawn")
            ) as pool:  # a fresh process: its peak memory is the check's own
                read, check, count, peak = pool.submit(_timed, path, times).result()
            yield Row(f"read {name}, scale {scale}", read, "bare read", floor, note=f"{count:,} rows")
            aim = AIMS.get((name, scale))
            yield Row(f"read and check {name}, worker warm, scale {scale}", read + check, "bare read", floor, aim, f"peak {peak:,.0f} MB")


def _timed(path: Path, times: int) -> tuple[float, float, int, float]:
    """Seconds to read, seconds to check, rows, and the peak of memory in MB."""
    from scorecard.check import check
    from scorecard.read import read

    one = read(path)
    check(one.contract, one.frames, one.as_at, one.findings, one.letters)  # warm
    reading = best(lambda: read(path), times)
    checking = best(lambda: check(one.contract, one.frames, one.as_at, one.findings, one.letters), times)
    return reading, checking, sum(frame.height for frame in one.frames.values()), _peak_megabytes()


def _peak_megabytes() -> float:
    status = Path("/proc/self/status")
    if status.is_file():  # on Linux getrusage would tell the parent's too: it is kept when a process is started from a larger one
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    if sys.platform != "darwin":
        return float("nan")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
