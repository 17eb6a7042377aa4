"""Submissions with findings of a test's own, kept in the data root as `load` keeps them: what marked copies are made from."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import uuid
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from make.casework import AS_AT
from make.files import Sheets
from scorecard import gate, settings
from scorecard.contract import load_return
from scorecard.marked import Marked, marked
from scorecard.register import Register, now
from scorecard.terms import Finding, Snapshot


def written(path: Path, sheets: Sheets) -> Path:
    """Write tables as Excel would, with all the parts of a workbook (make.files leaves out what the reader does not ask for)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, table in sheets.items():
        page = book.create_sheet(name)
        for row in table:
            page.append([int(value) if isinstance(value, bool) else value for value in row])
    book.save(path)
    return path


def kept(path: Path | None, findings: Sequence[Finding], kind: str = "xlsx", return_name: str = "casework", as_at: dt.date = AS_AT) -> str:
    """Keep a file (None: it is no longer there) with its findings; gives the submission's ID."""
    received, sha256 = now(), uuid.uuid4().hex
    place = f"{return_name}/{as_at}" if return_name else "unplaced"
    folder = Path("snapshots") / place / f"{received:%Y%m%dT%H%M%SZ}-{sha256[:8]}"
    where = settings.data_root() / folder
    gate.write_findings(gate.findings_file(where), findings, load_return(return_name) if return_name else None)
    if path is not None:
        shutil.copyfile(path, where / f"original.{kind}")
    entered = Snapshot(
        folder.relative_to("snapshots").as_posix(),
        return_name,
        as_at if return_name else None,
        received,
        path.name if path else "gone.xlsx",
        sha256,
        folder.as_posix(),
        gate.outcome(findings),
    )
    Register.open().receive(entered, len(findings), 0, "A. Steward")
    return entered.snapshot_id


def opened(made: Marked) -> openpyxl.Workbook:
    """The marked copy, as whoever opens it finds it."""
    return openpyxl.load_workbook(io.BytesIO(made.content), rich_text=True)


def copy_of(path: Path, findings: Sequence[Finding], **rest: object) -> openpyxl.Workbook:
    """The marked copy of a file with these findings."""
    made = marked(kept(path, findings, **rest))  # type: ignore[arg-type]
    assert made.whole, made.why
    return opened(made)


def listed(book: openpyxl.Workbook) -> dict[str, list[list[object]]]:
    """The two tables of the first sheet, by their titles: the rows below their headings."""
    tables: dict[str, list[list[object]]] = {}
    title = ""
    for row in book.worksheets[0].iter_rows(values_only=True):
        if row[0] in ("What to mend, worst first", "Every finding"):
            title = str(row[0])
            tables[title] = []
        elif title and any(row):
            tables[title].append(list(row))
    return {title: rows[1:] for title, rows in tables.items()}
