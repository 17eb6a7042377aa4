"""Text on a page: shown as it is, whatever it holds."""

from __future__ import annotations

# Markdown makes a link of an address whatever is escaped in it: a mark that nobody sees keeps it text.
_NO_LINK = {"://": ":\u2060//", "www.": "www\u2060."}


def plain(text: str) -> str:
    """Text as Markdown that shows it as it is: what a return holds (an area's name) is never mark-up, and no link."""
    for found, apart in _NO_LINK.items():
        text = text.replace(found, apart)
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-!|$~:" else character for character in text)
