"""Worklists: the cases behind a figure, opened by our own command in another process and entered in the access log there."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from scorecard import access, export, settings, wording
from scorecard.access import Role
from scorecard.desk.command import DeskError, run
from scorecard.released import Point, ReleaseError, open_release
from scorecard.terms import ALL, COHORT_COLUMNS

FILE = "worklists.csv"
SIDES = ("counts", "numerator", "denominator")  # of a count they say nothing: every row counts as one
OFFICER = "case_officer_id"
MOST_LISTED = 2_000  # rows sent to the browser at once


class Worklist(NamedTuple):
    """A list that has a name: the measure that it is of, and the column by which it is sorted, largest first."""

    name: str
    measure_id: str
    title: str
    sort: str


@dataclass(frozen=True)
class Listed:
    """The cases that a figure counts, as they were opened. `rows` have the columns' own names, the longest wait first."""

    name: str  # the worklist's or the measure's
    title: str
    measure_id: str
    unit: str
    decimals: int
    cohort: Mapping[str, str]
    figure: Point
    release_id: str  # the release that shows, where it rests on the same return
    notes: Mapping[str, str]
    rows: pl.DataFrame

    @property
    def headline(self) -> str:
        """What is listed, its figure, and of whom: `Assessments open past 20 weeks: 110 as at 31 March 2024`."""
        return wording.list_title(self.title, self.figure, self.unit, self.decimals, self.cohort)


@access.only(Role.STEWARD)
def known_lists() -> tuple[Worklist, ...]:
    """The worklists of `data/reference/worklists.csv`. Raises DeskError where it cannot be read."""
    path = settings.reference_file(FILE)
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        return tuple(Worklist(*(row[name].strip() for name in Worklist._fields)) for row in rows)
    except (OSError, UnicodeDecodeError, KeyError, AttributeError):
        raise DeskError(f"{path} cannot be read. It is a CSV file (UTF-8) with the columns {', '.join(Worklist._fields)}.") from None


@access.only(Role.STEWARD)
def worklist(name: str) -> Worklist:
    """A worklist by its name. Raises DeskError where there is none."""
    for each in known_lists():
        if each.name == name:
            return each
    raise DeskError(f"There is no worklist {name}. There are {', '.join(each.name for each in known_lists())}.")


@access.only(Role.STEWARD)
def open_list(measure_id: str, as_at: dt.date, cohort: Mapping[str, str], who: str, of: Worklist | None = None) -> Listed:
    """Open the cases that a measure counts at a date, of a cohort; a worklist's where one is given. Each opening is in the access log.

    Raises DeskError where they cannot be listed.
    """
    asked = [f"--{name.replace('_', '-')}={value}" for name, value in cohort.items() if value != ALL]
    record = run("cases", f"--measure={measure_id}", f"--as-at={as_at}", f"--by={who}", *asked, "--json")
    return from_record(json.loads(record), of)


@access.to_all
def from_record(record: Mapping, of: Worklist | None = None) -> Listed:
    """A list as the command `cases --json` gives it, in its order."""
    rows = pl.DataFrame(record["rows"], schema=record["columns"], orient="row", infer_schema_length=None)
    dates = [name for name in rows.columns if name.endswith(("_date", "_since"))]
    rows = rows.with_columns(pl.col(name).cast(pl.String).str.to_date() for name in dates)
    rows = rows.with_columns(pl.col(name).cast(pl.String) for name in rows.columns if name == OFFICER)
    sort = next((name for name in (of.sort if of else "", "age_days", "past_due_days") if name in rows.columns), None)
    if sort:
        rows = rows.sort(sort, descending=True, nulls_last=True, maintain_order=True)
    figure = (record[name] for name in ("numerator", "denominator", "value", "sign"))
    return Listed(
        name=of.name if of else record["measure_id"],
        title=of.title if of else record["label"],
        figure=Point(dt.date.fromisoformat(record["as_at"]), *figure),
        rows=rows,
        **{name: record[name] for name in ("measure_id", "unit", "decimals", "cohort", "release_id", "notes")},
    )


@access.to_all
def listed(of: Listed) -> pl.DataFrame:
    """The rows as a page shows them, at most MOST_LISTED. What is not there is blank."""
    return _in_words(of, of.rows.head(MOST_LISTED)).with_columns(pl.col(pl.String).fill_null(""))


@access.to_all
def list_as_file(kind: str, of: Listed) -> bytes:
    """Every row as `csv` or as `xlsx`."""
    return export.as_file(kind, _sheet(of))


@access.only(Role.STEWARD)
def beside(of: Listed) -> str:
    """How the list stands to the figure that is published of the same measure, date and cohort, in words."""
    try:
        release = open_release()
    except ReleaseError:
        return wording.list_beside("", None, of.figure, of.unit, of.decimals)
    filters = {name: value for name, value in of.cohort.items() if name != "detail"}
    published = _at(release.page("cube", **filters).of(of.measure_id, of.cohort.get("detail", ALL)), of.figure.as_at)
    if published is None and of.cohort and _at(release.page("cube").of(of.measure_id), of.figure.as_at):
        published = Point(of.figure.as_at, 0.0, None if of.figure.denominator is None else 0.0, None, "")  # nobody of that cohort
    return wording.list_beside(release.release.release_id, published, of.figure, of.unit, of.decimals)


def _at(points: Iterable[Point], as_at: dt.date) -> Point | None:
    return next((each for each in points if each.as_at == as_at), None)


def _sheet(of: Listed) -> export.Sheet:
    table = _in_words(of, of.rows)
    table = table.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
    return export.Sheet(tuple(table.columns), tuple(table.rows()), of.headline, wording.LIST_IS_PERSONAL)


def _in_words(of: Listed, rows: pl.DataFrame) -> pl.DataFrame:
    """Headings and cohorts in words, without the columns that are empty throughout (but the case officer's, which is explained)."""
    columns = []
    for name in of.rows.columns:
        if (name in SIDES and of.unit == "count") or (name != OFFICER and of.rows[name].null_count() == of.rows.height):
            continue
        values = rows[name]
        if name == "counts":
            values = pl.Series(["yes" if each else "no" for each in values], dtype=pl.String)
        if name in COHORT_COLUMNS:
            values = pl.Series([None if each is None else wording.label(name, each) for each in values], dtype=pl.String)
        columns.append(values.alias(wording.list_heading(name, of.notes)))
    return pl.DataFrame(columns)
