"""The improvement plan's tables: a row for each action, milestone and risk, by heading, as text and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from scorecard.released import Action, Plan
from scorecard.wording.board import NOTHING, BoardRow
from scorecard.wording.inert import in_a_line
from scorecard.wording.milestones import REACHED, actual, in_unit
from scorecard.wording.plan import GROUPS, changed, group, rating, risk_moved

Row = Mapping[str, str | int | dt.date | None]


def action_rows(actions: Iterable[Action], since: str = "") -> list[Row]:
    """A row an action. `since`: the heading of what became of each since the plan before; empty: that is left out."""
    return [
        {
            "Ref": each.ref,
            "Action": each.action,
            "Rating": rating(each.rating),
            "Due": each.due_date,
            "Revised": each.revised_due_date,
            **({since: changed(each)} if since else {}),
            "Owner": each.lead_role,
            "Partner": each.partner,
            "Progress": each.progress,
            "Linked measure": each.line.indicator.label if each.line else each.measure_id,
            "Success measure": each.success_measure,
            "Difference made": each.impact,
            "Origin": each.origin,
            "Priority": each.priority,
        }
        for each in actions
    ]


def milestone_rows(plan: Plan) -> list[Row]:
    """A row a milestone, the first due first."""
    return [
        {
            "Milestone": each.label,
            "Due": each.due_date,
            "Standing": REACHED[each.reached],
            "Baseline": in_unit(each.line, each.baseline, each.baseline_value),
            "Baseline of": each.baseline_date,
            "Target": in_unit(each.line, each.target, each.target_value),
            "Actual": actual(each),
            "Indicator": each.line.indicator.label if each.line else each.measure_id,
        }
        for each in plan.milestones
    ]


def risk_rows(plan: Plan) -> list[Row]:
    """A row a risk, the worst first."""
    return [
        {
            "Risk": each.risk,
            "Before": rating(each.severity_before),
            "After": rating(each.severity_after),
            "Since": risk_moved(each, plan),
            "Mitigation": each.mitigation,
            "ID": each.risk_id,
            "Raised": each.raised_on,
        }
        for each in plan.risks
    ]


def total_rows(plan: Plan, column: str) -> list[Row]:
    """A row for each value of a column: its actions by rating, and how many are overdue, slipped and due soon."""
    return [
        {
            GROUPS[column]: group(plan, column, value),
            "Actions": len(each.actions),
            **{total.rating.word: total.actions for total in each.totals()},
            "Overdue": len(each.overdue),
            "Slipped": len(each.slipped),
            "Due soon": len(each.due_soon),
        }
        for value, each in plan.by(column).items()
    ]


def indicators_listed(found: Iterable[BoardRow]) -> str:
    """Indicators as a table in Markdown, each a link to its page: what stands, of when, its change, target and rating. Those without a
    figure stand last."""
    rows = ["| Indicator | Latest | Of | Change | Target | Rating |", "|---|---|---|---|---|---|"]
    for row in sorted(found, key=lambda each: each.reading.value is None):
        cells = (row.latest, row.period, row.change, row.target, row.rated or NOTHING)
        link = f"[{in_a_line(row.label)}](measure?indicator={quote(row.indicator_id)})"
        rows.append(f"| {link} | {' | '.join(in_a_line(cell) for cell in cells)} |")
    return "\n".join(rows)
