"""The PDF: tagged (PDF/UA-1), with title and language, headings, table headings and charts' text, and with its typefaces in it."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from pathlib import Path

import pytest

from make.briefing import COUNT, HOSTILE, briefing, item, own_root
from scorecard.briefing import draft, told
from scorecard.briefing.paper import paper

AT = dt.datetime(2024, 5, 1, 9, 30)


@pytest.fixture
def made(data_root: Path):
    own_root(data_root)
    return lambda items, **about: paper(told(draft(briefing(items, **about))), AT)


def opened(pdf: bytes) -> bytes:
    """The file with its packed objects unpacked."""
    found = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            found.append(packed)
    return b"\n".join(found)


def test_it_is_tagged_and_says_its_title_and_language(made) -> None:
    pdf = opened(made([item(), item(COUNT)]))
    assert pdf.startswith(b"%PDF-1.7") and b"/StructTreeRoot" in pdf and re.search(rb"/MarkInfo\s*<<\s*/Marked true", pdf)
    assert re.search(rb"/Lang\s*\(en-GB\)", pdf) and b"How long families wait" in pdf and b"pdfuaid:part>1<" in pdf
    for tag in (b"/H1", b"/H2", b"/H3", b"/Table", b"/TH", b"/TR", b"/TD", b"/L", b"/Figure"):
        assert re.search(rb"/S\s*" + tag + rb"\b", pdf), tag
    assert len(re.findall(rb"/Alt\s*[(<]", pdf)) >= 2, "each chart has its text"
    assert re.search(rb"/DisplayDocTitle true", pdf) and re.search(rb"/MediaBox\s*\[\s*0 0 595\.\d+ 841\.\d+", pdf), "A4"


def test_its_typefaces_are_in_it(made) -> None:
    pdf = opened(made([item()]))
    fonts, embedded = set(re.findall(rb"/BaseFont\s*/(\w+\+[\w-]+)", pdf)), re.findall(rb"/FontFile[23]", pdf)
    assert fonts and len(embedded) >= len(re.findall(rb"/Type\s*/FontDescriptor", pdf)) > 0


def test_the_same_briefing_gives_the_same_file(made) -> None:
    assert made([item(COUNT)]) == made([item(COUNT)])


@pytest.mark.parametrize(
    "words", [HOSTILE, "#set page(width: 1pt)", "Emoji \U0001f600 and \u6f22\u5b57", "two\n\nlines", "*bold* _it_ @ref <label>"]
)
def test_text_is_text_whatever_it_holds(made, words: str) -> None:
    assert made([item(COUNT, words=words)], title=words).startswith(b"%PDF")
