"""A submission's marked copy, from what the data root keeps of it: the file as it was sent, and its findings."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from scorecard import settings
from scorecard.contract import load_return
from scorecard.gate import Group, erased, findings_of, grouped, read_findings
from scorecard.marked.cells import Places, mark, unmark
from scorecard.marked.listing import TITLE, WORDS, write_list
from scorecard.read.container import Unreadable, open_container
from scorecard.read.headings import FINDINGS
from scorecard.register import Register, RegisterError
from scorecard.snapshot import original
from scorecard.terms import Finding, Return, ScorecardError, Severity, Snapshot

MOST_XML = 80 * 1024 * 1024  # bytes of XML that are copied cell by cell: some two million cells, which take two minutes and over a gigabyte
KINDS = {"xlsb": "an .xlsb workbook", "ods": "an .ods workbook", "zip": "CSV files"}
COPIED = (
    "This is a copy of your workbook, with what you sent as you sent it. Macros are left out; formulas are worked out when it is opened.",
    "Coloured cells have something to put right; their comments say what. Mend them here or in your own file, then send the return again.",
)


class MarkedError(ScorecardError):
    """A submission of which no marked copy can be made: says which, and why."""


@dataclass(frozen=True)
class Marked:
    """A marked workbook (.xlsx). `whole` is false where it has the findings alone; `why` then says why."""

    content: bytes
    whole: bool
    why: str = ""


def marked(snapshot_id: str) -> Marked:
    """The marked copy of a submission that the data root keeps.

    Of a file that is no .xlsx or .xlsm, or that cannot be copied, a workbook of the findings alone. Raises MarkedError where there is
    no such submission, or its findings are no longer kept.
    """
    try:
        of = Register.open().submission(snapshot_id)
    except RegisterError as error:
        raise MarkedError(str(error)) from None
    folder = settings.data_root() / of.folder
    if not findings_of(of).is_file():
        raise MarkedError(f"The findings of {snapshot_id} are no longer kept, so its workbook cannot be marked.")
    findings = read_findings(findings_of(of))
    contract = load_return(of.return_name) if of.return_name else None
    groups = grouped(findings)
    book, why = _opened(folder)
    if book is None:
        return Marked(_findings_alone(of, groups, why), False, why)
    return Marked(_copied(book, of, contract, findings, groups), True)


def _opened(folder: Path) -> tuple[Workbook | None, str]:
    """The workbook that was sent; or None, and why there can be no copy of it."""
    path = original(folder)
    if path is None:
        return None, "The file that was sent is no longer kept: files are erased when their time is up."
    try:
        kind = open_container(path).kind
    except Unreadable as error:
        return None, f"What was sent cannot be opened: {error.finding.message}"
    if kind not in ("xlsx", "xlsm"):
        return None, f"What was sent is {KINDS[kind]}, which cannot be marked; send an .xlsx workbook to have it back marked."
    with zipfile.ZipFile(path) as archive:
        size = sum(each.file_size for each in archive.infolist() if each.filename.endswith(".xml"))
    if size > MOST_XML:
        return (
            None,
            f"The workbook is too large to be copied ({size / 1024**2:,.0f} MB unpacked; at most {MOST_XML / 1024**2:,.0f} MB are).",
        )
    try:
        with path.open("rb") as file:
            return openpyxl.load_workbook(file, rich_text=True), ""
    except Exception as error:  # a workbook that was read for its rows may still be damaged elsewhere
        what = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
        return None, f"The workbook could not be copied ({what}). Open it in Excel, save it under a new name and send that."


def _copied(book: Workbook, of: Snapshot, contract: Return | None, findings: list[Finding], groups: list[Group]) -> bytes:
    for sheet in [each for each in book.worksheets if each.title.lower().startswith(FINDINGS) and each["A1"].value == TITLE]:
        book.remove(sheet)  # a marked copy that came back
        unmark(book)
    place = Places(book, contract)
    capped = mark(book, findings, place)
    taken = {each.lower() for each in book.sheetnames}
    name = next(each for each in (FINDINGS, *(f"{FINDINGS} {number}" for number in range(2, 1000))) if each not in taken)
    listed = book.create_sheet(name, 0)
    write_list(listed, [*_about(of, groups), *COPIED, *capped], groups, place)
    for sheet in book.worksheets:  # two sheets that are chosen at once would both take what is typed into one
        sheet.sheet_view.tabSelected = sheet is listed
    book.active = 0
    return _saved(book)


def _findings_alone(of: Snapshot, groups: list[Group], why: str) -> bytes:
    book = Workbook()
    book.active.title = FINDINGS
    write_list(book.active, [*_about(of, groups), f"These are the findings alone. {why}"], groups, lambda _: None)
    return _saved(book)


def _about(of: Snapshot, groups: list[Group]) -> list[str]:
    what = f"{of.return_name} as at {of.as_at:%d/%m/%Y}" if of.return_name and of.as_at else "A file that could not be recognised"
    counts: Counter[Severity] = Counter()
    for each in groups:
        counts[each.first.severity] += len(each.findings)
    said = "; ".join(f"{WORDS[severity]}: {counts[severity]:,}" for severity in WORDS if counts[severity])
    gone = erased(of.snapshot_id, Register.open())
    return [
        f"{what}, received {of.received_at:%d/%m/%Y at %H:%M} UTC as {of.file_name}",
        f"{said or 'Nothing was found wrong'}.",
        *([gone] if gone else []),
    ]


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
