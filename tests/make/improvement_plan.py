"""A small improvement plan that is right in every cell: nine actions of one scheme, seven milestones (two of them in words), four risks."""

from __future__ import annotations

import datetime as dt

from make.casework import Row, Rows

AS_AT = dt.date(2024, 3, 31)


def valid(as_at: dt.date = AS_AT) -> Rows:
    """Rows by sheet that pass every check without a finding, for any month's end."""

    def ago(days: int) -> dt.date:
        return as_at - dt.timedelta(days)

    def action(ref: str, priority: str, rag: str, due: dt.date, **rest: object) -> Row:
        row: Row = {"ref": ref, "priority": priority, "origin": "Peer review", "action": f"Do what {ref} says", "lead_role": "SEND manager"}
        return row | {"due_date": due, "rag": rag} | rest

    def milestone(label: str, due: dt.date, target: str, **rest: object) -> Row:
        return {"label": label, "due_date": due, "target": target} | rest

    def risk(risk_id: str, before: str | None, mitigation: str | None, after: str | None) -> Row:
        row: Row = {"risk_id": risk_id, "raised_on": ago(100), "risk": f"What {risk_id} fears", "severity_before": before}
        return row | {"mitigation": mitigation, "severity_after": after}

    baseline = {"baseline": "7.5", "baseline_date": ago(200)}
    return {
        "actions": [
            action("L1", "1", "P", ago(-60), partner="NHS", success_measure="Signed by all", measure_id="plans_20_weeks_rate"),
            action("L2", "1", "G", ago(60), progress="Done in autumn", impact="Meetings have an agenda"),
            action("L3", "2", "A", ago(30), revised_due_date=ago(-90), progress="A draft is out"),
            action("L4", "3", "R", ago(10), progress="No money yet"),
            action("L5", "4", "NS", ago(-400)),
            action("L6", "5", "P", ago(-3000)),  # years ahead
            action("L7", "6", "C", ago(90)),
            action("L8", "7", "P", ago(0), revised_due_date=ago(0)),
            action("L9", "8", "A", ago(5), progress="+1 school since; <b>more</b> to come"),  # overdue, and nobody has moved it
        ],
        "milestones": [
            milestone("In time", ago(150), "15", **baseline, actual="14.8", measure_id="plans_20_weeks_rate"),
            milestone("In time", ago(60), "25", **baseline, actual="26"),
            milestone("In time", ago(-130), "50", **baseline),
            milestone("Model of care", ago(20), "agreed", actual="agreed on 4 March"),
            milestone("Model of care", ago(-200), "in 3 areas"),
            milestone("Waiting", ago(-200), "0", baseline="-1", baseline_date=as_at),
            milestone("% of new staff trained", ago(-200), "90"),
        ],
        "risks": [
            risk("K1", "RED", "A shared post", "AMBER"),
            risk("K2", "AMBER", "Meetings every month", "AMBER"),
            risk("K3", "GREEN", None, None),
            risk("K4", "RED", None, "RED"),
        ],
    }
