"""Questions that figures raise, by rule: red without a reason, a target that the process does not give, a month of exceptions alone,
overdue recommendations, and how many actions are overdue of the priority that a figure serves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from scorecard import wording
from scorecard.released import Point, Reading, Released
from scorecard.terms import Recommendation

EXCLUDING = "_excluding_exceptions"
Rows = Sequence[wording.BoardRow]


def questions(
    release: Released, rows: Rows, explained: Collection[str], asked: Sequence[Recommendation] = (), on: dt.date = dt.date.min
) -> tuple[str, ...]:
    """Every question that a rule finds in some figures, in their order; actions last. `explained`: indicators with an open reason;
    `asked`: what the committee recommended, overdue as on the day `on`."""
    found = []
    for row in rows:
        if row.rating == "below" and row.line.indicator.indicator_id not in explained:
            found.append(wording.briefing.red_without_a_reason(row))
        if row.judged is not None and row.judged.assurance == "consistently_fails":
            found.append(wording.briefing.target_out_of_reach(row))
        if cases := exceptions_alone(release, row):
            found.append(wording.briefing.exceptions_only(row, cases))
    found += [wording.briefing.overdue_recommendation(each) for each in asked if each.overdue(on)]
    return tuple(dict.fromkeys((*found, *_actions(release, rows))))


def exceptions_alone(release: Released, row: wording.BoardRow) -> float:
    """How many cases a period had where all of them were exceptions; 0 where it had others, or the measure has no such pair."""
    name = row.line.indicator.measure_id
    without = name if EXCLUDING in name else name.removesuffix("_rate") + f"{EXCLUDING}_rate"
    everybody = not any(each != "All" for each in (row.line.indicator.phase, row.line.indicator.sen_provision, row.line.indicator.detail))
    if row.line.measure is None or not everybody:
        return 0
    page = release.page("cube")
    of_all, others = (_at(page.of(each), row.reading) for each in (without.replace(EXCLUDING, ""), without))
    if of_all is None or others is None or others.sign != "z" or not of_all.denominator:
        return 0
    return of_all.denominator


def _at(points: Sequence[Point], reading: Reading) -> Point | None:
    return next((each for each in points if each.as_at == reading.as_at), None)


def _actions(release: Released, rows: Rows) -> list[str]:
    """What to ask of the overdue actions of each priority that the figures serve."""
    plan = release.plan()
    if plan is None:
        return []
    named = {each.priority: wording.plan.priority(each) for each in release.priorities()}
    found = []
    for priority in dict.fromkeys(row.priority for row in rows if row.priority):
        late: list[dt.date] = [each.expected for each in plan.overdue if each.priority == priority]
        if late:
            found.append(wording.briefing.overdue_actions(named.get(priority, priority), len(late), min(late)))
    return found
