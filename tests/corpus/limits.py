"""Files that would take more memory or time than is allowed: the process that reads them is ended, and the next file works."""

from __future__ import annotations

from pathlib import Path

from corpus.entry import Entry, Said, posts
from make.files import MAIN, OFFICE, PACKAGE, XML, sheet_xml, xlsb, xlsx
from scorecard.terms import Outcome

LONGEST = "x" * 32_767


def a_text_named_a_million_times(folder: Path) -> Path:
    """One text as long as a cell can hold, and a million cells that hold it: 32 GB, in a file of a megabyte."""
    related = (
        f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 1_000_001))
    heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>post_id</t></is></c></row>'
    parts = {
        "xl/_rels/workbook.xml.rels": related,
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{MAIN}"><si><t>{LONGEST}</t></si></sst>',
    }
    return xlsx(folder / "sent.xlsx", {"return": posts()["return"], "posts": sheet_xml(heading + rows)}, parts)


def a_far_cell(folder: Path) -> Path:
    """A cell in the last corner of an .xlsb, whose reader makes room for every cell up to there."""
    return xlsb(folder / "sent.xlsb", posts(), far_cell=True)


ENTRIES = [
    Entry("a text that a million cells hold", a_text_named_a_million_times, Outcome.HELD, (Said("READ-009", words="memory"),), stops=True),
    Entry("a stray cell in the last corner of an .xlsb", a_far_cell, Outcome.HELD, (Said("READ-009", words="memory"),), stops=True),
]
