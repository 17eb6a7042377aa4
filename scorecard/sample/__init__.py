"""The sample authority: monthly casework workbooks of wholly synthetic children, at a real authority's size. docs/sample.md says more.

One history is simulated (history), aimed at published figures (targets); each workbook is what that history looked like at a month end
(casework), written as a return (workbook). The same seed gives the same rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from scorecard.sample import casework, workbook
from scorecard.sample.faults import Faulty, plant, write_list
from scorecard.sample.history import History, simulate
from scorecard.sample.targets import day, months

AUTHORITY_CODE = "E06000058"
AUTHORITY_NAME = "Sample authority (synthetic)"
SEED = 20240331
FIRST, LAST = dt.date(2022, 12, 31), dt.date(2024, 3, 31)


def month_ends() -> list[dt.date]:
    """The as-at dates of the sample's workbooks, in order."""
    return [month.date for month in months() if FIRST <= month.date <= LAST]


def history(seed: int = SEED) -> History:
    """The history behind the sample's workbooks."""
    return simulate(months(), day(FIRST), seed)


def write(
    out: Path,
    seed: int = SEED,
    progress: Callable[[str], None] | None = None,
    dates: list[dt.date] | None = None,
    faults: bool = False,
) -> list[Path]:
    """Writes casework_<as-at date>.xlsx for each month end (all, or `dates`) into the folder `out`, made if need be; returns the files.

    With `faults`, known faults are planted in some of them, and faults.csv says which (file, sheet, cell, code, severity, what).
    `progress` is called with a line of words before each step. Raises ValueError for a date that is not one of month_ends(), OSError
    where `out` cannot be written to.
    """
    wanted = month_ends() if dates is None else dates
    unknown = sorted(set(wanted) - set(month_ends()))
    if unknown:
        raise ValueError(f"{unknown[0]:%d/%m/%Y} is not a month end of the sample; it has {FIRST:%B %Y} to {LAST:%B %Y}.")
    out.mkdir(parents=True, exist_ok=True)
    say = progress or (lambda line: None)
    say("Simulating the sample authority")
    simulated = history(seed)
    files, found = [], []
    for number, as_at in enumerate(wanted, start=1):
        path = out / f"casework_{as_at.isoformat()}.xlsx"
        say(f"Writing {path.name} ({number} of {len(wanted)})")
        sheets = casework.at(simulated, as_at)
        made = plant(sheets, as_at) if faults else Faulty(sheets, {}, {}, [])
        workbook.save(path, cover(as_at), made.sheets, made.cells, made.headings)
        found += [(path.name, *each) for each in made.found]
        files.append(path)
    if faults:
        write_list(out / "faults.csv", found)
    return files


def cover(as_at: dt.date) -> list[tuple[str, str | dt.date]]:
    """The cover sheet's items and values: it is here that the sample says it is one."""
    return [
        ("return", "casework"),
        ("authority_code", AUTHORITY_CODE),
        ("authority_name", AUTHORITY_NAME),
        ("as_at", as_at),
        ("prepared_by", "SEND Scorecard sample"),
        ("note", "Wholly synthetic children. No real person is described."),
    ]
