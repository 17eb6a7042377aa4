"""Worked examples: a few rows by hand, put in our words and added up as when a snapshot is published, without a file.

    figures = given(requests=[dict(received_date="2025-01-01", request_outcome="Y", request_outcome_date="2025-02-12")])
    assert figures("decision_6_weeks_rate", "2025-02-28") == (1, 1, 100)

A row says only what its example is about; the rest is filled in. What a row needs above it (a person, a request, a plan)
is made too, and takes those of the row's values that are its own: `dict(birth_date=..., placement="special")` is a plan
and its person. Rows that share a request_id, plan_id or person_id share that parent.

Every sheet of every return can be given, beside each other: `given(as_at="2024-02-15", suspensions=[...], roll=[...])`. A suspension
and an enrolment are each of a pupil of their own, unless the rows name the pupil_id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import duckdb

from scorecard import measure, reference
from scorecard.contract import load_return, returns
from scorecard.cube import TABLE, Cubes
from scorecard.terms import ALL, COHORT_COLUMNS, Measure

KINDS = {"date": "date", "flag": "boolean", "integer": "bigint", "number": "double", "figure": "double"}
PARENT = {"requests": "persons", "assessments": "requests", "advice": "requests", "plans": "persons", "annual_reviews": "plans"}
KEYS = {
    "persons": "person_id",
    "requests": "request_id",
    "plans": "plan_id",
    "annual_reviews": "review_id",
    "suspensions": "pupil_id",
    "enrolments": "pupil_id",
    "posts": "post_id",
    "actions": "ref",
    "milestones": "label",
    "risks": "risk_id",
}
SCHOOL = {"school_urn": "100001", "phase": "secondary", "sen_provision": "N"}
DEFAULTS: Mapping[str, Mapping[str, object]] = {
    "persons": {"birth_date": "2015-06-15"},
    "requests": {"received_date": "2025-01-01", "request_source": "school", "phase": "primary", "request_outcome": "A"},
    "assessments": {"assessment_outcome": "A"},
    "advice": {"advice_from": "health", "requested_date": "2025-01-01"},
    "plans": {"start_date": "2020-01-01", "placement": "mainstream_primary", "primary_need": "ASD"},
    "annual_reviews": {"due_date": "2025-01-31"},
    "suspensions": SCHOOL | {"nc_year": "9", "category": "SUSP", "start_date": "2024-09-10", "sessions": 1, "reason_1": "PP"},
    "roll": SCHOOL | {"headcount": 100, "census_date": "2024-01-18"},
    "enrolments": SCHOOL | {"nc_year": "9", "sessions_possible": 100, "sessions_authorised": 0, "sessions_unauthorised": 0},
    "posts": {"team": "send", "role": "case_officer", "fte": 1, "status": "permanent"},
    "actions": {"priority": "1", "action": "Agree the plan", "due_date": "2025-06-30", "rag": "P"},
    "milestones": {"due_date": "2025-06-30", "target": "10"},
    "risks": {"risk": "Posts stay empty"},
    "values": {"measure_id": "complaints_count", "as_at": "2025-06-30", "status": "value"},
}
# An assessment, and a request for advice, follow a decision to assess: unless the row says otherwise, on the day of the request.
AGREED = {"request_outcome": "Y"}


class Figures:
    """The figures of a few rows. `figures(measure_id, as_at, **cohort)` is one cell; `connection` has the tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, as_at: dt.date) -> None:
        self.connection, self.as_at = connection, as_at
        self._cubes: dict[str, dict[tuple[object, ...], object]] = {}

    def __call__(self, measure_id: str, as_at: str, **cohort: str) -> object:
        """A count as a number; a rate as (numerator, denominator, value), where its sign stands for a value that it has not;
        None where there is no such cell. A cohort column that is not named is All."""
        return self.cube(measure_id).get((as_at, *(cohort.get(name, ALL) for name in COHORT_COLUMNS)))

    def cube(self, measure_id: str) -> dict[tuple[object, ...], object]:
        """Every cell of a measure: (as_at, phase, sen_provision, primary_need, area, detail) -> as `figures(...)` gives it."""
        if measure_id not in self._cubes:
            one = the_measure(measure_id)
            dates = measure.dates_given(one, self.as_at, window_opens(self.as_at, measure.RETURNS[one.family]))
            self.connection.execute(TABLE.format(table="cube"))
            measure.want_dates(self.connection, dates)
            cubes = Cubes(self.connection)
            cubes.gather(one, dates, "example")
            cubes.add_up("cube")
            rows = self.connection.execute(
                f"select as_at::varchar, {', '.join(COHORT_COLUMNS)}, numerator, denominator, value, sign from cube where measure_id = ?",
                [measure_id],
            ).fetchall()
            self._cubes[measure_id] = {row[:6]: row[6] if row[7] is None else (row[6], row[7], row[9] or row[8]) for row in rows}
            assert len(self._cubes[measure_id]) == len(rows), f"{measure_id} has one cell more than once"
        return self._cubes[measure_id]

    def dates(self, measure_id: str) -> list[str]:
        """The as-at dates that have a figure, in order."""
        return sorted({str(cell[0]) for cell in self.cube(measure_id)})


