"""Advice asked for during assessments: who was asked, when, and when the answer came (aimed at: the share answered within 42 days)."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from scorecard.sample.cases import Cases
from scorecard.sample.draws import days, some
from scorecard.sample.targets import NEVER, Month, day, nearest

# advice_from, service, share of assessments in which it is asked, mean days that a late answer takes beyond 42
ASKED = (
    ("educational_psychology", None, 1.0, 70),
    ("health", "paediatrics", 1.0, 25),
    ("health", "therapy", 0.6, 25),
    ("social_care", None, 1.0, 50),
)
AIMS = {
    "educational_psychology": "ep_advice_percent",
    "health": "health_advice_percent",
    "social_care": "social_care_advice_percent",
}
TO_A_DECIMAL = day(dt.date(2023, 12, 1))  # from here on the shares answered in time are published to a decimal,
TO_A_WHOLE = day(dt.date(2023, 3, 1))  # and from here on to a whole percent
MOST_HELD_OVER = 25  # of a month's requests for advice
BEFORE_OUTCOME = 10  # days between the last advice and the outcome of the assessment


def simulate(cases: Cases, months: tuple[Month, ...], rng: np.random.Generator) -> pl.DataFrame:
    """One row per request for advice: case, advice_from, service, requested and received (days; NEVER where no answer came)."""
    begun = np.flatnonzero(cases.agreed < NEVER)
    parts = []
    for source, aim in AIMS.items():
        services = [(service, share, wait) for name, service, share, wait in ASKED if name == source]
        asked = [begun[rng.random(len(begun)) < share] for _, share, _ in services]
        case = np.concatenate(asked)
        service = np.repeat(np.arange(len(services)), [len(each) for each in asked])
        wait = np.array([wait for *_, wait in services])[service]
        requested, received = _answered(cases, case, aim, wait, months, rng)
        names = pl.Series([name for name, *_ in services], dtype=pl.String)[service]
        frame = pl.DataFrame({"case": case, "requested": requested, "received": received, "service": names})
        parts.append(frame.with_columns(pl.lit(source).alias("advice_from")))
    asked_for = pl.concat(parts)
    # An assessment that closed before the advice was asked for has no row.
    ended = np.minimum(cases.closed, cases.outcome_day)
    return asked_for.filter(pl.col("requested") < pl.Series(ended)[asked_for["case"]]).sort("case", "advice_from", "service")


def _answered(
    cases: Cases, case: np.ndarray, aim: str, wait: np.ndarray, months: tuple[Month, ...], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """When each was requested and answered, so that of those due in a month the aimed-at share was answered in time."""
    requested = days(cases.agreed[case], cases.agreed[case] + 6, rng)
    outcome, ended = cases.outcome_day[case], np.minimum(cases.outcome_day, cases.closed)[case]
    latest = np.minimum(np.where(outcome < NEVER, outcome - BEFORE_OUTCOME, NEVER), cases.closed[case] - 1)
    in_time = np.zeros(len(case), dtype=bool)
    _hold_over(requested, ended, [month for month in months if month.first >= TO_A_WHOLE], aim, rng)
    for month in months:
        due = np.flatnonzero((ended >= requested + 42) & (requested + 42 >= month.first) & (requested + 42 <= month.last))
        # The outcome of some came so soon that their advice was in time, if there was any.
        hurried = latest[due] <= requested[due] + 42
        in_time[some(due, month.share(aim, len(due)), rng, np.where(hurried, 0.0, 1.0) + rng.random(len(due)))] = True
    limit = requested + 42
    counted = ended >= limit
    after = counted & (limit > months[-1].last)
    in_time[after] = rng.random(int(after.sum())) < months[-1].aims[aim] / 100
    soon = days(np.minimum(requested + 14, np.minimum(limit, latest)), np.minimum(limit, latest), rng, late=1.6)
    slow = np.minimum(limit + 1 + rng.exponential(wait).astype(np.int64), latest)
    # Where the case closed before the advice was due, or before a late answer, none came.
    return requested, np.where(in_time, soon, np.where(counted & (slow > limit), slow, NEVER))


def _hold_over(requested: np.ndarray, ended: np.ndarray, months: list[Month], aim: str, rng: np.random.Generator) -> None:
    """Has some requests made later, so that they are due early in the next month, for the months' aims to come out as printed.

    One of 40 answers is 2.5%: whether a share can be 91.8% goes by how many were due. Changes `requested`.
    """
    limit = requested + 42
    due = [np.flatnonzero((ended >= limit) & (limit >= month.first) & (limit <= month.last)) for month in months]
    may = [rows[ended[rows] > month.last] for rows, month in zip(due, months, strict=True)]
    aims = [(month.aims[aim], int(month.first >= TO_A_DECIMAL)) for month in months]
    counts = _fewest([len(rows) for rows in due], [min(len(rows), MOST_HELD_OVER) for rows in may], aims)
    for rows, count, month in zip(may, counts, months, strict=True):
        chosen = rows[np.argsort(-requested[rows], kind="stable")][:count]
        requested[chosen] = month.last + 1 - 42 + rng.integers(0, np.minimum(7, ended[chosen] - month.last))


def _fewest(due: list[int], most: list[int], aims: list[tuple[float, int]]) -> list[int]:
    """How many to hold over from each month to the next: as few as it takes for as many aims as can be to come out."""
    # By how many were held over to the month: (aims missed, sum held over, how many from each month so far).
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for here, limit, (aim, decimals) in zip(due, most, aims, strict=True):
        ways: dict[int, tuple[int, int, tuple[int, ...]]] = {}
        for came, (missed, total, held) in best.items():
            for count in range(limit + 1):
                miss = not nearest(aim, here + came - count, decimals)
                way = (missed + miss, total + count, (*held, count))
                ways[count] = min(way, ways.get(count, way))
        best = ways
    return list(min(best.values())[2])
