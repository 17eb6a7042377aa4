"""The words of the project, each a small frozen dataclass. Both halves of the line share these and nothing else but settings."""

from scorecard.terms.board import Indicator, Priority, Rating, Recommendation, Target
from scorecard.terms.briefings import PLACES, Briefing, BriefingItem
from scorecard.terms.contract import COVER, Check, Column, HalfTerm, Return, Sheet
from scorecard.terms.errors import ScorecardError
from scorecard.terms.found import Finding, Outcome, Severity
from scorecard.terms.highlights import PARTS, Highlight
from scorecard.terms.links import Link
from scorecard.terms.measured import ALL, COHORT_COLUMNS, FEW, RATES, UNKNOWN, Measure
from scorecard.terms.registered import CHANGES_WHAT_SHOWS, Access, Act, Came, Commentary, Decision, Entry, Rebased, Release, Snapshot, Visit

__all__ = [
    "ALL",
    "CHANGES_WHAT_SHOWS",
    "COHORT_COLUMNS",
    "COVER",
    "FEW",
    "PARTS",
    "PLACES",
    "RATES",
    "UNKNOWN",
    "Access",
    "Act",
    "Briefing",
    "BriefingItem",
    "Came",
    "Check",
    "Column",
    "Commentary",
    "Decision",
    "Entry",
    "Finding",
    "HalfTerm",
    "Highlight",
    "Indicator",
    "Link",
    "Measure",
    "Outcome",
    "Priority",
    "Rating",
    "Rebased",
    "Recommendation",
    "Release",
    "Return",
    "ScorecardError",
    "Severity",
    "Sheet",
    "Snapshot",
    "Target",
    "Visit",
]
