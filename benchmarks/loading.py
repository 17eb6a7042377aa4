"""How long reading and checking take beside a bare read of the same workbook, at the sample's size and ten times that; and memory."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import sys
from pathlib import Path

import polars as pl

from benchmarks.floor import Row, bare_read, best
from scorecard import sample
from scorecard.sample import workbook

AS_AT = dt.date(2024, 3, 31)
IDS = ("person_id", "request_id", "plan_id", "review_id")


def write(folder: Path, scale: int) -> Path:
    """The sample's last workbook, its cases `scale` times over with IDs of their own."""
    frames = sample.casework.at(sample.history(), AS_AT)
    many = {
        name: pl.concat(
            frame.with_columns((pl.col(column) + f"-{copy}").alias(column) for column in IDS if column in frame.columns)
            for copy in range(scale)
        )
        for name, frame in frames.items()
    }
    many["persons"] = many["persons"].with_columns(pl.lit(None, pl.String).alias("upn"))  # copies would share theirs
    path = folder / f"casework_{scale}.xlsx"
    workbook.save(path, sample.cover(AS_AT), many)
    return path


def rows(folder: Path, scales: tuple[int, ...] = (1, 10)) -> list[Row]:
    """Lines of the table."""
    found = []
    for scale in scales:
        path = write(folder, scale)
        times = 5 if scale == 1 else 2
        floor = best(lambda path=path: bare_read(path), times)
        with multiprocessing.get_context("spawn").Pool(1) as pool:  # a fresh process: its peak memory is the check's own
            read, check, peak = pool.apply(_timed, (path, times))
        aim = {1: 7.0, 10: 2.5}.get(scale)
        found += [
            Row(f"read, scale {scale}", read, "bare read", floor),
            Row(f"read and check, worker warm, scale {scale}", read + check, "bare read", floor, aim, f"peak {peak:,.0f} MB"),
        ]
    return found


def _timed(path: Path, times: int) -> tuple[float, float, float]:
    from scorecard.check import check
    from scorecard.read import read

    one = read(path)
    check(one.contract, one.frames, one.as_at, one.findings, one.letters)  # warm
    reading = best(lambda: read(path), times)
    checking = best(lambda: check(one.contract, one.frames, one.as_at, one.findings, one.letters), times)
    return reading, checking, _peak_megabytes()


def _peak_megabytes() -> float:
    if sys.platform == "win32":
        return float("nan")
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / 1024 if sys.platform == "darwin" else peak / 1024
