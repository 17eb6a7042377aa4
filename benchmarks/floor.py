"""What everything here is measured against: a clock that keeps the best of a few, and a workbook read with nothing done to it."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import fastexcel


@dataclass(frozen=True)
class Row:
    """One line of the table: what was timed, what it is set beside, the ratio reached and the one aimed at."""

    what: str
    seconds: float
    beside: str
    floor: float
    aim: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        """Seconds over the floor's."""
        return self.seconds / self.floor

    def __str__(self) -> str:
        aim = f"{self.aim:g}" if self.aim else "–"
        kept = "" if self.aim is None else " ✓" if self.ratio <= self.aim else " ✗"
        return (
            f"| {self.what} | {_shown(self.seconds)} | {self.beside}, {_shown(self.floor)} | {self.ratio:.1f} | {aim}{kept} | {self.note} |"
        )


HEADING = "| what | took | beside | ratio | aim | |\n|---|---|---|---|---|---|"


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds that the quickest of a few runs took: the others measure what else the machine was doing."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def bare_read(path: Path) -> None:
    """Every sheet of a workbook as strings, and nothing else: the floor under reading."""
    book = fastexcel.read_excel(str(path))
    for name in book.sheet_names:
        book.load_sheet(name, header_row=None, dtypes="string").to_arrow_with_errors()


def machine() -> str:
    """The machine's name for the table: processor, cores, memory, Python."""
    import os

    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    memory = ""
    if Path("/proc/meminfo").is_file():
        memory = f", {int(Path('/proc/meminfo').read_text().split()[1]) / 1024 / 1024:.0f} GiB"
    return f"{model}, {os.cpu_count()} cores{memory}, {platform.system()}, Python {platform.python_version()}"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
