"""Letters and signs: mark-up, formulas as text, what cannot be seen, what looks like something else."""

from __future__ import annotations

from corpus.entry import Make, Said, book, case, held, passes, post, posts, queried
from make.files import Raw, put

LONGEST = "x" * 32_767  # characters that a cell can hold


def workers(*texts: str) -> Make:
    """Text that is kept as it is, in cells that may hold any."""
    sheets = posts()
    for row, text in zip((2, 5, 9, 10, 11), texts, strict=False):
        sheets = put(sheets, "posts", row, "worker_id", text)
    return book(sheets)


def service(text: str) -> Make:
    """Text in a column of text."""
    return case("advice", 3, "service", text)


def told_apart(text: str) -> Make:
    """The covered post's ID written in another way where it is named."""
    return post(13, "covers_post_id", text)


ENTRIES = [
    # Text that would do something elsewhere
    passes("formulas, mark-up and SQL as text", workers("=cmd|' /C calc'!A0", "@SUM(A1)", "<img src=x onerror=alert(1)>", "{0} {sheet.__class__} %s", "'; drop table posts; --")),
    passes("text as long as a cell can hold", service(LONGEST)),
    held("mark-up where a code belongs", post(10, "status", "<script>alert(1)</script>"), Said("WOR-110", "posts", "E10", "<script>")),
    held("a formula as text where a date belongs", post(3, "start_date", "=TODAY()"), Said("READ-030", "posts", "H3", "=TODAY()")),
    held("such a text where a date belongs", post(3, "start_date", LONGEST), Said("READ-030", "posts", "H3", "x…")),
    # Signs of every kind
    queried("emoji in an area", case("persons", 2, "area", "Poole 🌊"), Said("CAS-107", "persons", "C2", "🌊")),
    passes("line breaks, ampersands and accents in text", workers("W06\nuntil May", "O'Brien & \"Sons\" <Ltd>")),
    held("smart quotation marks about a code", post(10, "status", "“permanent”"), Said("WOR-110", "posts", "E10", "“permanent”"), Said("READ-056", "posts", "E10", "LEFT DOUBLE QUOTATION MARK")),
    # What cannot be seen is taken off
    passes("every kind of space before and after", told_apart(" \u00a0\u2003\u2009\u3000E2\u0085\u2028\t")),
    passes("zero-width characters before, after and within", told_apart("\u200bE\u200d2\ufeff\u2060")),
    passes("marks of direction around a date", post(3, "start_date", "\u200e11/03/2024\u200f")),
    passes("a soft hyphen in a code", post(10, "team", "se\u00adnd")),
    passes("a carriage return as exports write it", told_apart("E2_x000D_\n")),
    passes("a byte order mark in the first heading, and cells with spaces alone", book(put(put(posts(), "posts", 1, "post_id", "\ufeffpost_id"), "posts", 10, "start_date", " \u00a0\u200b"))),
    # What looks like something else is said
    held("a Cyrillic letter in a code", post(10, "status", "реrmanent"), Said("WOR-110", "posts", "E10"), Said("READ-056", "posts", "E10", "CYRILLIC SMALL LETTER ER")),
    held("a Greek letter in an ID", told_apart("Ε2"), Said("WOR-113", "posts", "G13"), Said("READ-056", "posts", "G13", "GREEK CAPITAL LETTER EPSILON")),
    held("a long dash in an ID", book(put(put(posts(), "posts", 12, "post_id", "E-2"), "posts", 13, "covers_post_id", "E–2")), Said("WOR-113", "posts", "G13"), Said("READ-056", "posts", "G13", "EN DASH")),
    held("a no-break space within an ID", book(put(put(posts(), "posts", 12, "post_id", "E 2"), "posts", 13, "covers_post_id", "E\u00a02")), Said("WOR-113", "posts", "G13"), Said("READ-056", "posts", "G13", "NO-BREAK SPACE")),
    held("Arabic figures in a date", post(3, "start_date", "١١/٠٣/٢٠٢٤"), Said("READ-030", "posts", "H3")),
    held("the letter O for a nought", post(3, "fte", "O.6"), Said("READ-033", "posts", "D3")),
    passes("rich text", post(9, "worker_id", Raw('t="inlineStr"|<is><r><t>W</t></r><r><rPr><b/></rPr><t>06</t></r></is>'))),
    # Reserved words
    held("an area named All", case("persons", 2, "area", "All"), Said("CAS-106", "persons", "C2", "All")),
]  # fmt: skip
