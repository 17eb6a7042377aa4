"""A small casework that is right in every cell: the rows that tests begin with, as frames and as a workbook.

Fourteen children, one for each way a case can go. `valid()` gives rows to change, `frames()` types them as reading does, `workbook()` saves them.
The other returns' rows are in make.inclusion, make.attendance and make.workforce; `frames()` and `workbook()` take them too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import polars as pl

from scorecard.contract import load_return, returns
from scorecard.terms import Return

Row = dict[str, object]
Rows = dict[str, list[Row]]

AS_AT = dt.date(2024, 3, 31)
COVER = {"return": "casework", "authority_code": "E06000058", "authority_name": "Sample authority (synthetic)"}
POLARS = {"date": pl.Date, "flag": pl.Boolean, "integer": pl.Int64, "number": pl.Float64, "figure": pl.Float64}


def valid(as_at: dt.date = AS_AT) -> Rows:
    """Rows by sheet that pass every check without a finding, for any month end. Dates go by the as-at date: `ago(20)` is 20 days before it."""
    opens = load_return("casework").window_opens(as_at)

    def ago(days: int) -> dt.date:
        return as_at - dt.timedelta(days)

    def before_window(days: int) -> dt.date:
        return opens - dt.timedelta(days)

    def born(age: int) -> dt.date:
        return dt.date(as_at.year - age - 1, as_at.month, 11)

    persons: list[Row] = [
        {"person_id": "P01", "birth_date": born(3), "area": "Bournemouth East"},
        {"person_id": "P02", "birth_date": born(6), "area": "bournemouth  west"},  # case and spacing do not matter
        {"person_id": "P03", "birth_date": born(8), "area": "Christchurch", "upn": "H801200001001"},
        {"person_id": "P04", "birth_date": born(9), "area": "Poole North", "upn": "X801200001002"},
        {"person_id": "P05", "birth_date": born(12), "area": "Poole South", "upn": "U80120000100A"},  # a temporary UPN
        {"person_id": "P06", "birth_date": born(7), "area": "Bournemouth East"},
        {"person_id": "P07", "birth_date": born(10), "area": "Bournemouth East"},
        {"person_id": "P08", "birth_date": born(5)},
        {"person_id": "P09", "birth_date": born(11), "area": "Christchurch"},
        {"person_id": "P10", "birth_date": born(13), "area": "Poole North"},
        {"person_id": "P11", "birth_date": born(14), "area": "Poole South"},
        {"person_id": "P12", "birth_date": born(15), "area": "Bournemouth West"},
        {"person_id": "P13", "birth_date": born(20), "area": "Christchurch"},
        {"person_id": "P14", "birth_date": born(4), "area": "Poole North"},
    ]

    def request(number: int, received: dt.date, outcome: str, decided: dt.date | None = None, **rest: object) -> Row:
        row: Row = {"person_id": f"P{number:02}", "request_id": f"R{number:02}", "received_date": received, "request_source": "school"}
        row |= {"phase": "primary", "primary_need": "SLCN", "request_outcome": outcome, "request_outcome_date": decided}
        return row | rest

    requests = [
        request(1, ago(20), "A", request_source="parent", phase="early_years", primary_need=None),  # waiting for a decision
        request(2, ago(90), "Y", ago(50), rya=True),  # being assessed
        request(3, ago(400), "Y", ago(365)),  # plan issued in time
        request(4, ago(420), "Y", ago(370), primary_need="ASD"),  # plan issued late
        request(5, ago(300), "Y", ago(260), phase="secondary"),  # plan issued late, with an exception
        request(6, ago(200), "N", ago(160)),  # refused
        request(7, ago(500), "N", ago(460), request_tribunal=True),  # refused, overturned, being assessed
        request(8, ago(100), "W", closed_date=ago(80)),  # withdrawn before a decision
        request(9, ago(250), "Y", ago(215), closed_date=ago(150)),  # withdrawn from assessment
        request(10, ago(150), "Y", ago(110), exported=True, closed_date=ago(40)),  # moved away
        request(11, before_window(500), "H"),  # closed before the window
        request(14, ago(180), "Y", ago(140), phase="early_years"),  # refused a plan
    ]
    assessments: list[Row] = [
        {"request_id": "R02", "assessment_outcome": "A"},
        {"request_id": "R03", "assessment_outcome": "Y", "assessment_outcome_date": ago(270)},
        {"request_id": "R04", "assessment_outcome": "Y", "assessment_outcome_date": ago(220)},
        {"request_id": "R05", "assessment_outcome": "Y", "assessment_outcome_date": ago(100), "week20": True},
        {"request_id": "R07", "assessment_outcome": "A"},
        {"request_id": "R09", "assessment_outcome": "W"},
        {"request_id": "R10", "assessment_outcome": "A"},
        {"request_id": "R14", "assessment_outcome": "N", "assessment_outcome_date": ago(75), "assessment_mediation": True},
    ]
    advice: list[Row] = [
        {"request_id": "R02", "advice_from": "educational_psychology", "requested_date": ago(49), "received_date": ago(9)},
        {"request_id": "R02", "advice_from": "health", "service": "therapy", "requested_date": ago(49)},
        {"request_id": "R02", "advice_from": "health", "service": "paediatrics", "requested_date": ago(49), "received_date": ago(21)},
        {"request_id": "R02", "advice_from": "social_care", "requested_date": ago(45), "received_date": ago(45)},
        {"request_id": "R03", "advice_from": "educational_psychology", "requested_date": ago(364), "received_date": ago(310)},
    ]

    def plan(number: int, start: dt.date, placement: str, **rest: object) -> Row:
        row: Row = {"plan_id": f"E{number:02}", "person_id": f"P{number:02}", "start_date": start, "placement": placement}
        return row | {"primary_need": "ASD", "case_officer_id": "C1", "case_officer_since": ago(60)} | rest

    plans = [
        plan(3, ago(270), "mainstream_primary", request_id="R03", awaiting_specialist=True),
        plan(4, ago(220), "resourced_provision", request_id="R04", looked_after=True),
        plan(5, ago(100), "awaiting", request_id="R05", case_officer_id=None, case_officer_since=None),
        plan(11, before_window(365), "special", request_id="R11", phase_transfer_due_date=ago(45), phase_transfer_final_date=ago(50)),
        plan(12, before_window(700), "inmss", moved_in_date=ago(500), phase_transfer_due_date=ago(-320)),  # made elsewhere
        plan(13, before_window(900), "further_education", cease_date=ago(30), cease_reason="2"),  # its request is not in the return
    ]

    def review(number: int, plan_id: str, due: dt.date, held: dt.date | None = None, decided: dt.date | None = None, **rest: object) -> Row:
        row: Row = {"review_id": f"V{number:02}", "plan_id": plan_id, "due_date": due, "meeting_date": held, "decision_date": decided}
        return row | rest

    annual_reviews = [
        review(1, "E03", ago(-95)),  # not due yet
        review(2, "E12", ago(15)),  # overdue
        review(3, "E04", ago(-10), ago(14)),  # held, not decided
        review(4, "E11", ago(500), ago(510), ago(490), decision="amend", finalised_date=ago(440)),
        review(5, "E11", ago(130), ago(140), ago(120), decision="amend"),  # waits for its amended plan
        review(6, "E12", ago(380), ago(385), ago(380), decision="maintain"),
        review(7, "E13", ago(90), ago(95), ago(70), decision="cease"),
    ]
    return {
        "persons": persons,
        "requests": requests,
        "assessments": assessments,
        "advice": advice,
        "plans": plans,
        "annual_reviews": annual_reviews,
    }


def the_return(rows: Mapping[str, Sequence[Row]]) -> Return:
    """The return that has these sheets (some of its sheets will do)."""
    return next(each for each in returns() if set(rows) <= {sheet.name for sheet in each.sheets})


def frames(rows: Mapping[str, Sequence[Row]]) -> dict[str, pl.DataFrame]:
    """The rows as reading gives them: the contract's columns in its types, an empty flag false, and `_row` counted from 2."""
    typed = {}
    for sheet in the_return(rows).sheets:
        columns = {
            column.name: pl.Series(
                [row.get(column.name, False if column.type == "flag" else None) for row in rows[sheet.name]],
                dtype=POLARS.get(column.type, pl.String),
            )
            for column in sheet.columns
        }
        typed[sheet.name] = pl.DataFrame(columns | {"_row": pl.Series(range(2, len(rows[sheet.name]) + 2), dtype=pl.Int64)})
    return typed


