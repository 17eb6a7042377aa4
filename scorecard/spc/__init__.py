"""Statistical process control: is it a change, or just a month? XmR charts by the rules of the NHS's Making Data Count (docs/spc.md).

process = process_of(points, Rules(better="higher", target=95))     mean, limits, special causes and icons of a series
why_not("year_to_date")                                             why a series has none, in words; empty where it has

Pure arithmetic over points: nothing here knows of a page, a chart or a release's file.
"""

from scorecard.spc.line import process_of_line
from scorecard.spc.process import process_of
from scorecard.spc.reach import Reach, reach
from scorecard.spc.suits import suits, unsteady, why_not
from scorecard.spc.terms import (
    CONCERN,
    ENOUGH,
    HIGH,
    IMPROVEMENT,
    LOW,
    NEITHER,
    OUTSIDE,
    SHIFT,
    TREND,
    TWO_IN_THREE,
    Judged,
    Limits,
    Process,
    Rebase,
    Rules,
    UnusableProcess,
)

__all__ = [
    "CONCERN",
    "ENOUGH",
    "HIGH",
    "IMPROVEMENT",
    "LOW",
    "NEITHER",
    "OUTSIDE",
    "SHIFT",
    "TREND",
    "TWO_IN_THREE",
    "Judged",
    "Limits",
    "Process",
    "Reach",
    "Rebase",
    "Rules",
    "UnusableProcess",
    "process_of",
    "process_of_line",
    "reach",
    "suits",
    "unsteady",
    "why_not",
]
