"""Assessments: plans issued, plans refused, and cases that leave without a decision, month by month."""

from __future__ import annotations

import numpy as np

from scorecard.sample.balance import spared
from scorecard.sample.cases import MEDIATION, TRIBUNAL, Cases, may_reach_tribunal
from scorecard.sample.draws import days, some
from scorecard.sample.targets import NEVER, Month

FEWEST_DAYS = 49  # from the start of an assessment to its outcome
AHEAD = 5  # months: no case received now is overdue later than that
EXPORTED = 0.25  # share of the cases closed before the decision whose child moved away; the others withdrew


def issue(cases: Cases, month: Month, coming: tuple[Month, ...], rng: np.random.Generator) -> None:
    """The month's plans, so many of them within 140 days of the request, and so many with a statutory exception."""
    pool = np.flatnonzero(cases.in_assessment())
    pool = pool[cases.agreed[pool] + FEWEST_DAYS <= month.last]
    low = np.maximum(month.first, cases.agreed[pool] + FEWEST_DAYS)
    could = pool[low <= np.minimum(month.last, cases.received[pool] + 140)]
    soon, slow = month.count("issued_in_time"), month.count("issued") - month.count("issued_in_time")
    if "overdue" in month.aims:
        others = month.count("refused_to_issue") + month.count("overturned_ended")
        leaving = max(int(cases.open().sum()) - soon - slow - others - month.count("open"), 0)
        going = slow + (others - month.count("refused_to_issue_in_time")) / 2 + leaving / 4
        in_time = spared(cases, could, soon, month, coming, going, rng)
    else:
        in_time = some(could, soon, rng, cases.received[could] + rng.normal(0, 12, len(could)))
    late = _late(cases, np.setdiff1d(pool[cases.received[pool] + 141 <= month.last], in_time), month, slow, rng)
    earliest = np.maximum(month.first, cases.agreed + FEWEST_DAYS)
    cases.outcome_day[in_time] = days(earliest[in_time], np.minimum(month.last, cases.received[in_time] + 140), rng, late=2.0)
    old = cases.received[late] + 364 < month.last
    first, last = np.maximum(earliest[late], cases.received[late] + 141), np.where(old, month.last, cases.received[late] + 364)
    first = np.where(old, np.maximum(first, cases.received[late] + 365), first)
    cases.outcome_day[late] = days(first, np.minimum(month.last, last), rng)
    early = month.count("exceptions_in_time")
    cases.week20[some(in_time, early, rng)] = True
    cases.week20[some(late, month.count("exceptions") - early, rng)] = True
    argued = late[rng.random(len(late)) < 0.04]
    cases.plan_appeal[argued], cases.plan_appeal_day[argued] = MEDIATION, cases.outcome_day[argued] + 60


def _late(cases: Cases, pool: np.ndarray, month: Month, count: int, rng: np.random.Generator) -> np.ndarray:
    """So many of those over 52 weeks (364 days) old as the month's aim says, and the oldest by and large of the others."""
    old = cases.received[pool] + 364 < month.last
    over = some(pool[old], month.count("issued_over_a_year"), rng)
    rest = pool[~old]
    return np.concatenate([over, some(rest, count - len(over), rng, cases.received[rest] + rng.normal(0, 60, len(rest)))])


def end_overturned(cases: Cases, month: Month, rng: np.random.Generator) -> None:
    """Cases that went on after an overturned refusal end 10 weeks or more after it, most with a plan; they are in no 20-week measure.

    As many as the month's aim says, the oldest first; where it says nothing, within 18 weeks and all with a plan. None ends in 2023: DfE's
    bands of that year leave no room for their plans.
    """
    pool = np.flatnonzero(cases.open() & cases.refused & (cases.agreed <= month.last - 70))
    if "overturned_ended" in month.aims:
        pool = some(pool, month.count("overturned_ended"), rng, cases.agreed[pool])
        cases.plan_refused[pool] = rng.random(len(pool)) < 0.15
    else:
        pool = pool[(cases.agreed[pool] + 126 <= month.last) | (rng.random(len(pool)) < 0.35)]
    cases.outcome_day[pool] = days(np.maximum(month.first, cases.agreed[pool] + 70), month.last, rng)


