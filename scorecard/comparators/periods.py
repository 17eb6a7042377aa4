"""Periods as the Department writes them, and the last day of each. `2022` is a calendar year in one file and 2021/22 in another."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from scorecard.reference import plain

CALENDAR_YEAR, ACADEMIC_YEAR, TERM, JANUARY = "calendar_year", "academic_year", "term", "january_snapshot"
# Terms as half-terms are kept with us (half_terms.csv): contiguous, each ending on the last day of a month.
TERM_ENDS = {"autumnterm": (0, 12, 31), "springterm": (1, 3, 31), "summerterm": (1, 8, 31)}
WINDOWS = {  # the windows that a published time identifier may be read as
    "calendaryear": (CALENDAR_YEAR, JANUARY),
    "academicyear": (ACADEMIC_YEAR, JANUARY),
    "january": (JANUARY,),
    **dict.fromkeys(TERM_ENDS, (TERM,)),
}
_YEARS = re.compile(r"(\d{4})(?:[/-]?(\d{2}))?")


class Period(NamedTuple):
    """A period's name, as the Department shows it, and its last day."""

    label: str
    as_at: dt.date


def read(time_period: str, time_identifier: str | None, window: str) -> Period | None:
    """A period, read as this window; None where its identifier is of another window.

    `time_period` is `2024`, `202425` or `2024/25`. Without an identifier (the interactive tool) the window rules: one year alone is then
    the one in which an academic year ends. A January snapshot is named by its year and dated 31 January, for the file does not tell the
    census day. Raises ValueError, with what was expected, where the text is no such period.
    """
    identifier = plain(time_identifier) if time_identifier is not None else None
    if identifier is not None and window not in WINDOWS.get(identifier, ()):
        return None
    found = _YEARS.fullmatch(time_period.strip())
    first, second = (int(found[1]), found[2]) if found else (0, None)
    if not first or (second is not None and int(second) != (first + 1) % 100):
        raise ValueError("a year (2024) or two that follow each other (202425)")
    last = first + 1 if second is not None else first
    if window == JANUARY:
        return Period(f"January {last}", dt.date(last, 1, 31))
    if window == CALENDAR_YEAR:
        if second is not None:
            raise ValueError("one calendar year (2024)")
        return Period(str(first), dt.date(first, 12, 31))
    if second is None and identifier is not None:
        raise ValueError("an academic year (202425)")
    year = f"{last - 1}/{last % 100:02d}"
    if window == ACADEMIC_YEAR:
        return Period(year, dt.date(last, 8, 31))
    if identifier is None:
        raise ValueError("a term, which needs a time identifier")
    later, month, day = TERM_ENDS[identifier]
    return Period(f"{(time_identifier or '').strip()} {year}", dt.date(last - 1 + later, month, day))
