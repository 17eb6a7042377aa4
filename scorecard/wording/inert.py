"""Text as Markdown that shows it as it is, whatever it holds: what a person typed is never mark-up, a link or a picture."""

from __future__ import annotations

import re

# Markdown makes a link of an address whatever is escaped in it: a mark that nobody sees keeps it text.
_NO_LINK = {"://": ":\u2060//", "www.": "www\u2060."}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBERED = re.compile(r"^(\s*\d+)(?=[.)]\s)", re.MULTILINE)


def plain(text: str) -> str:
    """Text as Markdown that shows it as it is: what a return holds (an area's name) is never mark-up, and no link."""
    for found, apart in _NO_LINK.items():
        text = text.replace(found, apart)
    text = "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-!|$~:" else character for character in text)
    return _NUMBERED.sub(r"\1\\", _ENTITY.sub(r"\\&", text))


def in_a_line(text: str) -> str:
    """The same within a list or a table in Markdown, which a line's end would close."""
    return plain(" ".join(text.split()))
