"""The door to the reference CSVs: known areas, an authority's own headings, half-terms, who sends what by when, and plain tables."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from scorecard import contract, settings
from scorecard.terms import Column, HalfTerm, ScorecardError

MAILBOX = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
MOST_DAYS = 366


class ReferenceFileError(ScorecardError):
    """A reference file that cannot be used: says which file, what was found and what was expected."""


@dataclass(frozen=True)
class Sender:
    """The team that sends a return, and by when: a row of `returns.csv`. `days` are working days; None where nobody says."""

    return_name: str
    team: str
    contact: str = ""  # the team's mailbox
    days: int | None = None
    first: dt.date | None = None  # as-at dates from this day on; None: from the first one that came
    last: dt.date | None = None  # and until this day

    def sends(self, as_at: dt.date) -> bool:
        """Whether a return as at this date is this team's to send."""
        return (self.first or as_at) <= as_at <= (self.last or as_at)

    def due(self, as_at: dt.date) -> dt.date | None:
        """The day by which a return is due: so many working days (Monday to Friday, bank holidays among them) after its as-at date."""
        if self.days is None:
            return None
        day, left = as_at, self.days
        while left:
            day += dt.timedelta(days=1)
            left -= day.weekday() < 5
        return day


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


def table(name: str) -> list[dict[str, str]]:
    """A reference file's rows as text, by its headings; empty where there is none. Raises ReferenceFileError where it is not text."""
    return [{key: value.strip() for key, value in row.items()} for row in _rows(f"{name}.csv", set())]


def codes(column: Column) -> tuple[str, ...]:
    """A column's codes: its contract's, or those of the reference file that its contract names, as that lists them."""
    file, _, name = column.codes_from.partition(".")
    return tuple(dict.fromkeys(code for row in table(file) if (code := row.get(name, "")))) if file else column.codes


def half_terms() -> tuple[HalfTerm, ...]:
    """Half-terms of `half_terms.csv` (academic_year, half_term, starts, ends; dates as yyyy-mm-dd), in date order.

    Raises ReferenceFileError where a row cannot be read, or a half-term does not begin on the day after the one before it ends.
    """
    path = settings.reference_file("half_terms.csv")
    found = []
    for number, row in enumerate(_rows("half_terms.csv", {"academic_year", "half_term", "starts", "ends"}), start=2):
        name = row["half_term"].strip().upper()
        try:
            starts, ends = (dt.date.fromisoformat(row[column].strip()) for column in ("starts", "ends"))
        except ValueError as error:
            raise ReferenceFileError(f"{path}, line {number}: {error}. Write both dates as 2024-02-15.") from None
        if not re.fullmatch("HT[1-6]", name) or ends < starts:
            raise ReferenceFileError(f"{path}, line {number}: {name or 'nothing'}, {starts} to {ends}, is no half-term (HT1 to HT6).")
        found.append(HalfTerm(row["academic_year"].strip(), name, starts, ends))
    found.sort(key=lambda each: each.starts)
    for before, after in pairwise(found):
        if after.starts != before.ends + dt.timedelta(days=1):
            raise ReferenceFileError(
                f"{path}: {before.academic_year} {before.half_term} ends on {before.ends} and {after.academic_year} {after.half_term} "
                f"starts on {after.starts}. Half-terms follow each other without a gap: correct whichever date is wrong."
            )
    return tuple(found)


def senders() -> tuple[Sender, ...]:
    """Who sends which return, of `returns.csv` (return, team, contact, due_days, from, until), as it lists them.

    Raises ReferenceFileError where a row cannot be read, or two teams would send one return as at the same date.
    """
    path = settings.reference_file("returns.csv")
    rows = _rows("returns.csv", {"return", "team", "contact", "due_days", "from", "until"})
    found = [_sender(f"{path}, line {number}", row) for number, row in enumerate(rows, start=2) if any(map(str.strip, row.values()))]
    for one, other in combinations(found, 2):
        both = one.return_name == other.return_name
        if both and (one.first or dt.date.min) <= (other.last or dt.date.max) and (other.first or dt.date.min) <= (one.last or dt.date.max):
            raise ReferenceFileError(
                f"{path}: {one.team} and {other.team} would both send {one.return_name} as at the same date, so nobody could tell whom to "
                "ask. Give the first an `until` before the `from` of the second, or take one line out."
            )
    return tuple(found)


def _sender(where: str, row: dict[str, str]) -> Sender:
    given = {name: " ".join(value.split()) for name, value in row.items()}
    names = [each.name for each in contract.returns()]
    days, contact = given["due_days"], given["contact"]
    if given["return"].lower() not in names:
        raise ReferenceFileError(f"{where}: there is no return {given['return']!r}. Expected one of {', '.join(names)}: put that in.")
    if not given["team"]:
        raise ReferenceFileError(f"{where}: no team is named. Enter the team that sends {given['return']}, never a person.")
    if contact and not MAILBOX.fullmatch(contact):
        raise ReferenceFileError(f"{where}: contact is {contact!r}. Enter the team's mailbox (team@council.gov.uk), or leave it empty.")
    if not (days.isascii() and days.isdigit() and int(days) <= MOST_DAYS):
        raise ReferenceFileError(f"{where}: due_days is {days!r}. Enter the working days from the as-at date on, 0 to {MOST_DAYS}.")
    try:
        first, last = (dt.date.fromisoformat(given[name]) if given[name] else None for name in ("from", "until"))
    except ValueError as error:
        raise ReferenceFileError(f"{where}: {error}. Write `from` and `until` as 2024-03-31, or leave them empty.") from None
    if first and last and last < first:
        raise ReferenceFileError(f"{where}: until, {last}, is before from, {first}. Put whichever is wrong right.")
    return Sender(given["return"].lower(), given["team"], contact, int(days), first, last)


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
