"""What is said of shared links: on their page, where one is opened, beside a briefing, and where one opens nothing."""

from __future__ import annotations

import datetime as dt

from scorecard.wording.numbers import day

NOT_OPEN = "This link does not open"
NOT_OPEN_WHY = (
    "It may have been copied only in part, or it is not open any more. Nothing else can be said here. "
    "Ask whoever gave it to you for another one."
)
HIDDEN = "This briefing is not shown any more"
SINCE = "Since this was given to the meeting"
CHANGES = "What was revised"
CHANGES_HEADINGS = ("Figure", "Period", "As the meeting was given it", "As it is told now")
BACK = "Back to the briefing"
TAKE_AWAY = "Take away and explore"
EXPLORE = "Explore these figures"
PAPER = "The briefing as a PDF"
WHOLE = "The briefing as one file to keep (HTML)"

EXPLORE_ASKS = "How do the briefing's figures stand for other cohorts, and over more months?"
EXPLORE_WHAT = (
    "These are the public figures of the release that the briefing was frozen to, and no others. "
    "What is suppressed there is suppressed here."
)
NO_MEASURE = "The briefing has no figure that can be explored beyond it."
SHARED_ASKS = "Which links open which briefing, until when, and were they opened?"
NO_BRIEFING = "There is no frozen briefing yet. A link opens what can change no more: freeze a briefing first."
NO_LINK = "No link has been made yet."
ONCE = "Copy it now. It is kept nowhere, and cannot be shown again; if it is lost, revoke it and make another."
OPENED = (
    "Opened: how often the briefing was opened by the link, as far as the access log goes back. Nobody's name or address is kept. "
    "A link that is revoked opens nothing within seconds."
)


def changes(on: dt.date, release_id: str) -> str:
    """What stands above the figures that were revised."""
    return (
        f"Each figure that release {release_id}, published on {day(on)}, tells otherwise: as the meeting was given it, and as it is told "
        "now. The briefing itself never changes."
    )


def table(name: str) -> str:
    """A table's file, as its link reads: `Then and now (CSV)`, `Tables (XLSX)`."""
    stem, _, kind = name.rpartition(".")
    return f"{stem[:1].upper()}{stem[1:].replace('_', ' ')} ({kind.upper()})"
