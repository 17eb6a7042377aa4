"""A small improvement plan for the release of `make.release`: as at February and March 2024, so that everything that may become of an
action, a milestone or a risk became of one. The release's own SQL makes the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import duckdb
import polars as pl

from scorecard import contract, measure, tables
from scorecard.terms import Outcome, Snapshot

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
HOSTILE = '=HYPERLINK("http://example.invalid","open") <script>document.title=\'run\'</script> **bold** [link](javascript:alert(1))'
Row = dict[str, object]


def _action(ref: str, priority: str, rag: str, due: str, revised: str = "", **rest: object) -> Row:
    row: Row = {"ref": ref, "priority": priority, "action": f"Do what {ref} says", "rag": rag, "due_date": dt.date.fromisoformat(due)}
    row["revised_due_date"] = dt.date.fromisoformat(revised) if revised else None
    return {"lead_role": "SEND manager", "partner": "Council", "origin": "Inspection", **row, **rest}


# As at March: two high risk (one new), two significant, four on track, one actioned, one completed, one not started.
ACTIONS = {
    FEBRUARY: [
        _action("5.1", "5", "A", "2024-03-15"),
        _action("5.2", "5", "P", "2024-04-20", measure_id="plans_20_weeks_rate"),
        _action("5.3", "5", "A", "2024-01-31"),
        _action("5.4", "5", "P", "2024-02-29"),
        _action("1.1", "1", "R", "2024-02-10"),
        _action("1.2", "1", "A", "2024-09-30"),
        _action("1.3", "1", "NS", "2024-12-31"),
        _action("4.1", "4", "P", "2024-06-30", partner="NHS"),
        _action("4.2", "4", "C", "2024-01-31", partner="NHS"),
        _action("4.3", "4", "P", "2024-03-01"),  # not in March's
    ],
    MARCH: [
        _action("5.1", "5", "R", "2024-03-15", progress="No money yet", measure_id="plans_20_weeks_rate"),  # overdue, and worse
        _action("5.2", "5", "P", "2024-04-20", measure_id="plans_20_weeks_rate"),  # due soon
        _action("5.3", "5", "A", "2024-01-31", "2024-06-30", progress="A draft is out"),  # slipped
        _action("5.4", "5", "G", "2024-02-29", impact="Families are told sooner"),  # done: not overdue
        _action("1.1", "1", "P", "2024-03-31"),  # due on the as-at date: soon, not overdue
        _action("1.2", "1", "A", "2024-09-30", progress=HOSTILE),
        _action("1.3", "1", "NS", "2024-12-31", origin=None, lead_role=None),
        _action("4.1", "4", "P", "2024-04-29", "2024-04-29", partner="NHS"),  # in 29 days: not soon
        _action("4.2", "4", "C", "2024-01-31", partner="NHS"),
        _action("8.1", "8", "P", "2024-04-28", measure_id="not_in_the_catalogue"),  # new, in 28 days: soon
        _action("8.2", "8", "R", "2024-05-31"),  # new
    ],
}


def _milestone(label: str, due: str, target: str, actual: str | None = None, baseline: str | None = None, **rest: object) -> Row:
    row: Row = {"label": label, "due_date": dt.date.fromisoformat(due), "target": target, "actual": actual, "baseline": baseline}
    return {**row, "baseline_date": dt.date(2023, 9, 30) if baseline else None, **rest}


MILESTONES = [
    _milestone("Plans in time", "2024-03-31", "60", None, "10", measure_id="plans_20_weeks_rate"),  # our 67.1% is better
    _milestone("Plans in time", "2024-12-31", "62", None, "10", measure_id="plans_20_weeks_rate"),  # not due, though passed
    _milestone("Assessments overdue", "2024-03-31", "100", None, "333", measure_id="assessments_overdue_count"),  # 110: lower is better
    _milestone("Staff trained", "2024-01-31", "50", "52", "20"),  # no measure: from baseline to target
    _milestone("Waits", "2024-01-31", "10", "12", "30"),
    _milestone("Model of care", "2024-01-31", "Model agreed", "model agreed."),
    _milestone("New school", "2024-01-31", "open", "not met"),
    _milestone("Charter", "2024-01-31", "signed", "Signed by five of six"),
    _milestone("Early win", "2024-06-30", "80", "85", "40"),
    _milestone("Portal", "2024-06-30", "live"),
]


def _risk(risk_id: str, before: str | None, after: str | None, mitigation: str = "A shared post") -> Row:
    row: Row = {"risk_id": risk_id, "raised_on": dt.date(2023, 11, 30), "risk": f"What {risk_id} fears"}
    return row | {"severity_before": before, "mitigation": mitigation, "severity_after": after}


RISKS = {
    FEBRUARY: [_risk("K1", "RED", "RED"), _risk("K2", "RED", "AMBER"), _risk("K3", "GREEN", None), _risk("K9", "AMBER", "GREEN")],
    MARCH: [
        *(_risk("K3", "GREEN", None), _risk("K2", "RED", "RED"), _risk("K4", "AMBER", "AMBER", HOSTILE)),
        *(_risk("K1", "RED", "AMBER"), _risk("K5", None, None)),
    ],
}


def snapshots() -> list[Snapshot]:
    """The two returns that the tables are of."""
    return [_snapshot(each) for each in (FEBRUARY, MARCH)]


def add(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make the tables of the plan in `schema`."""
    for name, (sheet, select) in tables.tables().items():
        if sheet not in ("actions", "milestones", "risks"):
            continue
        tables._open_empty(con, sheet)
        con.execute(f"create or replace table {schema}.{name} as select *, ''::varchar as snapshot_id from ({select}) limit 0")
        for each in snapshots():
            assert each.as_at is not None
            rows = {"actions": ACTIONS[each.as_at], "milestones": MILESTONES, "risks": RISKS[each.as_at]}[sheet]
            _open(con, sheet, rows, each.as_at)
            con.execute(f"insert into {schema}.{name} select *, ? as snapshot_id from ({select})", [each.snapshot_id])


def _open(con: duckdb.DuckDBPyConnection, sheet: str, rows: Sequence[Mapping[str, object]], as_at: dt.date) -> None:
    columns = contract.load_return("improvement_plan").sheet(sheet).columns
    kinds = {each.name: pl.Date if each.type == "date" else pl.String for each in columns}
    table = pl.DataFrame([{name: row.get(name) for name in kinds} for row in rows], schema=kinds).with_row_index("_row", 2)
    con.register("given", table.to_arrow())
    con.execute(f'drop view if exists rows."{sheet}"; create or replace table rows."{sheet}" as select * from given')
    con.unregister("given")
    con.execute("delete from reference.snapshot; insert into reference.snapshot values ($1, $1)", [as_at])
    measure.translate(con, sheet)
    con.execute(f'drop table rows."{sheet}"')


def _snapshot(as_at: dt.date) -> Snapshot:
    folder = f"snapshots/improvement_plan/{as_at}/20240404T090000Z-0123abcd"
    at = dt.datetime(2024, 4, 4, 9, 0)
    name = f"improvement_plan_{as_at:%Y-%m}.xlsx"
    signed = {"accepted_at": at, "accepted_by": "A. Steward", "reason": "It passed every check."}
    return Snapshot(folder.removeprefix("snapshots/"), "improvement_plan", as_at, at, name, "0" * 64, folder, Outcome.PASSED, **signed)
