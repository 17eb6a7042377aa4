"""The improvement plan return: actions, milestones and risks as at a month end, out of four tables beside this file.

`actions.csv` has what stays of an action, `action_states.csv` how it went from a month end on; `milestones.csv` and `risks.csv` are the
return's sheets, with the day (`actual_from`) from which a milestone's actual is known. Who leads is a role or a team, never a person.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from scorecard.contract import load_return
from scorecard.sample.targets import months

FIRST, LAST = dt.date(2023, 12, 31), dt.date(2024, 3, 31)  # month ends
DATES = ("due_date", "revised_due_date", "baseline_date", "raised_on", "from", "actual_from")


def table(name: str) -> pl.DataFrame:
    """One of the four tables: dates as dates, all else as text; an empty cell is null."""
    path = Path(__file__).with_name(f"{name}.csv")
    rows = pl.read_csv(path, infer_schema=False)
    return rows.with_columns(pl.col(name).str.to_date() for name in rows.columns if name in DATES)


def month_ends() -> list[dt.date]:
    """The as-at dates of the return, in order: the plan began late in 2023."""
    return [month.date for month in months() if FIRST <= month.date <= LAST]


def at(as_at: dt.date) -> dict[str, pl.DataFrame]:
    """The sheets as at that month end, columns as the contract names them. What was to come is not told."""
    states = table("action_states").filter(pl.col("from") <= as_at).group_by("ref", maintain_order=True).last()
    actual = pl.when(pl.col("actual_from").fill_null(as_at) <= as_at).then("actual")
    made = {
        "actions": table("actions").join(states, on="ref", how="left", maintain_order="left"),
        "milestones": table("milestones").with_columns(actual.alias("actual")),
        "risks": table("risks").filter(pl.col("raised_on") <= as_at),
    }
    sheets = load_return("improvement_plan").sheets
    return {sheet.name: made[sheet.name].select(column.name for column in sheet.columns) for sheet in sheets}
