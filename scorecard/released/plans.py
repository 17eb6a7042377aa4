"""A release's improvement plans, read: of each as-at date one, each beside the one before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scorecard.released.lines import TIED, Line, month_end
from scorecard.released.plan import Action, Milestone, Plan, Reached, Risk
from scorecard.terms import Priority, Rating

TABLES = {"actions", "milestones", "risks"}
SEVERITY = "red_amber_green"  # the scheme that risks are told in, whatever actions are rated by
# In words, a milestone is met or not where its actual says so, or says what was aimed at; anything else is for people to judge.
YES, NO = {"yes", "met", "done", "achieved", "completed"}, {"no", "not met", "not done", "not achieved", "not completed"}
DATES = "select distinct snapshots.as_at from actions join snapshots using (snapshot_id) order by 1 desc"
ACTIONS = """
select ref, priority, coalesce(origin, ''), action, coalesce(lead_role, ''), coalesce(partner, ''), due_date, revised_due_date, rag,
    coalesce(success_measure, ''), coalesce(measure_id, ''), coalesce(progress, ''), coalesce(impact, '')
from actions join snapshots using (snapshot_id) where snapshots.as_at = $as_at order by actions.rowid
"""
MILESTONES = """
select label, coalesce(measure_id, ''), coalesce(baseline, ''), baseline_value, baseline_date, due_date, target, target_value,
    coalesce(actual, ''), actual_value
from milestones join snapshots using (snapshot_id) where snapshots.as_at = $as_at order by due_date, milestones.rowid
"""
RISKS = """
select risk_id, raised_on, risk, coalesce(severity_before, ''), coalesce(mitigation, ''), coalesce(severity_after, '')
from risks join snapshots using (snapshot_id) where snapshots.as_at = $as_at order by risks.rowid
"""
Ask = Callable[..., list[tuple]]


class Plans:
    """What a release has of the improvement plan. `ask` puts a query to it, `lines` gives its indicators' lines."""

    def __init__(self, ask: Ask, priorities: Sequence[Priority], ratings: Sequence[Rating], lines: Callable[[], Sequence[Line]]) -> None:
        self._ask, self._priorities, self._ratings, self._lines = ask, tuple(priorities), tuple(ratings), lines
        there = {name for (name,) in ask("select table_name from duckdb_tables()")}  # an older release has fewer
        self.dates: tuple[dt.date, ...] = tuple(date for (date,) in ask(DATES)) if there >= TABLES else ()

    def at(self, as_at: dt.date) -> Plan:
        """The plan as at one of `dates`, beside the newest one before it."""
        before = next((self._read(each) for each in self.dates if each < as_at), None)
        plan = self._read(as_at)
        return plan if before is None else _since(plan, before)

    def _read(self, as_at: dt.date) -> Plan:
        rows = self._ask(ACTIONS, {"as_at": as_at})
        scheme = self._scheme([row[8] for row in rows])
        by_code = {each.code: each for each in scheme}
        actions = tuple(self._action(row, by_code[row[8]]) for row in rows)
        milestones = tuple(self._milestone(row, as_at) for row in self._ask(MILESTONES, {"as_at": as_at}))
        severity = {each.code: each for each in self._ratings if each.scheme == SEVERITY}
        risks = [_risk(row, severity) for row in self._ask(RISKS, {"as_at": as_at})]
        return Plan(as_at, scheme, self._priorities, actions, milestones, tuple(sorted(risks, key=_worst)))

    def _scheme(self, codes: Sequence[str]) -> tuple[Rating, ...]:
        """The scheme that has most of these codes. One that no scheme has stands behind them, in its own letters."""
        used = set(codes)
        schemes: dict[str, list[Rating]] = {}
        for each in self._ratings:
            schemes.setdefault(each.scheme, []).append(each)
        chosen = max(schemes.values(), key=lambda of: len(used & {each.code for each in of}), default=[])
        known = sorted(chosen, key=lambda each: each.place)
        strange = sorted(used - {each.code for each in known})
        name = known[0].scheme if known else ""
        return (*known, *(Rating(name, code, code, "", "?", "#5F6368", 99, False, False) for code in strange))

    def _line(self, measure_id: str) -> Line | None:
        """The line that an ID names: an indicator's own, else the first that shows the measure."""
        lines = self._lines() if measure_id else ()
        own = next((each for each in lines if each.indicator.indicator_id == measure_id), None)
        return own or next((each for each in lines if each.indicator.measure_id == measure_id), None)

    def _action(self, row: tuple, rating: Rating) -> Action:
        told: list[Any] = [*row[:8], rating, *row[9:]]
        return replace(Action(*told), line=self._line(row[10]))

    def _milestone(self, row: tuple, as_at: dt.date) -> Milestone:
        found = replace(Milestone(*row), line=self._line(row[1]))
        if not found.actual and found.line is not None:
            found = replace(found, reading=found.line.at(_ended(min(found.due_date, as_at))))
        return replace(found, reached=_reached(found, as_at))


def _risk(row: tuple, severity: Mapping[str, Rating]) -> Risk:
    risk_id, raised_on, risk, before, mitigation, after = row
    return Risk(risk_id, raised_on, risk, severity.get(before), mitigation, severity.get(after))


def _ended(date: dt.date) -> dt.date:
    """The end of the last month that had ended by a date."""
    return date if date == month_end(date, 0) else month_end(date, -1)


def _reached(of: Milestone, as_at: dt.date) -> Reached:
    """Before its due date a milestone is met only where the plan says what was reached."""
    reached = _by_number(of) if of.target_value is not None else _by_words(of)
    if of.due_date > as_at:
        return Reached.MET if reached and of.actual else Reached.NOT_DUE
    return Reached.NOT_KNOWN if reached is None else Reached.MET if reached else Reached.NOT_MET


def _by_number(of: Milestone) -> bool | None:
    """Whether a number reaches the target in the indicator's better direction; without one, in that from baseline to target."""
    value = of.actual_value if of.actual else of.reading.value if of.reading else None
    better = of.line.indicator.better if of.line else ""
    if not better and of.baseline_value is not None and of.target_value is not None and of.baseline_value != of.target_value:
        better = "higher" if of.target_value > of.baseline_value else "lower"
    if value is None or of.target_value is None or not better:
        return None
    return (value - of.target_value) * (1 if better == "higher" else -1) >= -TIED


def _by_words(of: Milestone) -> bool | None:
    said, aimed = (" ".join(each.casefold().strip(" .!").split()) for each in (of.actual, of.target))
    return True if said and (said == aimed or said in YES) else False if said in NO else None


def _worst(of: Risk) -> tuple[int, int]:
    return tuple(each.place if each else 99 for each in (of.severity, of.severity_before))  # type: ignore[return-value]


def _since(plan: Plan, before: Plan) -> Plan:
    """The plan, each action and risk beside itself in the plan before."""
    actions, risks = {each.ref: each for each in before.actions}, {each.risk_id: each for each in before.risks}
    refs, ids = {each.ref for each in plan.actions}, {each.risk_id for each in plan.risks}
    return replace(
        plan,
        actions=tuple(replace(each, was=actions.get(each.ref)) for each in plan.actions),
        risks=tuple(replace(each, was=risks.get(each.risk_id)) for each in plan.risks),
        left=tuple(each for each in before.actions if each.ref not in refs),
        closed=tuple(each for each in before.risks if each.risk_id not in ids),
        before=before,
    )
