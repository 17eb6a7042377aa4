"""The faults that `sample --faults` plants in casework, month by month: one row each. How they get into a workbook is said in faults.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from scorecard.sample.people import LETTERS

Row = dict[str, object]
APRIL, JUNE, JULY = dt.date(2023, 4, 30), dt.date(2023, 6, 30), dt.date(2023, 7, 31)
SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2023, 9, 30), dt.date(2023, 10, 31), dt.date(2023, 11, 30)
JANUARY, FEBRUARY = dt.date(2024, 1, 31), dt.date(2024, 2, 29)
CRITICAL, QUERY, NOTE = "critical", "warning", "info"


@dataclass(frozen=True)
class ExcelError:
    """A cell that shows an Excel error."""

    shows: str


@dataclass(frozen=True)
class Fault:
    """What is wrong in one row: `put` gives cells (a value, or one worked out from the row), in a row for which `where` holds.

    With `again` the row is put in a second time, with those cells; `both`: then the first is pointed at as well.
    """

    month: dt.date
    code: str
    severity: str
    sheet: str
    column: str  # where the finding points
    what: str
    where: pl.Expr = field(default_factory=lambda: pl.lit(True))
    put: dict[str, object | Callable[[Row], object]] = field(default_factory=dict)
    again: bool = False
    both: bool = False


@dataclass(frozen=True)
class NoSheet:
    """A sheet that is left out."""

    month: dt.date
    sheet: str


@dataclass(frozen=True)
class Heading:
    """A heading that nobody knows, in the place of a column that must be there."""

    month: dt.date
    sheet: str
    column: str
    heading: str


def shifted(column: str, by: int) -> Callable[[Row], object]:
    """So many days after that date of the row."""

    def value(row: Row) -> object:
        date = row[column]
        assert isinstance(date, dt.date)
        return date + dt.timedelta(by)

    return value


def _wrong_letter(row: Row) -> object:
    upn = str(row["upn"])
    return LETTERS[(LETTERS.index(upn[0]) + 1) % len(LETTERS)] + upn[1:]


# Columns beside a sheet's own: requests has `assessed` (has a row in assessments), assessments has its request's outcome and its date.
WAITING = (pl.col("request_outcome") == "A") & ~pl.col("assessed") & pl.col("closed_date").is_null()
DECIDED = pl.col("decision_date").is_not_null() & pl.col("meeting_date").is_not_null()
MAINTAINED = pl.col("cease_date").is_null()
CEASED = pl.col("cease_date").is_not_null() & pl.col("moved_in_date").is_null() & pl.col("request_id").is_null()
NOT_HELD = pl.col("meeting_date").is_null() & pl.col("decision_date").is_null()
REFUSED = (pl.col("assessment_outcome") == "N") & (pl.col("request_outcome") == "Y")
HAS_UPN = pl.col("upn").is_not_null()

PLANTED: tuple[Fault | NoSheet | Heading, ...] = (
    NoSheet(APRIL, "advice"),
    Heading(JULY, "plans", "looked_after", "Case type"),
    # Persons and requests
    Fault(JUNE, "CAS-102", CRITICAL, "persons", "person_id", "the row stands twice", ~HAS_UPN, again=True, both=True),
    Fault(JUNE, "CAS-103", CRITICAL, "persons", "birth_date", "no date of birth", put={"birth_date": None}),
    Fault(JUNE, "CAS-106", CRITICAL, "persons", "area", "All as an area", put={"area": "All"}),
    Fault(JUNE, "CAS-108", QUERY, "persons", "upn", "a UPN cut short", HAS_UPN, {"upn": "H8012"}),
    Fault(JUNE, "CAS-205", CRITICAL, "requests", "person_id", "a person who is not there", WAITING, {"person_id": "C99999"}),
    Fault(JUNE, "CAS-207", CRITICAL, "requests", "request_source", "no such source", put={"request_source": "headteacher"}),
    Fault(JUNE, "CAS-209", CRITICAL, "requests", "phase", "no such phase", put={"phase": "Key stage 2"}),
    Fault(JUNE, "CAS-210", CRITICAL, "requests", "primary_need", "no such code", WAITING, {"primary_need": "AUT"}),
    Fault(
        JUNE, "CAS-217", CRITICAL, "requests", "request_outcome_date", "decided before it was received",
        (pl.col("request_outcome") == "N") & ~pl.col("assessed"), {"request_outcome_date": shifted("received_date", -3)},
    ),
    Fault(
        JUNE, "CAS-220", CRITICAL, "requests", "request_outcome_date", "a refusal without a date",
        (pl.col("request_outcome") == "N") & ~pl.col("assessed"), {"request_outcome_date": None},
    ),
    Fault(JUNE, "CAS-224", CRITICAL, "requests", "closed_date", "closed, but open", WAITING, {"closed_date": shifted("received_date", 2)}),
    Fault(JUNE, "READ-031", CRITICAL, "requests", "received_date", "31 June", WAITING, {"received_date": "31/06/2023"}),
    Fault(JUNE, "READ-037", CRITICAL, "requests", "primary_need", "an Excel error", put={"primary_need": ExcelError("#N/A")}),
    # Assessments and advice
    Fault(
        SEPTEMBER, "CAS-303", CRITICAL, "assessments", "request_id", "of a request that is not there",
        pl.col("assessment_outcome") == "A", {"request_id": "R99999"}, again=True,
    ),
    Fault(
        SEPTEMBER, "CAS-305", CRITICAL, "assessments", "assessment_outcome", "no such outcome",
        pl.col("assessment_outcome") == "A", {"assessment_outcome": "P"},
    ),
    Fault(
        SEPTEMBER, "CAS-307", CRITICAL, "assessments", "assessment_outcome_date", "a refusal without a date",
        REFUSED, {"assessment_outcome_date": None},
    ),
    Fault(
        SEPTEMBER, "CAS-308", CRITICAL, "assessments", "assessment_outcome_date", "refused before it was agreed to assess",
        REFUSED, {"assessment_outcome_date": shifted("request_outcome_date", -2)},
    ),
    Fault(
        SEPTEMBER, "CAS-402", CRITICAL, "advice", "request_id", "for a request that is not there",
        put={"request_id": "R99998"}, again=True,
    ),
    Fault(SEPTEMBER, "CAS-404", CRITICAL, "advice", "advice_from", "no such kind", put={"advice_from": "school nurse"}),
    Fault(SEPTEMBER, "CAS-406", CRITICAL, "advice", "request_id", "the row stands twice", again=True, both=True),
    Fault(
        SEPTEMBER, "CAS-409", CRITICAL, "advice", "received_date", "received before it was requested",
        pl.col("received_date").is_not_null(), {"received_date": shifted("requested_date", -1)},
    ),
    Fault(SEPTEMBER, "READ-030", CRITICAL, "advice", "requested_date", "a day without a year", put={"requested_date": "3 Jan"}),
    # Plans
    Fault(
        NOVEMBER, "CAS-504", CRITICAL, "plans", "person_id", "a person who is not there",
        MAINTAINED & pl.col("request_id").is_null(), {"person_id": "C99998"},
    ),
    Fault(
        NOVEMBER, "CAS-505", CRITICAL, "plans", "request_id", "a request that is not there",
        pl.col("request_id").is_not_null() & (pl.col("start_date") >= dt.date(2022, 1, 1)), {"request_id": "R99997"},
    ),
    Fault(NOVEMBER, "CAS-510", CRITICAL, "plans", "placement", "no such placement", put={"placement": "boarding"}),
    Fault(NOVEMBER, "CAS-513", CRITICAL, "plans", "cease_reason", "no such reason", CEASED, {"cease_reason": "12"}),
    Fault(
        NOVEMBER, "CAS-520", CRITICAL, "plans", "cease_date", "ceased before it started",
        CEASED & (pl.col("cease_reason") != "1"), {"cease_date": shifted("start_date", -10)},
    ),
    Fault(NOVEMBER, "CAS-521", CRITICAL, "plans", "cease_reason", "ceased without a reason", CEASED, {"cease_reason": None}),
    Fault(NOVEMBER, "READ-032", CRITICAL, "plans", "looked_after", "neither yes nor no", put={"looked_after": "maybe"}),
    # Annual reviews
    Fault(JANUARY, "CAS-602", CRITICAL, "annual_reviews", "review_id", "the row stands twice", NOT_HELD, again=True, both=True),
    Fault(JANUARY, "CAS-604", CRITICAL, "annual_reviews", "plan_id", "a plan that is not there", NOT_HELD, {"plan_id": "E99999"}),
    Fault(
        JANUARY, "CAS-607", CRITICAL, "annual_reviews", "meeting_date", "a meeting after the as-at date",
        NOT_HELD, {"meeting_date": dt.date(2024, 2, 9)},
    ),
    Fault(JANUARY, "CAS-610", CRITICAL, "annual_reviews", "decision", "no such decision", DECIDED, {"decision": "continue"}),
    Fault(
        JANUARY, "CAS-612", CRITICAL, "annual_reviews", "finalised_date", "final before it was decided",
        DECIDED & pl.col("finalised_date").is_not_null() & (pl.col("decision_date") > pl.col("meeting_date") + pl.duration(days=3)),
        {"finalised_date": shifted("decision_date", -1)},
    ),
    Fault(JANUARY, "READ-031", CRITICAL, "annual_reviews", "due_date", "31 November", NOT_HELD, {"due_date": "31/11/2023"}),
    # A month with nothing but queries and notes
    Fault(FEBRUARY, "CAS-107", QUERY, "persons", "area", "an area that is not in the list", put={"area": "Upton"}),
    Fault(FEBRUARY, "CAS-109", QUERY, "persons", "upn", "a wrong check letter", HAS_UPN, {"upn": _wrong_letter}),
    Fault(
        FEBRUARY, "CAS-233", QUERY, "requests", "request_outcome", "agreed, but no assessment",
        WAITING, {"request_outcome": "Y", "request_outcome_date": dt.date(2024, 2, 29)},
    ),
    Fault(
        FEBRUARY, "CAS-529", QUERY, "plans", "plan_id", "a second plan for the same person",
        MAINTAINED & pl.col("request_id").is_null() & pl.col("moved_in_date").is_null() & (pl.col("start_date") < dt.date(2020, 1, 1)),
        {"plan_id": "E99998"}, again=True,
    ),
    Fault(FEBRUARY, "CAS-614", QUERY, "annual_reviews", "decision", "a date but no decision", DECIDED, {"decision": None}),
    Fault(FEBRUARY, "CAS-617", NOTE, "annual_reviews", "meeting_date", "decided without a meeting", DECIDED, {"meeting_date": None}),
    Fault(FEBRUARY, "READ-050", NOTE, "persons", "birth_date", "a date as a bare number", put={"birth_date": 41000}),
)  # fmt: skip
