"""Briefings: figures for a meeting, put in words, frozen to a release, and never changed again (docs/briefings.md).

draft(briefing)             what it says: figures with their sentences, what was asked, then and now, questions
page(told(draft(briefing))) the same as one HTML page
freeze(briefing, who)       render it once and for good: index.html, briefing.pdf, tables, manifest.json
frozen("b0001")             a frozen one: its folder and its manifest
notices(frozen("b0001"))    what has become of its figures since: revised, withdrawn, hidden

Every figure is read from the release's public file, and from nothing else.
"""

from scorecard.briefing.draft import Draft, Figure, draft
from scorecard.briefing.errors import BriefingError
from scorecard.briefing.freeze import freeze
from scorecard.briefing.kept import PAGE, PAPER, Frozen, frozen, manifest
from scorecard.briefing.lines import cohorts, line_of
from scorecard.briefing.notices import Notices, Revision, hidden_by, notices
from scorecard.briefing.page import page
from scorecard.briefing.told import told

__all__ = [
    "PAGE",
    "PAPER",
    "BriefingError",
    "Draft",
    "Figure",
    "Frozen",
    "Notices",
    "Revision",
    "cohorts",
    "draft",
    "freeze",
    "frozen",
    "hidden_by",
    "line_of",
    "manifest",
    "notices",
    "page",
    "told",
]
