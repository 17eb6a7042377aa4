"""When each suspension or exclusion began, how long it lasted, at which school and why."""

from __future__ import annotations

import numpy as np
import polars as pl

from scorecard.sample.school_year import LEAVE_EARLY, LEAVERS_DAYS, SchoolYear

# Half days of a suspension, with weights: one to five days nearly always.
SESSIONS = np.array([1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30])
WEIGHTS = np.array([11, 34, 8, 20, 3, 11, 4, 8, 0.4, 0.4, 0.2])
# Reasons with weights, for suspensions and for permanent exclusions (DfE's codes until 2024/25; shares are about England's).
REASONS = np.array(["PP", "PA", "VP", "VA", "OW", "BU", "RA", "LG", "DS", "SM", "DA", "DM", "TH", "DB", "MT", "PH"])
SUSPENDED = np.array([14, 6, 4.5, 15, 3, 1.3, 1.6, 0.3, 0.2, 1.0, 3.2, 2.3, 0.8, 46, 0.6, 0.2])
EXCLUDED = np.array([15, 11, 5, 6, 11, 0.6, 0.6, 0.1, 0.1, 1.4, 8, 1, 0.8, 38, 0.2, 0.1])
SECOND, THIRD = 0.3, 0.06  # shares with a second and a third reason
HEARD = (12, 30)  # school days until the governors have looked at a permanent exclusion
UNSAID = 0.15  # share of permanent exclusions that stand and whose status nobody fills in


def told(items: pl.DataFrame, enrolments: pl.DataFrame, year: SchoolYear, rng: np.random.Generator) -> pl.DataFrame:
    """The items with sessions, day (of the year's school days), school and nc_year of that day, decided, status and three reasons."""
    count = items.height
    drawn = rng.choice(SESSIONS, size=count, p=WEIGHTS / WEIGHTS.sum())
    sessions = pl.when(pl.col("category") == "SUSP").then(pl.Series(drawn)).when(pl.col("category") == "LNCH").then(1).otherwise(0)
    groups = enrolments.select("pupil", "nc_year").unique("pupil")
    whole = items.with_columns(sessions.cast(pl.Int64).alias("sessions")).join(groups, on="pupil", how="left", maintain_order="left")
    placed = _placed(whole, year, rng)
    there = pl.col("day").is_between(pl.col("first"), pl.col("last"))
    at = placed.with_row_index("place").join(enrolments.select("pupil", "school", "first", "last"), on="pupil").filter(there)
    return (
        _ended(at.sort("place").drop("place", "first", "last"), year, rng)
        .with_columns(_reasons(placed["category"], rng))
        .sort("day", "pupil")
    )


def _placed(items: pl.DataFrame, year: SchoolYear, rng: np.random.Generator) -> pl.DataFrame:
    """With the day of each: a pupil's suspensions in a half-term do not overlap, and a permanent exclusion is the last of them."""
    starts, length = pl.Series(year.edges[:-1]), np.diff(year.edges)
    inside = ["pupil", "half_term"]
    whole = items.with_columns(luck=pl.Series(rng.random(items.height)), days=(pl.col("sessions") + 1) // 2)
    # Where they would not fit into the half-term one after the other, each lasts half a day.
    leaves = pl.col("nc_year").is_in(LEAVE_EARLY) & (pl.col("half_term") == 6)
    room = pl.when(leaves).then(LEAVERS_DAYS).otherwise(pl.Series(length).gather(items["half_term"] - 1))
    whole = whole.with_columns(room=room)
    long = (pl.col("days").sum().over(inside) > pl.col("room")) & (pl.col("sessions") > 1)
    whole = whole.with_columns(sessions=pl.when(long).then(1).otherwise("sessions"), days=pl.when(long).then(1).otherwise("days"))
    excluded = pl.col("category") == "PERM"
    whole = whole.with_columns(luck=pl.when(excluded).then(1.0).otherwise("luck"))
    free = pl.col("room") - pl.col("days").sum().over(inside)
    ordered = whole.sort("pupil", "half_term", "luck", maintain_order=True)
    before = pl.col("days").cum_sum().over(inside) - pl.col("days")
    offset = (pl.col("luck") * (free + 1)).floor().cast(pl.Int64)
    day = pl.min_horizontal(offset + before, pl.col("room") - 1)
    first = pl.Series(starts).gather(ordered["half_term"] - 1)
    return ordered.with_columns(day=day + first).drop("luck", "days", "room")


def _ended(rows: pl.DataFrame, year: SchoolYear, rng: np.random.Generator) -> pl.DataFrame:
    """With what a permanent exclusion came to (`status`; empty where nobody says) and from which school day that was known."""
    heard = pl.col("day") + pl.Series(rng.integers(*HEARD, rows.height))
    # What did not stand was decided in the next half-term: the half-term's own return still had it as pending.
    next_half_term = pl.Series(year.edges).gather(rows["half_term"]) + pl.Series(rng.integers(3, 15, rows.height))
    stands = pl.col("ended").is_in(["", "upheld"])
    unsaid = pl.Series(rng.random(rows.height) < UNSAID) & stands
    status = pl.when((pl.col("ended") != "") & ~unsaid).then("ended")
    return rows.with_columns(decided=pl.when(stands).then(heard).otherwise(next_half_term), status=status).drop("ended")


def _reasons(category: pl.Series, rng: np.random.Generator) -> list[pl.Series]:
    """Up to three different reasons for each."""
    weights = np.where((category == "PERM").to_numpy()[:, None], EXCLUDED, SUSPENDED)
    order = np.argsort(rng.exponential(size=weights.shape) / weights, axis=1)  # a draw without putting back
    luck = rng.random(len(category))
    return [
        pl.Series(name, REASONS[order[:, place]]).set(pl.Series(luck >= share), None)
        for place, (name, share) in enumerate((("reason_1", 1.0), ("reason_2", SECOND), ("reason_3", THIRD)))
    ]
