"""Which series an XmR chart suits, and where it stands on few cases (docs/spc.md, "Which series it suits")."""

from __future__ import annotations

from scorecard.spc.terms import Process

FEW = 20  # mean denominator under which one case swings a rate by more than it should
OF_CASES = ("percent", "per 100 pupils", "weeks", "sessions")  # units that are a rate or a mean of so many cases
MONTHS = {"month": 1, "half_term": 2, "quarter": 3, "term": 4}  # how long a window is, about
APART = {"monthly": 1, "half_termly": 2, "quarterly": 3, "termly": 4, "annual": 12}  # how far its figures are apart
GROWS = (
    "No control limits here: a year to date grows, or settles, with every month, so that each figure holds the one before. "
    "It is set beside the same point of last year."
)
ROLLS = (
    "No control limits here: each figure of 12 months shares 11 with the one before, so that what looks like a run may be one month. "
    "The same measure by month has them."
)
OVERLAPS = (
    "No control limits here: these figures come more often than the time that each covers, so that neighbours share months. "
    "Limits need figures that stand apart."
)
UNKNOWN = "No control limits here: it is not known which time each figure covers."


def suits(window: str, frequency: str = "") -> bool:
    """Whether a series has an XmR chart: where each figure is of a time of its own, or a stock at a date."""
    return not why_not(window, frequency)


def why_not(window: str, frequency: str = "") -> str:
    """Why a series has no XmR chart, to be said on the page; empty where it has one.

    `window` is the time that each figure covers, as the catalogue of indicators has it (month, half_term, quarter, term, year_to_date,
    rolling_12_months; a stock's is its month). What counts from September is a year to date, although its dates are half-terms' ends.
    `frequency`: how often there is a figure (monthly, half_termly, quarterly, termly, annual); empty: one for each window.
    """
    if window == "year_to_date":
        return GROWS
    if window == "rolling_12_months":
        return ROLLS
    if window not in MONTHS:
        return UNKNOWN
    return OVERLAPS if frequency and MONTHS[window] > APART.get(frequency, 0) else ""


def unsteady(process: Process, unit: str) -> bool:
    """Whether a rate or a mean stands on so few cases (a mean denominator under 20) that its limits are to be read with care."""
    return unit in OF_CASES and process.cases is not None and process.cases < FEW
