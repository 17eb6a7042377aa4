"""The sample authority: workbooks of wholly synthetic people, at a real authority's size. docs/sample.md says more.

What happens in it is simulated once and aimed at published figures (the CSV files beside this one); each workbook is what that looked like
at one as-at date. The returns it sends stand in a table (returns), and each is written as a workbook (workbook). The same seed gives the
same rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from scorecard.sample import casework as casework
from scorecard.sample import workbook
from scorecard.sample.faults import Faulty, plant, write_list
from scorecard.sample.history import History
from scorecard.sample.returns import FIRST as FIRST
from scorecard.sample.returns import LAST as LAST
from scorecard.sample.returns import RETURNS, Authority, half_term_ends, month_ends

AUTHORITY_CODE = "E06000058"
AUTHORITY_NAME = "Sample authority (synthetic)"
SEED = 20240331


def history(seed: int = SEED) -> History:
    """The history behind the casework workbooks."""
    return Authority(seed).history


def write(
    out: Path,
    seed: int = SEED,
    progress: Callable[[str], None] | None = None,
    dates: list[dt.date] | None = None,
    faults: bool = False,
    returns: Iterable[str] | None = None,
) -> list[Path]:
    """Writes <return>_<as-at date>.xlsx into the folder `out`, made if need be: every return's, or those of `returns` and of `dates`.

    With `faults`, known faults are planted in some of them, and faults.csv says which (file, sheet, cell, code, severity, what).
    `progress` is called with a line of words before each step. Returns the files. Raises ValueError for a date that is no as-at date of
    the sample or a name that is none of its returns', OSError where `out` cannot be written to.
    """
    names = {each.name for each in RETURNS} if returns is None else set(returns)
    if unknown := sorted(names - {each.name for each in RETURNS}):
        raise ValueError(f"{unknown[0]} is not a return of the sample; it has {', '.join(each.name for each in RETURNS)}.")
    if strange := sorted(set(dates or ()) - {*month_ends(), *half_term_ends()}):
        raise ValueError(
            f"{strange[0]:%d/%m/%Y} is neither a month end nor the end of a half-term of the sample; it has "
            f"{FIRST:%B %Y} to {LAST:%B %Y}, and half-terms from {half_term_ends()[0]:%d/%m/%Y} to {half_term_ends()[-1]:%d/%m/%Y}."
        )
    wanted = [(each, as_at) for each in RETURNS if each.name in names for as_at in each.as_at_dates() if dates is None or as_at in dates]
    out.mkdir(parents=True, exist_ok=True)
    say = progress or (lambda line: None)
    say("Simulating the sample authority")
    authority = Authority(seed)
    files, found = [], []
    for number, (each, as_at) in enumerate(wanted, start=1):
        path = out / f"{each.name}_{as_at.isoformat()}.xlsx"
        say(f"Writing {path.name} ({number} of {len(wanted)})")
        sheets = each.sheets(authority, as_at)
        made = plant(sheets, as_at) if faults else Faulty(sheets, {}, {}, [])
        workbook.save(path, cover(as_at, each.name), made.sheets, made.cells, made.headings)
        found += [(path.name, *fault) for fault in made.found]
        files.append(path)
    if faults:
        write_list(out / "faults.csv", found)
    return files


def cover(as_at: dt.date, return_name: str = "casework") -> list[tuple[str, str | dt.date]]:
    """The cover sheet's items and values: it is here that the sample says it is one."""
    return [
        ("return", return_name),
        ("authority_code", AUTHORITY_CODE),
        ("authority_name", AUTHORITY_NAME),
        ("as_at", as_at),
        ("prepared_by", "SEND Scorecard sample"),
        ("note", "Wholly synthetic. No real person is described."),
    ]