def workbook(
    path: Path,
    rows: Mapping[str, Sequence[Row]] | None = None,
    as_at: dt.date = AS_AT,
    cover: Mapping[str, object] | None = None,
    headings: Mapping[str, str] | None = None,
) -> Path:
    """Save the rows (else `valid(as_at)`) as a workbook at `path`, and return the path.

    `cover` overrides items of the cover sheet (None takes the item out; an empty mapping changes nothing); `headings` gives
    another heading for a column name. Columns that a row names beyond the contract are written too, after the contract's own.
    """
    rows = valid(as_at) if rows is None else rows
    book = openpyxl.Workbook()
    front = book.active
    front.title = "return"
    for item, value in {**COVER, "return": the_return(rows).name, "as_at": as_at, **(cover or {})}.items():
        if value is not None:
            front.append([item, value])
    for sheet in the_return(rows).sheets:
        if sheet.name not in rows:
            continue
        tab = book.create_sheet(sheet.name)
        extra = {name for row in rows[sheet.name] for name in row} - {column.name for column in sheet.columns}
        names = [column.name for column in sheet.columns] + sorted(extra)
        tab.append([(headings or {}).get(name, name) for name in names])
        for row in rows[sheet.name]:
            tab.append([int(value) if isinstance(value := row.get(name), bool) else value for name in names])
    book.save(path)
    return path
