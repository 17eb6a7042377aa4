"""Lines made by hand for tests of exceptions: a figure a month up to March 2024, with a target or without."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from scorecard.released import Line, Reading, UnknownMeasure, month_end
from scorecard.terms import ALL, Commentary, Indicator, Release, Target

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
TODAY = dt.date(2024, 4, 10)
ABOUT = {
    "monthly": 7,
    "termly": 0,
    "plan": "",
    "impact": "",
    "asked": False,
    "priority": "5",
    "section": "Timeliness",
    "theme": "experience",
}
ABOUT |= {"unit": "percent", "frequency": "monthly", "window": "month", "owner": "SEND casework", "definition": "", "kind": "worked_out"}
ABOUT |= {"figure": "value", "phase": ALL, "sen_provision": ALL, "detail": ALL, "year_measure_id": ""}


def line(
    values: Sequence[float | None], target: float | None = 90, tolerance: float = 5, name: str = "plans_20_weeks_rate", **about: object
) -> Line:
    """A line of one figure a month, the last one March 2024's; None where a month has none. Higher is better unless said otherwise."""
    given = {**ABOUT, "indicator_id": name, "measure_id": name, "label": "New plans within 20 weeks", "better": "higher", **about}
    dates = [month_end(MARCH, place - len(values) + 1) for place in range(len(values))]
    readings = tuple(Reading(date, value) for date, value in zip(dates, values, strict=True) if value is not None)
    cohort = (str(given["phase"]), str(given["sen_provision"]), ALL, "value")
    targets = () if target is None else (Target(name, *cohort, None, None, target, "", tolerance, "the board"),)
    return Line(Indicator(**given), None, readings, targets=targets)  # type: ignore[arg-type]


def said(
    as_at: dt.date = MARCH,
    review: dt.date = dt.date(2024, 6, 30),
    entry: int = 1,
    closed: bool = False,
    reason: str = "Two posts were empty.",
) -> Commentary:
    """What somebody said of it."""
    closing = "Both are filled." if closed else ""
    return Commentary(
        "plans_20_weeks_rate", as_at, reason, "Agency cover.", "SEND casework", review, closed, closing, "A. Steward", None, entry
    )


class Few:
    """A release of a few lines."""

    def __init__(self, *lines: Line) -> None:
        self._lines = lines
        self.release = Release("r0001", dt.datetime(2024, 4, 4, 9, 30), "A. Steward", MARCH, "E06000058", "Sample")

    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def line(self, indicator_id: str) -> Line:
        for each in self._lines:
            if each.indicator.indicator_id == indicator_id:
                return each
        raise UnknownMeasure(f"There is no indicator {indicator_id}.")
