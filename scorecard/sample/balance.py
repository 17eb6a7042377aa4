"""Which cases can be spared: who is closed in a month decides how many are overdue in this month and the next ones.

A case belongs to the month in which it will be overdue if it is still open. Of each month's, as many are needed as its aims say.
"""

from __future__ import annotations

import numpy as np

from scorecard.sample.cases import TRIBUNAL, Cases
from scorecard.sample.targets import Month

LIMIT = 140  # days


def leaving(month: Month, before: Month) -> int:
    """How many cases leave in the month without a decision, by its aims and the open cases aimed at in the month before."""
    flows = month.count("requests") - sum(month.count(name) for name in ("issued", "refused", "refused_to_issue", "overturned_ended"))
    return max(before.count("open") + flows - month.count("open"), 0)


def spared(
    cases: Cases, pool: np.ndarray, count: int, month: Month, coming: tuple[Month, ...], going: float, rng: np.random.Generator
) -> np.ndarray:
    """`count` cases of the pool (all, where it holds fewer), each from the month that can spare most, the oldest by and large.

    `going` is how many overdue cases are still to be closed in `month`, beside those chosen here.
    """
    turn = _turn(cases, month, coming)
    spare = _spare(cases, turn, month, coming, going)
    pool = pool[np.argsort(-cases.received[pool] + rng.normal(0, 15, len(pool)))]
    waiting = [pool[turn[pool] == number] for number in range(len(spare))]
    left = np.array([len(rows) for rows in waiting])
    for _ in range(min(count, len(pool))):
        # This month's aim comes first: what the next ones lack can still be made up.
        wish = np.where((np.arange(len(spare)) == 0) & (spare <= 0), -1e6, spare)
        best = int(np.argmax(np.where(left > 0, wish, -np.inf)))
        left[best] -= 1
        spare[best] -= 1
    return np.concatenate([rows[at:] for rows, at in zip(waiting, left, strict=True)])


def _turn(cases: Cases, month: Month, coming: tuple[Month, ...]) -> np.ndarray:
    """In which month each case is first overdue: 0 by the end of this one, 1 by the end of the next, and so on; the last: later."""
    return np.searchsorted([each.last for each in (month, *coming)], cases.received + LIMIT + 1)


def _spare(cases: Cases, turn: np.ndarray, month: Month, coming: tuple[Month, ...], going: float) -> np.ndarray:
    """For each month's cases, how many more there are than it needs; below 0 where there are too few."""
    here = cases.open() & (cases.appeal != TRIBUNAL)
    agreed, refused = coming[0].count("agreed"), coming[0].count("refused")
    expected = np.where(cases.undecided() & (turn > 0), agreed / (agreed + refused), 1.0)
    have = np.bincount(turn[here], weights=expected[here], minlength=len(coming) + 2)
    needed = np.zeros(len(have))
    needed[0] = month.count("overdue") + going
    for number, (before, each) in enumerate(zip((month, *coming), coming, strict=False), start=1):
        closed = each.count("issued") - each.count("issued_in_time") / 2 + before.count("issued_in_time") / 2
        closed += (each.count("refused_to_issue") + each.count("overturned_ended") + leaving(each, before)) / 2
        needed[number] = each.count("overdue") - before.count("overdue") + closed
    return have - needed
