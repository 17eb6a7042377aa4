"""Assessments: plans issued, plans refused, and cases that leave without a decision, month by month."""

from __future__ import annotations

import datetime as dt

import numpy as np

from scorecard.sample.cases import MEDIATION, TRIBUNAL, Cases
from scorecard.sample.draws import days, some
from scorecard.sample.targets import NEVER, Month, day

FEWEST_DAYS = 56  # from the start of an assessment to its outcome
CAUGHT_UP = day(dt.date(2024, 1, 1))  # from here on a third of the refusals to issue come within 16 weeks
OVER_A_YEAR = 0.02  # share of the late plans issued after more than 52 weeks
SOON_IN_TIME = 0.5  # about this share of a month's plans in time come just before they would be late
EXPORTED = 0.08  # share of the cases closed without a decision that moved away; the others withdrew


def issue(cases: Cases, month: Month, rng: np.random.Generator) -> None:
    """The month's plans, so many of them within 140 days of the request, and so many with a statutory exception."""
    pool = np.flatnonzero(cases.in_assessment())
    pool = pool[cases.agreed[pool] + FEWEST_DAYS <= month.last]
    low = np.maximum(month.first, cases.agreed[pool] + FEWEST_DAYS)
    could = pool[low <= np.minimum(month.last, cases.received[pool] + 140)]
    # The oldest first, by and large; less so where that would leave fewer overdue than aimed at.
    spread = 150 if _few_overdue(cases, month, month.count("issued"), month.count("issued") - month.count("issued_in_time")) else 12
    in_time = some(could, month.count("issued_in_time"), rng, cases.received[could] + rng.normal(0, spread, len(could)))
    rest = np.setdiff1d(pool[cases.received[pool] + 141 <= month.last], in_time)
    late = _late(cases, rest, month, month.count("issued") - len(in_time), rng)
    earliest = np.maximum(month.first, cases.agreed + FEWEST_DAYS)
    cases.outcome_day[in_time] = days(earliest[in_time], np.minimum(month.last, cases.received[in_time] + 140), rng, late=2.0)
    cases.outcome_day[late] = days(np.maximum(earliest[late], cases.received[late] + 141), month.last, rng)
    early = month.count("exceptions_in_time")
    cases.week20[some(in_time, early, rng)] = True
    cases.week20[some(late, month.count("exceptions") - early, rng)] = True
    argued = late[rng.random(len(late)) < 0.04]
    cases.plan_appeal[argued], cases.plan_appeal_day[argued] = MEDIATION, cases.outcome_day[argued] + 60


def _late(cases: Cases, pool: np.ndarray, month: Month, count: int, rng: np.random.Generator) -> np.ndarray:
    """The oldest by and large of those not over 52 weeks (364 days) old, a few of the others, and more of them if there are not enough."""
    old = cases.received[pool] + 364 < month.last
    over = some(pool[old], round(OVER_A_YEAR * count), rng)
    rest = pool[~old]
    under = some(rest, count - len(over), rng, cases.received[rest] + rng.normal(0, 60, len(rest)))
    more = some(np.setdiff1d(pool[old], over), count - len(over) - len(under), rng)
    return np.concatenate([over, under, more])


def issue_overturned(cases: Cases, month: Month, rng: np.random.Generator) -> None:
    """Cases that go on after an overturned refusal end 10 to 18 weeks after it, most with a plan; they are in no 20-week measure."""
    pool = np.flatnonzero(cases.open() & cases.refused & (cases.agreed <= month.last - 70))
    pool = pool[(cases.agreed[pool] + 126 <= month.last) | (rng.random(len(pool)) < 0.35)]
    cases.outcome_day[pool] = days(np.maximum(month.first, cases.agreed[pool] + 70), month.last, rng)
    cases.plan_refused[pool] = rng.random(len(pool)) < 0.15


