"""What stands in a cell: dates, numbers, IDs, flags, codes, errors and formulas."""

from __future__ import annotations

from corpus.entry import Entry, Said, book, case, enrolments, held, passes, post, posts, suspensions
from make.files import Raw, put, xlsx


def date(text: object, code: str = "READ-030", words: str = "with a four-digit year") -> Entry:
    """A start date that cannot be read."""
    return held(f"the date {text}", post(3, "start_date", text), Said(code, "posts", "H3", words))


def error(shown: str) -> Entry:
    """A cell with an Excel error."""
    return held(f"a cell with {shown}", post(3, "fte", Raw(f't="e"|<v>{shown}</v>')), Said("READ-037", "posts", "D3", shown))


def dated(*texts: str) -> dict[str, list[list[object]]]:
    """The posts with these start dates."""
    sheets = posts()
    for row, text in zip((2, 3, 9, 10), texts, strict=True):
        sheets = put(sheets, "posts", row, "start_date", text)
    return sheets


def calculated() -> dict[str, list[list[object]]]:
    """The posts with formulas of their own and shared ones, all with a stored value."""
    sheets = put(posts(), "posts", 3, "fte", Raw('|<f t="shared" ref="D3:D4" si="0">F3/37</f><v>0.6</v>'))
    sheets = put(sheets, "posts", 4, "fte", Raw('|<f t="shared" si="0"/><v>0.4</v>'))
    return put(sheets, "posts", 10, "covers_post_id", Raw('t="str"|<f>IF(1=2,A2,"")</f><v></v>'))


def lost_noughts() -> dict[str, list[list[object]]]:
    """The post that is covered is 007, and Excel has made 7 of it where it is named."""
    return put(put(posts(), "posts", 12, "post_id", "007"), "posts", 13, "covers_post_id", 7)


ENTRIES = [
    # Dates
    passes("dates as text, in the forms that are read", book(dated("2022-05-01", "11/03/2024", "1/3/2024 09:30", "2024-03-11T09:30:00+00:00"))),
    passes("a date as a bare number", post(3, "start_date", 45362), Said("READ-050", "posts", "H3", "11/03/2024")),
    date("3 Jan"),
    date("11-Mar-2024"),
    date("20240311"),
    date("tbc"),
    date("11/03/24"),
    date("03/25/2024", "READ-031", "does not exist"),
    date("31/06/2023", "READ-031", "does not exist"),
    date("11/03/0024", "READ-040", "before 1901"),
    held("a time of day where a date belongs", post(3, "start_date", Raw('s="3"|<v>0.4</v>')), Said("READ-040", "posts", "H3", "time of day")),
    held("a date after the as-at date", post(3, "start_date", "01/04/2024"), Said("WOR-117", "posts", "H3", "01/04/2024")),
    # Numbers
    passes("numbers as text, and with a percentage's format", book(put(put(posts(), "posts", 3, "fte", " 0.6 "), "posts", 4, "fte", Raw('s="5"|<v>0.4</v>')))),
    held("a percentage as text", post(3, "fte", "60%"), Said("READ-033", "posts", "D3", "without words or signs")),
    held("a number in words", post(3, "fte", "one"), Said("READ-033", "posts", "D3")),
    held("a decimal comma", post(3, "fte", "0,6"), Said("READ-034", "posts", "D3", "without commas")),
    held("a thousands comma", book(put(suspensions(), "roll", 6, "headcount", "1,204")), Said("READ-034", "roll", "D6", "1,204")),
    held("half a session", book(put(enrolments(), "enrolments", 3, "sessions_authorised", 6.5)), Said("READ-035", "enrolments", "G3", "whole number")),
    held("hours for a share of full time", post(10, "fte", 37), Said("WOR-108", "posts", "D10", "37")),
    # IDs
    passes("IDs as decimal numbers", book(put(put(posts(), "posts", 12, "post_id", 12345.0), "posts", 13, "covers_post_id", "12345.0"))),
    passes("IDs with noughts in front", book(put(put(posts(), "posts", 12, "post_id", "007"), "posts", 13, "covers_post_id", "007"))),
    held("an ID that lost its noughts in one place", book(lost_noughts()), Said("WOR-113", "posts", "G13", "covers post 7")),
    held("an ID that Excel shortened", post(9, "worker_id", "1.23457E+15"), Said("READ-036", "posts", "F9", "its last digits are lost")),
    held("an ID of too many digits", post(9, "worker_id", 12345678901234500), Said("READ-036", "posts", "F9", "first 15 digits")),
    held("an ID that became a date", post(9, "worker_id", Raw('s="1"|<v>45362</v>')), Said("READ-036", "posts", "F9", "into a date")),
    held("an ID with decimals", post(9, "worker_id", 12.5), Said("READ-036", "posts", "F9", "has decimals")),
    held("no ID", post(10, "post_id", None), Said("WOR-101", "posts", "A10")),
    held("an ID that stands twice", post(10, "post_id", "M1"), Said("WOR-102", "posts", "A9"), Said("WOR-102", "posts", "A10")),
    # Flags and codes
    held("a flag that is neither yes nor no", case("requests", 3, "rya", "maybe"), Said("READ-032", "requests", "G3", "1 or 0")),
    passes("codes in capitals, with spaces", post(10, "status", " PERMANENT\u00a0")),
    held("a code's label", post(10, "role", "Business support"), Said("WOR-106", "posts", "C10", "Business support")),
    held("nothing where a code belongs", post(10, "team", None), Said("WOR-103", "posts", "B10")),
    held("a word for nothing where a code belongs", post(10, "team", "N/A"), Said("WOR-104", "posts", "B10", "N/A")),
    # Errors and formulas
    *map(error, ("#REF!", "#N/A", "#DIV/0!", "#SPILL!")),
    held("an error as text", post(3, "start_date", "#N/A"), Said("READ-037", "posts", "H3")),
    held("a formula that was never calculated", post(3, "start_date", Raw("|<f>TODAY()-20</f>")), Said("READ-038", "posts", "H3", "let it calculate")),
    passes("formulas with their values, an empty text among them", book(calculated())),
    passes("a formula that asks another workbook", post(3, "fte", Raw("|<f>[1]Staff!$B$4</f><v>0.6</v>"), parts={"xl/externalLinks/externalLink1.xml": "<externalLink/>"})),
    held("an error of another workbook's", post(3, "fte", Raw('t="e"|<f>[1]Staff!$B$4</f><v>#REF!</v>'), parts={"xl/externalLinks/externalLink1.xml": "<externalLink/>"}), Said("READ-037", "posts", "D3", "#REF!")),
    passes("an error outside the return's columns", lambda folder: xlsx(folder / "sent.xlsx", {**posts(), "posts": [[*row, Raw('t="e"|<v>#DIV/0!</v>') if n else "Comment"] for n, row in enumerate(posts()["posts"])]}), Said("READ-052", "posts", "K1")),
]  # fmt: skip
