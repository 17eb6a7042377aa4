"""What we look for in the Department's files, and whose figures we keep: read from CSVs, so that a new file needs no code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from scorecard import settings
from scorecard.reference import text_of
from scorecard.terms import ScorecardError

TOOL = "local authority interactive tool"  # recognised by its own headings; the other kinds by the columns that they need
EACH_ROWS_OWN = "*"  # an item's phase or SEN provision: what the row says
ENGLAND = "970"  # England's number beside the authorities' three-digit numbers


class ComparatorError(ScorecardError):
    """A published file, or a reference file about them, that cannot be used: says which, what was found, what was expected."""


@dataclass(frozen=True)
class Total:
    """A breakdown column, and the value (`All *`: what begins so) of the rows that are about everybody. `optional`: it may be missing."""

    heading: str
    value: str
    optional: bool


@dataclass(frozen=True)
class Item:
    """One published figure and the measure it answers. Columns: `a+b` is a sum, `a|b` two spellings. `basis` says how it differs."""

    measure_id: str
    phase: str
    sen_provision: str
    window: str
    only: tuple[str, str] | None  # heading and value of the only rows that are meant
    unit: str
    value: str
    numerator: str
    denominator: str
    same_basis: bool
    basis: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The three column specifications that the item names, those that are empty left out."""
        return tuple(each for each in (self.value, self.numerator, self.denominator) if each)

    @property
    def follows_rows(self) -> bool:
        """Whether the row says the phase and SEN provision."""
        return EACH_ROWS_OWN in (self.phase, self.sen_provision)


@dataclass(frozen=True)
class Kind:
    """A kind of published file: which of its rows are totals, what to call it, and what it tells us."""

    name: str
    totals: tuple[Total, ...]
    source: str
    url: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Cohort:
    """A published phase or SEN provision, and ours (`column` is our cohort column)."""

    heading: str
    published: str
    column: str
    value: str


@dataclass(frozen=True)
class Place:
    """England, a region or an authority. `number` is the Department's: it outlives the ONS codes, which change with boundaries."""

    kind: str
    code: str
    name: str
    number: str
    region_code: str


@dataclass(frozen=True)
class Ours:
    """Our authority with what it is compared with."""

    england: Place
    region: Place
    authority: Place
    neighbours: frozenset[str]  # the numbers of its ten statistical neighbours


def kinds() -> tuple[Kind, ...]:
    """Every kind of file that we know, with its items. Raises ComparatorError where a reference file lacks a column."""
    items: dict[str, list[Item]] = {}
    for row in _rows("comparator_items.csv"):
        heading, _, value = row["only"].partition("=")
        items.setdefault(row["kind"], []).append(
            Item(
                row["measure_id"], row["phase"], row["sen_provision"], row["window"], (heading, value) if value else None,
                row["unit"], row["value"], row["numerator"], row["denominator"], row["same_basis"] == "yes", row["basis"],
            )
        )  # fmt: skip
    return tuple(
        Kind(row["kind"], tuple(_totals(row["totals"])), row["source"], row["url"], tuple(items.get(row["kind"], ())))
        for row in _rows("comparator_files.csv")
    )


def cohorts() -> tuple[Cohort, ...]:
    """The published phases and SEN provisions that are ours too; rows of others are left out."""
    return tuple(Cohort(row["heading"], row["published"], row["column"], row["value"]) for row in _rows("comparator_cohorts.csv"))


def places() -> tuple[Place, ...]:
    """England, its regions, its authorities and those that were authorities before."""
    return tuple(
        Place(row["place_kind"], row["place_code"], row["place_name"], row["dfe_number"], row["region_code"]) for row in _rows("places.csv")
    )


def ours(authority_code: str) -> Ours:
    """Our authority, its region and its ten statistical neighbours (the 2025 model). Raises ComparatorError where the code is unknown."""
    known = places()
    by_code = {each.code: each for each in known}
    asked = by_code.get(authority_code)
    today = next((each for each in known if asked and each.kind == "authority" and each.number == asked.number), None)
    if today is None:
        raise ComparatorError(
            f"No authority of today has the code {authority_code or '(none)'}. Give its ONS code (E06000058, say): "
            "set SCORECARD_AUTHORITY, or add --authority CODE."
        )
    neighbours = frozenset(row["neighbour"] for row in _rows("statistical_neighbours.csv") if row["dfe_number"] == today.number)
    return Ours(next(each for each in known if each.number == ENGLAND), by_code[today.region_code], today, neighbours)


def _totals(text: str) -> Iterator[Total]:
    for part in filter(None, (each.strip() for each in text.split(";"))):
        heading, _, value = part.partition("=")
        yield Total(heading.removesuffix("?"), value, heading.endswith("?"))


COLUMNS = {
    "comparator_files.csv": ("kind", "totals", "source", "url"),
    "comparator_items.csv": (
        *("kind", "measure_id", "phase", "sen_provision", "window", "only", "unit"),
        *("value", "numerator", "denominator", "same_basis", "basis"),
    ),
    "comparator_cohorts.csv": ("heading", "published", "column", "value"),
    "places.csv": ("place_kind", "place_code", "place_name", "dfe_number", "region_code"),
    "statistical_neighbours.csv": ("dfe_number", "rank", "neighbour"),
}


def _rows(name: str) -> list[dict[str, str]]:
    path = settings.reference_file(name)
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""))
    missing = set(COLUMNS[name]) - set(reader.fieldnames or ())
    if missing:
        raise ComparatorError(f"{path} has no column {', '.join(sorted(missing))}. Add it to the first line, or take the file away.")
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]