def refuse_plans(cases: Cases, month: Month, horizon: int, rng: np.random.Generator) -> None:
    """The month's decisions not to issue a plan; from 2024 a third of them within the 16 weeks (112 days). A few are overturned."""
    pool = np.flatnonzero(cases.in_assessment() & (cases.agreed + 42 <= month.last))
    count = month.count("refused_to_issue")
    soon = pool[np.maximum(month.first, cases.agreed[pool] + 42) <= np.minimum(month.last, cases.received[pool] + 112)]
    share = 0.33 if month.first >= CAUGHT_UP else 0.04
    early = some(soon, int(rng.binomial(count, share)), rng)
    rest = np.setdiff1d(pool[cases.received[pool] + 113 <= month.last], early)
    late = some(rest, count - len(early), rng, cases.overdue(month.last)[rest] if _few_overdue(cases, month, count, 0) else None)
    first = np.maximum(month.first, cases.agreed + 42)
    cases.outcome_day[early] = days(first[early], np.minimum(month.last, cases.received[early] + 112), rng, late=2.0)
    cases.outcome_day[late] = days(np.maximum(first[late], cases.received[late] + 113), month.last, rng)
    both = np.concatenate([early, late])
    cases.plan_refused[both] = True
    argued = both[rng.random(len(both)) < 0.3]
    won = argued[rng.random(len(argued)) < 0.25]
    cases.plan_appeal[argued], cases.plan_appeal_day[argued] = MEDIATION, cases.outcome_day[argued] + 60
    ordered = cases.outcome_day[won] + rng.integers(150, 240, len(won))
    known = ordered <= horizon
    cases.plan_appeal[won[known]], cases.plan_appeal_day[won[known]] = TRIBUNAL, ordered[known]
    cases.ordered_day[won[known]] = ordered[known]


def _few_overdue(cases: Cases, month: Month, closing: int, overdue: int) -> bool:
    """Whether, once `closing` cases close (so many of them overdue), withdrawals alone can bring the overdue cases down to the aim."""
    if "overdue" not in month.aims:
        return False
    leaving = int(cases.open().sum()) - closing - month.count("open")
    return int(cases.overdue(month.last).sum()) - overdue - max(leaving, 0) <= month.count("overdue")


def withdraw(cases: Cases, month: Month, following: Month | None, rng: np.random.Generator) -> int:
    """Closes, without a decision, as many cases as it takes to reach the open and overdue cases aimed at; returns the shortfall.

    Overdue cases go first, the oldest by and large, down to the aim; then those that would make the following month's aim too hard to
    reach; then the newest.
    """
    wanted = int(cases.open().sum()) - month.count("open")
    begun = np.maximum(cases.received, np.where(cases.decided < NEVER, cases.decided, 0))
    free = cases.open() & ~cases.refused & (begun + 4 <= month.last)
    chosen = np.zeros(0, dtype=np.int64)
    for pool, count in _in_turn(cases, free, month, following, wanted):
        left = np.setdiff1d(pool, chosen)
        oldest = some(left, min(count, wanted - len(chosen)), rng, cases.received[left] + rng.normal(0, 30, len(left)))
        chosen = np.concatenate([chosen, oldest])
    left = np.setdiff1d(np.flatnonzero(free & ~cases.overdue(month.last)), chosen)
    newest = some(left, wanted - len(chosen), rng, rng.normal(0, 40, len(left)) - cases.received[left])
    chosen = np.concatenate([chosen, newest])
    cases.closed[chosen] = days(np.maximum(month.first, begun[chosen] + 4), month.last, rng)
    cases.exported[chosen] = rng.random(len(chosen)) < EXPORTED
    return wanted - len(chosen)


def _in_turn(cases: Cases, free: np.ndarray, month: Month, following: Month | None, wanted: int) -> list[tuple[np.ndarray, int]]:
    """From which cases withdrawals come first, and how many from each."""
    if "overdue" not in month.aims:
        return [(np.flatnonzero(free), max(wanted, 0) // 2)]
    overdue = cases.overdue(month.last)
    surplus = max(int(overdue.sum()) - month.count("overdue"), 0)
    turns = [(np.flatnonzero(free & overdue), surplus)]
    if following is not None:
        then = cases.overdue(following.last)
        leaving = following.count("issued") - following.count("issued_in_time") + int(SOON_IN_TIME * following.count("issued_in_time"))
        turns.append((np.flatnonzero(free & then & ~overdue), max(int(then.sum()) - surplus - leaving - following.count("overdue"), 0)))
    return turns
