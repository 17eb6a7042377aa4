"""How the table stands on its sheet, and the sheet in its workbook."""

from __future__ import annotations

from corpus.entry import Make, Said, book, held, passes, post, posts, queried
from make.files import Raw, Table, put, rows_xml, sheet_xml, tables
from scorecard.read.grid import letter

POSTS = posts()["posts"]
HEADINGS, ROWS = POSTS[0], POSTS[1:]
LAST = len(POSTS)  # the last row, by Excel's number
REQUIRED = ("post_id", "team", "role", "fte", "status")
NO_ROWS = Said("READ-014")
BLANK_ROWS = "".join(f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/></row>' for row in range(LAST + 1, 1_048_577))


def table(rows: Table, **how: object) -> Make:
    """The posts as this table."""
    return book({**posts(), "posts": rows}, **how)


def xml(rows: str, after: str = "", before: str = "") -> Make:
    """The posts as this XML: rows, and what stands after and before them."""
    return lambda folder: book({**posts(), "posts": sheet_xml(rows, after, before)})(folder)


def merged(*ranges: str, rows: Table = POSTS) -> Make:
    """The posts with merged cells."""
    listed = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return xml(rows_xml(rows), f"<mergeCells>{listed}</mergeCells>")


def headed(**headings: object) -> Make:
    """The posts with other headings; one that is None takes the whole column out."""
    kept = [place for place, name in enumerate(HEADINGS) if headings.get(str(name), name) is not None]
    first = [headings.get(str(HEADINGS[place]), HEADINGS[place]) for place in kept]
    return table([first, *([row[place] for place in kept] for row in ROWS)])


def tabs(**names: str) -> Make:
    """The workbook with its tabs named anew."""
    return book({names.get(name, name): rows for name, rows in posts().items()})


def beside(*columns: list[object]) -> Make:
    """The posts with columns more on the right, each a heading and what stands in the rows."""
    return table([[*row, *(each[0] if n == 0 else each[-1] for each in columns)] for n, row in enumerate(POSTS)])


def without(name: str) -> Make:
    """The casework without one of its sheets."""
    return book({tab: rows for tab, rows in tables().items() if tab != name})


PASSED_OVER = [Said("READ-052", "posts", cell) for cell in ("K1", "L1", "M1")]
FIRST_TWENTY = [Said("READ-052", "posts", f"{letter(place)}1", f"Week {place - 10}") for place in range(10, 29)]
SAID_OF_A_LINE = (("B", "WOR-103"), ("C", "WOR-105"), ("D", "WOR-107"), ("E", "WOR-109"))

ENTRIES = [
    # Above, below, beside
    passes("titles, blank rows and blank columns before the table", table([["SEND workforce"], ["As at", "31/03/2024"], [], *([None, None, *row] for row in (["Post", None, None, None, "Worker"], *POSTS))])),
    passes("headings in row 15", table([["a line"]] * 14 + POSTS)),
    held("headings in row 16", table([["a line"]] * 15 + POSTS), Said("READ-022", "posts", words="first 15 rows"), NO_ROWS),
    held("totals below", table([*POSTS, ["Total", None, None, 10.4]]), *(Said(code, "posts", f"{at}{LAST + 1}") for at, code in SAID_OF_A_LINE if at != "D"), Said("WOR-108", "posts", f"D{LAST + 1}", "10.4")),
    held("a signature below", table([*POSTS, [], ["Checked by the manager"]]), Said("READ-053", "posts"), *(Said(code, "posts", f"{at}{LAST + 2}") for at, code in SAID_OF_A_LINE)),
    held("two tables, one below the other", table([*POSTS, [], *POSTS]), Said("READ-053", "posts"), Said("READ-033", "posts", f"D{LAST + 2}"), *(Said("READ-030", "posts", f"{at}{LAST + 2}") for at in "HIJ"), *(Said("WOR-102", "posts", f"A{row}") for row in (2, LAST, LAST + 3)), brings="WOR-102 WOR-104 WOR-106 WOR-110 WOR-112 WOR-113 WOR-114 WOR-115 WOR-116 WOR-123"),
    held("two tables, side by side", table([[*row, None, *row] for row in POSTS]), *(Said("READ-024", "posts", f"{at}1") for at in "LMNOPQRSTU")),
    passes("a blank row among the rows", table([*POSTS[:5], [], *POSTS[5:]]), Said("READ-053", "posts", words="1 blank")),
    held("headings down the side", table([list(column) for column in zip(*POSTS, strict=True)]), *(Said("READ-023", "posts", words=name) for name in REQUIRED[1:]), brings="READ-052 READ-030 WOR-101 WOR-113"),
    # Merged, hidden, filtered, protected
    passes("merged titles and merged headings", merged("A1:J1", "B2:C2", rows=[["Posts"], [HEADINGS[0], HEADINGS[1], HEADINGS[2], *HEADINGS[3:]], *ROWS])),
    held("merged cells in the data", merged("B4:B6"), Said("READ-039", "posts", "B4", "(B4:B6)")),
    passes("a hidden sheet", book(posts(), states={"posts": "hidden"}), Said("READ-054", "posts")),
    passes("filtered and hidden rows", xml(rows_xml(POSTS, hidden=[3, 4]), '<autoFilter ref="A1:J15"><filterColumn colId="0"/></autoFilter>'), Said("READ-055", "posts", words="2 hidden or filtered")),
    passes("a protected sheet with hidden columns", xml(rows_xml(POSTS), '<sheetProtection password="CC1A" sheet="1" objects="1"/>', '<cols><col min="2" max="4" hidden="1"/></cols>')),
    # Headings and columns
    passes("headings that the contract lists, in capitals, with spaces", headed(post_id=" POSITION ID", fte="Wte", status="Contract type (see notes)", worker_id="Worker-ID:")),
    held("a required column is missing", headed(fte=None), Said("READ-023", "posts", words="Add a column headed fte")),
    passes("an optional column is missing", headed(ipsea_level_2_date=None)),
    held("the same heading twice", beside(["fte", 1]), Said("READ-024", "posts", "K1", "D1")),
    held("two headings for one column", beside(["Whole-time equivalent", 1]), Said("READ-024", "posts", "K1", "both mean the column fte")),
    passes("columns of children's and workers' names", beside(["Surname", "Smith"], ["Postcode", "BH1 1AA"], [None, "a comment"]), *PASSED_OVER),
    held("no headings at all", table(ROWS), Said("READ-022", "posts"), NO_ROWS),
    held("a heading that is an error", post(1, "fte", Raw('t="e"|<v>#REF!</v>')), Said("READ-037", "posts", "D1"), Said("READ-023", "posts"), Said("READ-052", "posts", "D1")),
    held("a heading with Cyrillic letters in it", headed(status="ѕtаtuѕ"), Said("READ-023", "posts", words="status"), Said("READ-052", "posts", "E1"), Said("READ-056", "posts", "E1", "CYRILLIC")),
    # Tabs
    passes("a tab by its other name, in capitals with a space after it", tabs(posts="ESTABLISHMENT ")),
    held("a tab of another name", tabs(posts="Sheet1"), Said("READ-020", "posts", words="Add a sheet named posts"), Said("READ-051", "Sheet1"), NO_ROWS),
    held("two tabs for one sheet", book({**posts(), "Staffing": POSTS}), Said("READ-021", "posts", words="posts, Staffing")),
    held("a sheet is missing", without("advice"), Said("READ-020", "advice")),
    passes("sheets beside those of the return", book({**posts(), "Pivot": [["x"]], "old posts": POSTS}), Said("READ-051", "Pivot"), Said("READ-051", "old posts")),
    held("a sheet with nothing on it", table([]), Said("READ-022", "posts"), NO_ROWS),
    held("a sheet with headings alone", table([HEADINGS]), Said("READ-025", "posts", words="no rows"), NO_ROWS),
    held("a workbook without sheets", book({}), Said("READ-010", "return"), Said("READ-012", "return"), Said("READ-065", "return")),
    # Far and wide
    passes("a million blank rows with a format", lambda folder: xml(rows_xml(POSTS) + BLANK_ROWS)(folder)),
    held("a stray cell in the last corner", xml(rows_xml(POSTS) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), Said("READ-026", "posts", words="XFD1048576"), NO_ROWS),
    held("a stray cell in the last row", xml(rows_xml(POSTS) + '<row r="1048576"><c r="D1048576"><v>1</v></c></row>'), Said("READ-053", "posts", words="1,048,560"), *(Said(code, "posts", f"{at}1048576") for at, code in (("A", "WOR-101"), *SAID_OF_A_LINE) if at != "D")),
    passes("formats as far as the last column", xml(rows_xml(POSTS) + '<row r="16"><c r="XFD16" s="1"/></row>')),
    passes("headings as far as the last column", table([[*HEADINGS, *(f"Week {n}" for n in range(16_374))], *ROWS]), *FIRST_TWENTY, Said("READ-052", "posts", "AD1", "and 16,354 more")),
    # What the suites make of it
    queried("a worker of more than full time", post(4, "fte", 0.5), Said("WOR-123", "posts", "F3", "1.1")),
    held("a row that is there twice", table([*POSTS, POSTS[9]]), Said("WOR-102", "posts", "A10"), Said("WOR-102", "posts", "A16")),
    held("rows of another return", book({**posts(), "posts": tables()["persons"]}), Said("READ-022", "posts"), NO_ROWS),
    held("cases whose children are missing", book(put(tables(), "persons", 15, "person_id", "P99")), Said("CAS-205", "requests", "A13")),
]  # fmt: skip
