"""A briefing as a tagged PDF on A4 (PDF/UA-1): headings, tables with headings, charts with their text, in typefaces that it carries itself.

What it says is handed to the typesetter as data, so that it is text, whatever it holds.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

from scorecard.briefing.errors import BriefingError
from scorecard.briefing.told import Told

TEMPLATE = Path(__file__).with_name("paper.typ")
NO_SHAPE = "\u25a1"  # stands for a character that no typeface at hand has
# Letters of European languages, signs, arrows and shapes: what the typefaces have. Others are tried first, and only then replaced.
SHAPED = (
    *((0x20, 0x17F), (0x180, 0x24F), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF)),
    *((0x2190, 0x2193), (0x2212, 0x2212), (0x25A0, 0x25CF), (0x2713, 0x2718)),
)


def paper(of: Told, at: dt.datetime) -> bytes:
    """The PDF. `at` is its date (UTC), so that the same briefing gives the same file. Raises BriefingError where it cannot be set."""
    import typst

    def made(told: str) -> bytes:
        file = typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"briefing": told, "year": str(at.year), "month": str(at.month), "day": str(at.day)},
            pdf_standards=["ua-1"],
            timestamp=int(at.replace(tzinfo=dt.UTC).timestamp()),
        )
        assert isinstance(file, bytes)
        return file

    told = json.dumps(asdict(of), ensure_ascii=False)
    try:
        return made(told)
    except typst.TypstError:
        try:
            return made(_with_shapes(told))
        except typst.TypstError as error:
            raise BriefingError(
                f"The PDF could not be made: {error.message}. Nothing was frozen; look at the words of the last item."
            ) from error


def _with_shapes(text: str) -> str:
    """Text whose every character has a shape in the typefaces; one that has none is an empty square."""
    return "".join(each if any(first <= ord(each) <= last for first, last in SHAPED) else NO_SHAPE for each in text)
