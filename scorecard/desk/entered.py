"""Text that somebody enters at the desk: there, short enough, and nothing in it that nobody sees."""

from __future__ import annotations

from scorecard import access
from scorecard.desk.command import DeskError

MOST = 1_000  # characters


@access.to_all
def text(entered: str, what: str, most: int = MOST) -> str:
    """What was entered, on one line. `what` names it in what is said: `a reason`. Raises DeskError where it is empty, too long, or holds a
    character that cannot be seen."""
    found = " ".join(entered.split())
    if not found:
        raise DeskError(f"Give {what}: it stands in the register, and whoever reads the figure asks for it.")
    if len(found) > most:
        raise DeskError(f"{what[0].upper()}{what[1:]} of {len(found):,} characters is too long. Expected {most:,} at most: shorten it.")
    hidden = next((each for each in found if not each.isprintable()), "")
    if hidden:
        raise DeskError(f"{what[0].upper()}{what[1:]} holds a character that cannot be seen (U+{ord(hidden):04X}). Type the text anew.")
    return found


@access.to_all
def name(who: str) -> str:
    """Whoever enters it. Raises DeskError as `text` does."""
    return text(who, "your name", 80)
