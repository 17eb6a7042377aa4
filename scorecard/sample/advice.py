"""Advice asked for during assessments: who was asked, when, and when the answer came (aimed at: the share answered within 42 days)."""

from __future__ import annotations

import numpy as np
import polars as pl

from scorecard.sample.cases import Cases
from scorecard.sample.draws import days, some
from scorecard.sample.targets import NEVER, Month

# advice_from, service, share of assessments in which it is asked, column of the targets, mean days that a late answer takes beyond 42
ASKED = (
    ("educational_psychology", None, 1.0, "ep_advice_percent", 70),
    ("health", "paediatrics", 1.0, "health_advice_percent", 25),
    ("health", "therapy", 0.6, "health_advice_percent", 25),
    ("social_care", None, 1.0, "social_care_advice_percent", 50),
)
BEFORE_OUTCOME = 10  # days between the last advice and the outcome of the assessment


def simulate(cases: Cases, months: tuple[Month, ...], rng: np.random.Generator) -> pl.DataFrame:
    """One row per request for advice: case, advice_from, service, requested and received (days; NEVER where no answer came)."""
    begun = np.flatnonzero(cases.agreed < NEVER)
    parts = []
    for source, service, share, aim, wait in ASKED:
        case = begun[rng.random(len(begun)) < share]
        requested = days(cases.agreed[case], cases.agreed[case] + 6, rng)
        received = _received(cases, case, requested, aim, wait, months, rng)
        parts.append(
            pl.DataFrame({"case": case, "requested": requested, "received": received}).with_columns(
                pl.lit(source).alias("advice_from"), pl.lit(service, dtype=pl.String).alias("service")
            )
        )
    # An assessment that closed before the advice was asked for has no row.
    ended = np.minimum(cases.closed, cases.outcome_day)
    return pl.concat(parts).filter(pl.col("requested") < pl.Series(ended)[pl.concat(parts)["case"]]).sort("case", "advice_from", "service")


def _received(
    cases: Cases, case: np.ndarray, requested: np.ndarray, aim: str, wait: float, months: tuple[Month, ...], rng: np.random.Generator
) -> np.ndarray:
    outcome, closed, limit = cases.outcome_day[case], cases.closed[case], requested + 42
    latest = np.minimum(np.where(outcome < NEVER, outcome - BEFORE_OUTCOME, NEVER), closed - 1)
    counted = np.minimum(outcome, closed) >= limit
    hurried = counted & (outcome < NEVER) & (latest <= limit)  # the outcome came so soon that the advice must have been in time
    in_time = hurried.copy()
    for month in months:
        due = counted & (limit >= month.first) & (limit <= month.last)
        missing = month.share(aim, int(due.sum())) - int((due & hurried).sum())
        in_time[some(np.flatnonzero(due & ~hurried), missing, rng)] = True
    after = counted & (limit > months[-1].last)
    in_time[after] = rng.random(int(after.sum())) < months[-1].aims[aim] / 100
    soon = days(np.minimum(requested + 14, np.minimum(limit, latest)), np.minimum(limit, latest), rng, late=1.6)
    slow = np.minimum(limit + 1 + rng.exponential(wait, len(case)).astype(np.int64), latest)
    # Where the case closed before the advice was due, or before a late answer, none came.
    return np.where(in_time, soon, np.where(counted & (slow > limit), slow, NEVER))