def refuse_plans(cases: Cases, month: Month, coming: tuple[Month, ...], horizon: int, rng: np.random.Generator) -> None:
    """The month's decisions not to issue a plan, so many of them within the 16 weeks (112 days). A few are overturned."""
    pool = np.flatnonzero(cases.in_assessment() & (cases.agreed + 42 <= month.last))
    count = month.count("refused_to_issue")
    soon = pool[np.maximum(month.first, cases.agreed[pool] + 42) <= np.minimum(month.last, cases.received[pool] + 112)]
    early = some(soon, month.count("refused_to_issue_in_time"), rng)
    rest = np.setdiff1d(pool[cases.received[pool] + 113 <= month.last], early)
    if "overdue" in month.aims:
        withdrawn = max(int(cases.open().sum()) - count - month.count("open"), 0)
        late = spared(cases, rest, count - len(early), month, coming, withdrawn / 2, rng)
    else:
        late = some(rest, count - len(early), rng)
    first = np.maximum(month.first, cases.agreed + 42)
    cases.outcome_day[early] = days(first[early], np.minimum(month.last, cases.received[early] + 112), rng, late=2.0)
    cases.outcome_day[late] = days(np.maximum(first[late], cases.received[late] + 113), month.last, rng)
    both = np.concatenate([early, late])
    cases.plan_refused[both] = True
    argued = both[rng.random(len(both)) < 0.3]
    won = argued[rng.random(len(argued)) < 0.25]
    cases.plan_appeal[argued], cases.plan_appeal_day[argued] = MEDIATION, cases.outcome_day[argued] + 60
    ordered = cases.outcome_day[won] + rng.integers(150, 240, len(won))
    known = (ordered <= horizon) & may_reach_tribunal(cases, won, cases.outcome_day[won])
    cases.plan_appeal[won[known]], cases.plan_appeal_day[won[known]] = TRIBUNAL, ordered[known]
    cases.ordered_day[won[known]] = ordered[known]


def withdraw(cases: Cases, month: Month, coming: tuple[Month, ...], rng: np.random.Generator) -> int:
    """Closes, without a decision, as many cases as it takes to reach the open and overdue cases aimed at; returns the shortfall.

    Overdue cases go first, the oldest by and large, down to the aim; then those that the coming months' aims can spare.
    """
    wanted = int(cases.open().sum()) - month.count("open")
    begun = np.maximum(cases.received, np.where(cases.decided < NEVER, cases.decided, 0))
    free = cases.open() & ~cases.refused & (begun + 4 <= month.last)
    overdue = cases.overdue(month.last)
    if "overdue" in month.aims:
        first, surplus = np.flatnonzero(free & overdue), int(overdue.sum()) - month.count("overdue")
    else:
        first, surplus = np.flatnonzero(free), wanted // 2
    chosen = some(first, min(surplus, wanted), rng, cases.received[first] + rng.normal(0, 30, len(first)))
    # Those just received are decided on first.
    settled = (cases.decided < NEVER) | (cases.received + 42 < month.last)
    left = np.setdiff1d(np.flatnonzero(free & ~overdue), chosen)
    if "overdue" in month.aims:
        left = left[settled[left]] if settled[left].sum() >= wanted - len(chosen) else left
        others = spared(cases, left, wanted - len(chosen), month, coming, 0, rng)
    else:
        others = some(left, wanted - len(chosen), rng, rng.normal(0, 40, len(left)) - cases.received[left])
    chosen = np.concatenate([chosen, others])
    cases.closed[chosen] = days(np.maximum(month.first, begun[chosen] + 4), month.last, rng)
    # Only before the decision: the share decided in 6 weeks leaves out who moved away, DfE's counts of decisions do not.
    cases.exported[chosen] = (cases.decided[chosen] == NEVER) & (rng.random(len(chosen)) < EXPORTED)
    return wanted - len(chosen)
