"""The loading half's door to the reference CSVs that reading needs: known areas and an authority's own headings."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from scorecard import settings
from scorecard.terms import ScorecardError


class ReferenceFileError(ScorecardError):
    """A reference file that cannot be used: says which file, what was found and what was expected."""


def plain(text: str) -> str:
    """A name without case, spaces, underscores, dashes and punctuation: how tabs, headings and areas are matched."""
    return re.sub(r"[\W_]+", "", text).casefold()


def areas() -> dict[str, str]:
    """Known areas of `areas.csv` (one column, `area`), by their plain name."""
    return {plain(row["area"]): " ".join(row["area"].split()) for row in _rows("areas.csv", {"area"}) if row["area"].strip()}


def headings(sheet: str) -> dict[str, str]:
    """An authority's own headings for a sheet, of `aliases.csv` (sheet, heading, column): plain heading to column name."""
    rows = _rows("aliases.csv", {"sheet", "heading", "column"})
    return {plain(row["heading"]): row["column"].strip() for row in rows if plain(row["sheet"]) == plain(sheet)}


def _rows(name: str, columns: set[str]) -> list[dict[str, str]]:
    """A file's rows by column, their names in lower case. Raises ReferenceFileError where it is not text or lacks a column."""
    path = settings.reference_file(name)
    if not path.is_file():
        return []
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""))
    reader.fieldnames = [each.strip().lower() for each in reader.fieldnames or ()]
    missing = columns - set(reader.fieldnames)
    if missing:
        raise ReferenceFileError(f"{path} has no column {', '.join(sorted(missing))}. Add it to the first line, or take the file away.")
    return [{key: value or "" for key, value in row.items() if key} for row in reader]


def text_of(path: Path) -> str:
    """A CSV file's text, without byte order mark: UTF-8, or as Excel on Windows saves it. Raises ReferenceFileError otherwise."""
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):  # as Excel on Windows saves a CSV file
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ReferenceFileError(f"{path} is not text that can be read. Save it as CSV UTF-8, or take the file away.")
