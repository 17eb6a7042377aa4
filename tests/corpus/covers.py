"""What the cover says of a return, beside what the steward says."""

from __future__ import annotations

import datetime as dt

from corpus.entry import Make, Said, book, enrolments, held, passes, posts
from make.files import Raw, Table, tables

AS_AT = dt.date(2024, 3, 31)
RIGHT: Table = [["return", "workforce"], ["authority_code", "E06000058"], ["as_at", AS_AT]]
LATER = dt.date.today().replace(day=1, year=dt.date.today().year + 10) - dt.timedelta(1)


def covered(*cover: list[object], **how: object) -> Make:
    """The posts with another cover."""
    return book({**posts(), "return": list(cover)}, **how)


def uncovered() -> dict[str, Table]:
    return {name: table for name, table in posts().items() if name != "return"}


WORDY: Table = [
    ["Our return"],
    [],
    [None, "Item", "Value"],
    *([None, *row, "see the notes"] for row in (*RIGHT[:2], ["As at", "31/03/2024"])),
]
NO_SHEETS = [Said("READ-020", name) for name in ("persons", "requests", "assessments", "advice", "plans", "annual_reviews")]

ENTRIES = [
    held("no cover, and the steward says nothing", book(uncovered()), Said("READ-010", "return"), Said("READ-012", "return"), Said("READ-065", "return")),
    held("no cover, and the steward says no date", book(uncovered()), Said("READ-012", "return", words="--as-at"), Said("READ-065", "return"), return_name="workforce"),
    passes("no cover, and the steward says both", book(uncovered()), Said("READ-065", "return"), return_name="workforce", as_at=AS_AT),
    held("an empty cover", covered(), Said("READ-010", "return"), Said("READ-012", "return"), Said("READ-065", "return")),
    held("a return that there is not", covered(["return", "establishment"], *RIGHT[1:]), Said("READ-011", "return", "B1", "known are attendance, casework, ")),
    held("another return than its sheets", covered(["return", "casework"], *RIGHT[1:]), *NO_SHEETS, Said("READ-051", "posts"), Said("READ-014")),
    held("the return left empty", covered(["return", " "], *RIGHT[1:]), Said("READ-010", "return", "B1")),
    held("an as-at date that is no month's end", covered(*RIGHT[:2], ["as_at", dt.date(2024, 3, 28)]), Said("READ-063", "return", "B3", "last day of a month")),
    held("an as-at date that is no half-term's end", book(tables({"enrolments": []}, as_at=dt.date(2024, 2, 14)) | {"enrolments": enrolments()["enrolments"]}), Said("READ-067", "return", "B4", "15/02/2024")),
    held("an as-at date in words", covered(*RIGHT[:2], ["as_at", "March 2024"]), Said("READ-013", "return", "B3", "dd/mm/yyyy")),
    held("an as-at date that has not come yet", covered(*RIGHT[:2], ["as_at", LATER]), Said("READ-068", "return", "B3", "has not come yet")),
    held("no as-at date", covered(*RIGHT[:2]), Said("READ-012", "return")),
    held("an as-at date that was not calculated", covered(*RIGHT[:2], ["as_at", Raw("|<f>EOMONTH(TODAY(),-1)</f>")]), Said("READ-038", "return", "B3"), Said("READ-012", "return", "B3")),
    held("another authority's", covered(RIGHT[0], ["authority_code", "E06000059"], RIGHT[2]), Said("READ-062", "return", "B2", "ours is E06000058")),
    held("the Department's number for the authority", covered(RIGHT[0], ["authority_code", 839], RIGHT[2]), Said("READ-066", "return", "B2", "ONS code")),
    held("no authority", covered(RIGHT[0], RIGHT[2]), Said("READ-060", "return", words="authority_code")),
    held("an item that stands twice", covered(*RIGHT, ["as_at", dt.date(2024, 4, 30)]), Said("READ-064", "return", "B4", "as_at more than once")),
    held("two covers", book({**posts(), "Cover": RIGHT}), Said("READ-021", "return", words="return, Cover")),
    held("the steward says another date", book(posts()), Said("READ-061", "return", "B4", "The cover says 31/03/2024, but 29/02/2024"), as_at=dt.date(2024, 2, 29)),
    held("the steward says another return", book(posts()), Said("READ-061", "return", "B1", "The cover says workforce, but attendance"), return_name="attendance"),
    passes("an as-at date as a bare number", covered(*RIGHT[:2], ["as_at", 45382]), Said("READ-050", "return", "B3", "31/03/2024")),
    passes("a cover named Cover with a title, a heading and comments, its date as text", book({"Cover": WORDY, "posts": posts()["posts"]})),
    passes("a hidden cover", covered(*RIGHT, states={"return": "hidden"}), Said("READ-054", "return")),
]  # fmt: skip
