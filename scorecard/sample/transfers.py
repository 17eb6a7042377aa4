"""Phase transfers: the plan of a child who changes school in September is to be amended by 15 February, by 31 March after Year 11."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from scorecard.sample.draws import days
from scorecard.sample.people import school_start
from scorecard.sample.plans import Plans
from scorecard.sample.targets import NEVER, day

ON_TIME = {2020: 0.8, 2021: 0.7, 2022: 0.45, 2023: 0.55, 2024: 0.8}  # share of the September's transfers made final by the date
FINAL_AT_LAST = 0.9  # of the others


def simulate(plans: Plans, rng: np.random.Generator) -> pl.DataFrame:
    """One row per plan and transfer: plan, announced (the September before), due, final (days; NEVER where it was not made final)."""
    parts = []
    starts = school_start(plans.birth)
    for year, share in ON_TIME.items():
        announced = day(dt.date(year - 1, 9, 1))
        for years_on, due_date in ((0, dt.date(year, 2, 15)), (7, dt.date(year, 2, 15)), (12, dt.date(year, 3, 31))):
            due = day(due_date)
            # A plan made after November names the next school from the outset.
            plan = np.flatnonzero((starts + years_on == year) & (plans.came() < announced + 90) & (plans.cease >= due))
            luck = rng.random(len(plan))
            before = days(due - 40, due, rng, late=2.5, size=len(plan))
            after = days(due + 1, due + 110, rng, size=len(plan))
            after = np.where(rng.random(len(plan)) < FINAL_AT_LAST, after, NEVER)
            final = np.where(luck < share, before, np.where(after <= plans.cease[plan], after, NEVER))
            when = {"announced": np.full(len(plan), announced), "due": np.full(len(plan), due), "final": final}
            parts.append(pl.DataFrame({"plan": plan} | when))
    return pl.concat(parts).sort("plan", "announced")
