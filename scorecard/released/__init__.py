"""Releases, opened for reading: the only door to figures for the showing half.

release = open_release()                                   the one that shows; open_release("r0007") for an older one
open_public("r0007")                                       the same as the public may see it
release.page("timeliness", phase="primary")                all that a page shows of one cohort, as Figures
release.figures("plans_issued_count", window="quarter")    one measure, as an Arrow table
release.lines()                                            every indicator's line of the board's scorecard
release.plan()                                             the improvement plan, beside the one before
release.comparators("plans_20_weeks_rate")                 what the Department publishes of it, with its own dates
release.rows()                                             every cell, as the command line prints it
"""

from scorecard.released.aside import SetAside
from scorecard.released.comparators import Comparator, same_part_of_year
from scorecard.released.doors import open_beside, open_by_link, open_public, open_release
from scorecard.released.errors import NoRelease, NothingPublished, NoWindow, ReleaseError, UnknownMeasure
from scorecard.released.figures import EACH, HALF_TERM, MONTHS_APART, Figures, Point, earlier
from scorecard.released.lines import NOT_REPORTED, RUNNING, Line, Reading, month_end
from scorecard.released.plan import GROUPS, Action, Milestone, Plan, Reached, Risk, Total
from scorecard.released.public import Public
from scorecard.released.release import Released
from scorecard.released.windows import WINDOWS

__all__ = [
    "EACH",
    "GROUPS",
    "HALF_TERM",
    "MONTHS_APART",
    "NOT_REPORTED",
    "RUNNING",
    "WINDOWS",
    "Action",
    "Comparator",
    "Figures",
    "Line",
    "Milestone",
    "NoRelease",
    "NoWindow",
    "NothingPublished",
    "Plan",
    "Point",
    "Public",
    "Reached",
    "Reading",
    "ReleaseError",
    "Released",
    "Risk",
    "SetAside",
    "Total",
    "UnknownMeasure",
    "earlier",
    "month_end",
    "open_beside",
    "open_by_link",
    "open_public",
    "open_release",
    "same_part_of_year",
]
