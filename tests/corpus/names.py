"""Names that would do something elsewhere: of the file, of its tabs, of what is in its zip. None is ever used as a path or a formula."""

from __future__ import annotations

import os

from corpus.entry import Said, book, content, held, named, passes, posts
from make.files import csv_zip

HOSTILE = {
    "a file name that leads elsewhere": "..\\..\\x.xlsx",
    "a file name of dots": "....xlsx",
    "a file name with control characters": "a\x1b[2J\nb\r.xlsx",
    "a file name that is a formula": "=cmd|' C calc'!A0.xlsx",
    "a file name read from right to left": "a\u202excod.xlsx",
    "a file name of emoji": "📎 returns 💯.xlsx",
    "a file name as long as can be": "x" * 250 + ".xlsx",
    "a file name with mark-up": "<img src=x onerror=alert(1)>.xlsx",
    "a file name that says another kind": "sent.pdf",
    "a file name without an ending": "sent",
}
ON_WINDOWS = {"a file name of emoji", "a file name that says another kind", "a file name without an ending"}
TABS = ("=1+1", "../../x", "<b>bold</b>", "a\x9b31m")

CSV = b"post_id,team\r\nC1,send\r\n"
NO_WORKBOOK = Said("READ-001", words="such as one CSV file")

ENTRIES = [
    *(held(name, named(file, content(CSV)), NO_WORKBOOK) for name, file in HOSTILE.items() if os.name != "nt" or name in ON_WINDOWS),
    passes("a workbook with a hostile name", named("=cmd 📎\u202excod.pdf" if os.name != "nt" else "📎.pdf", book(posts()))),
    passes("tabs with hostile names", book({**posts(), **{tab: [["x"]] for tab in TABS}}), *(Said("READ-051", tab) for tab in TABS)),
    passes("a zip whose files lead elsewhere", lambda folder: csv_zip(folder / "sent.zip", posts(), folder="../../../C:\\Windows\\..\\")),
]