def given(as_at: str = "2025-06-30", **sheets: list[dict[str, object]]) -> Figures:
    """Figures of the rows of a snapshot as at that month end, or half-term's end. Raises KeyError for a column that no sheet above has."""
    rows: dict[str, list[dict[str, object]]] = {sheet: [] for sheet in DEFAULTS}
    for sheet, listed in sheets.items():
        for values in listed:
            _add(rows, sheet, dict(values))
    connection = measure.connect()
    for sheet, listed in rows.items():
        _make_table(connection, sheet, listed)
    end = dt.date.fromisoformat(as_at)
    for each in returns():
        measure.put_in_our_words(connection, [sheet.name for sheet in each.sheets], end, window_opens(end, each.name))
    return Figures(connection, end)


def the_measure(measure_id: str) -> Measure:
    """A measure of `queries/2_measures/` by its id."""
    return next(each for each in measure.measures() if each.measure_id == measure_id)


def window_opens(as_at: dt.date, return_name: str = "casework") -> dt.date:
    """First day of the window of a snapshot of that return."""
    return load_return(return_name).window_opens(as_at, reference.half_terms())


def _columns(sheet: str) -> dict[str, str]:
    columns = load_return(measure.SHEETS[sheet]).sheet(sheet).columns
    return {column.name: KINDS.get(column.type, "varchar") for column in columns if column.keep}


def _add(rows: dict[str, list[dict[str, object]]], sheet: str, values: dict[str, object]) -> None:
    """Add a row, and its parent with those of the values that are not the row's own."""
    own = {name: values.pop(name) for name in list(values) if name in _columns(sheet)}
    key, parent = KEYS.get(sheet), PARENT.get(sheet)
    if key:
        own.setdefault(key, f"{sheet}-{len(rows[sheet]) + 1}")
    if parent is None:
        if values:
            raise KeyError(f"{', '.join(values)}: no such column")
    else:
        above = KEYS[parent]
        found = next((row for row in rows[parent] if row[above] == own.get(above)), None)
        if found is None:
            made = (AGREED if sheet in ("assessments", "advice") else {}) | values
            _add(rows, parent, made | ({above: own[above]} if above in own else {}))
            own[above] = rows[parent][-1][above]
        elif values:
            raise KeyError(f"{', '.join(values)}: say these where {own[above]} is first named")
    row = {**DEFAULTS[sheet], **own}
    if sheet == "requests" and row["request_outcome"] in ("Y", "N"):
        row.setdefault("request_outcome_date", row["received_date"])
    rows[sheet].append(row)


def _make_table(connection: duckdb.DuckDBPyConnection, sheet: str, listed: list[dict[str, object]]) -> None:
    columns = {**_columns(sheet), "_row": "bigint"}
    # An empty flag is read as no, so a flag is never null.
    listed = [{**row, **{name: row.get(name, False) for name, type in columns.items() if type == "boolean"}} for row in listed]
    typed = ", ".join(f'"{name}" {type}' for name, type in columns.items())
    connection.execute(f'create or replace table rows."{sheet}" ({typed})')
    if listed:
        marks = ", ".join(f"cast(? as {type})" for type in columns.values())
        values = [[row.get(name) if name != "_row" else number for name in columns] for number, row in enumerate(listed, start=2)]
        connection.executemany(f'insert into rows."{sheet}" values ({marks})', values)
