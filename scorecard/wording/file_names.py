"""What a download is called, where a person's text is in its name: what every system takes for a name, and for nothing else."""

from __future__ import annotations

import re

LONGEST = 80  # characters, without what the caller adds
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # Windows' devices


def name_of_file(text: str, instead: str = "file") -> str:
    """A text as part of a file's name: letters, digits, blanks and `-_.()`; no path, no mark-up, nothing that cannot be seen."""
    plain = "".join(each if each.isalnum() or each in "-_.() " else "_" for each in text)
    plain = re.sub(r"_{2,}", "_", plain)[:LONGEST].strip("._ ")
    return f"_{plain}" if _TAKEN.match(plain) else plain or instead
