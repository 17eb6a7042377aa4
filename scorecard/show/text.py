"""Text on a page: shown as it is, whatever it holds."""

from __future__ import annotations


def plain(text: str) -> str:
    """Text as Markdown that shows it as it is: what a return holds (an area's name) is never mark-up."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-!|$~:" else character for character in text)
