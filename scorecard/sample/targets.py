"""What the casework of the sample authority looks like, month by month: the table to change to move its figures (`targets.csv`).

Counts are whole numbers, columns ending in _percent are percentages. An empty cell is not aimed at. Withdrawals and plans that moved in
have no column: they are the balance between the flows and the stocks (open, overdue, plans), as docs/sample.md explains.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("targets.csv")
EPOCH = dt.date(1970, 1, 1)
NEVER = 2**30  # a day that does not come


def day(date: dt.date) -> int:
    """The date as whole days since 1 January 1970, the way the whole simulation counts time."""
    return (date - EPOCH).days


@dataclass(frozen=True)
class Month:
    """One month of the table: its first and last day (as day numbers) and what is aimed at in it or at its end."""

    first: int
    last: int
    date: dt.date  # the last day as a date
    aims: dict[str, float]

    def count(self, name: str) -> int:
        """The whole number aimed at. Raises KeyError where the table's cell is empty."""
        return int(self.aims[name])

    def share(self, name: str, of: int) -> int:
        """The whole number nearest to that percentage of `of`. Raises KeyError where the table's cell is empty."""
        return int(self.aims[name] * of / 100 + 0.5)


def nearest(percent: float, of: int, decimals: int) -> bool:
    """Whether some whole number is that percentage of `of` when rounded, half up, to so many decimals."""
    scale = 10**decimals
    count = int(percent * of / 100 + 0.5)
    return of > 0 and (200 * scale * count + of) // (2 * of) == round(scale * percent)


def months() -> tuple[Month, ...]:
    """Every month of the table, in order, without gaps."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_month(row) for row in csv.DictReader(file))


def _month(row: dict[str, str]) -> Month:
    last = dt.date.fromisoformat(row["month_end"])
    aims = {name: float(text) for name, text in row.items() if name != "month_end" and text}
    return Month(day(last.replace(day=1)), day(last), last, aims)


def then(month: Month, count: int) -> list[Month]:
    """So many months after that one, with its aims: what is expected beyond the table."""
    following = []
    for _ in range(count):
        first = month.date + dt.timedelta(1)
        last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
        month = Month(day(first), day(last), last, month.aims)
        following.append(month)
    return following
