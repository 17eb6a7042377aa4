"""Improvement plans as boards type them: dates that do not exist, ratings that are a colour, numbers with signs, a document's tables pasted in."""

from __future__ import annotations

from corpus.entry import Entry, Make, Said, book, held, passes, queried
from make import improvement_plan
from make.files import Raw, Sheets, put, tables

DOCUMENT = {  # the headings of a board's document
    "ref": "Ref",
    "lead_role": "Lead",
    "due_date": "Deadline",
    "success_measure": "Success measures",
    "progress": "Progress to date",
    "impact": "Impact to date",
}


def plan() -> Sheets:
    """Nine actions, seven milestones and four risks, with their cover."""
    return tables(improvement_plan.valid(), as_at=improvement_plan.AS_AT)


def cell(sheet: str, row: int, column: str, value: object) -> Make:
    """The plan with one cell changed; `row` is Excel's."""
    return book(put(plan(), sheet, row, column, value))


def date(text: object, code: str = "READ-030") -> Entry:
    """A due date that cannot be read."""
    return held(f"an action due {text}", cell("actions", 6, "due_date", text), Said(code, "actions", "G6"))


def numbered() -> Sheets:
    """Actions 1.1 and 1.10 typed as numbers, of which Excel keeps 1.1 twice."""
    return put(put(plan(), "actions", 2, "ref", 1.1), "actions", 6, "ref", 1.10)


def from_a_document() -> Sheets:
    """The headings of a document, without the columns that it does not have."""
    first, *rest = plan()["actions"]
    return {**plan(), "actions": [[DOCUMENT.get(str(each), each) for each in first], *rest]}


def page_by_page() -> Sheets:
    """The headings once more among the rows, as on each page of a document."""
    sheets = plan()
    return {**sheets, "actions": [*sheets["actions"][:5], sheets["actions"][0], *sheets["actions"][5:]]}


ENTRIES = [
    *map(date, ("ongoing", "Sept 2024", "next meeting", "end of term", "TBC")),
    *(date(text, "READ-031") for text in ("31/06/2024", "31/09/2024", "30/02/2024")),
    queried("an action due in 2124", cell("actions", 6, "due_date", "31/03/2124"), Said("IMP-112", "actions", "G6", "over ten years")),
    held("a rating that is a cell's colour alone", cell("actions", 6, "rag", None), Said("IMP-107", "actions", "I6")),
    held("a rating in words", cell("actions", 6, "rag", "On track"), Said("IMP-108", "actions", "I6", "R A P G C NS")),
    held("ratings of two schemes", cell("actions", 6, "rag", "Green"), Said("IMP-109", "actions", "I6", "the scheme red_amber_green; 8 actions are rated in the scheme board")),
    passes("ratings in small letters", cell("actions", 6, "rag", " ns ")),
    held("references that Excel took for numbers", book(numbered()), Said("IMP-102", "actions", "A2", "1.1"), Said("IMP-102", "actions", "A6")),
    held("a priority with its word", cell("actions", 6, "priority", "Priority 4"), Said("IMP-104", "actions", "B6", "1, 2, 3, 4, 5, 6, 7, 8")),
    passes("a priority as a number", cell("actions", 6, "priority", 4.0)),
    passes("the headings of a document", book(from_a_document())),
    held("the headings again among the rows", book(page_by_page()), Said("READ-030", "actions", "G6"), Said("READ-030", "actions", "H6"), Said("IMP-104", "actions", "B6"), Said("IMP-108", "actions", "I6"), Said("IMP-115", "actions", "K6")),
    passes("formulas and mark-up in what is to be done", cell("actions", 6, "action", "=HYPERLINK(\"x\")<script>alert(1)</script>")),
    queried("a measure by its name", cell("actions", 6, "measure_id", "Plans in time"), Said("IMP-115", "actions", "K6", "Plans in time")),
    held("a target with a sign", cell("milestones", 5, "target", "60%"), Said("IMP-207", "milestones", "F5", "without a percentage sign")),
    held("a target of two parts", cell("milestones", 5, "target", "10% (10)"), Said("IMP-207", "milestones", "F5")),
    queried("a percentage as Excel keeps it", cell("milestones", 8, "target", Raw('s="5"|<v>0.6</v>')), Said("IMP-214", "milestones", "F8", "0.6")),
    held("a baseline of nobody knows when", cell("milestones", 2, "baseline_date", None), Said("IMP-209", "milestones", "D2")),
    held("a severity in other words", cell("risks", 4, "severity_before", "High"), Said("IMP-305", "risks", "D4")),
    held("a risk raised in a month", cell("risks", 4, "raised_on", "December 21"), Said("READ-030", "risks", "B4")),
]  # fmt: skip
