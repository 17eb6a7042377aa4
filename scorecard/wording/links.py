"""What is said where a shared link is opened: beside a briefing, and where a link opens nothing."""

from __future__ import annotations

NOT_OPEN = "This link does not open"
NOT_OPEN_WHY = (
    "It may have been copied only in part, or it is not open any more. Nothing else can be said here. "
    "Ask whoever gave it to you for another one."
)
SINCE = "Since this was given to the meeting"
CHANGES = "What was revised"
CHANGES_WHY = "Each figure that is told otherwise now, as the meeting was given it and as it is told today. The briefing itself never changes."
CHANGES_HEADINGS = ("Figure", "Period", "As the meeting was given it", "As it is told now")
BACK = "Back to the briefing"
TAKE_AWAY = "Take away and explore"
EXPLORE = "Explore these figures"
PAPER = "The briefing as a PDF"
WHOLE = "The briefing as one file to keep (HTML)"


def table(name: str) -> str:
    """A table's file, as its link reads: `Then and now (CSV)`."""
    stem, _, kind = name.rpartition(".")
    return f"{stem[:1].upper()}{stem[1:].replace('_', ' ')} ({kind.upper()})"
