"""Where children with plans are taught: drawn when a plan begins, moved on at the changes of phase, and nudged to the aimed-at shares."""

from __future__ import annotations

import numpy as np

from scorecard.sample.draws import some
from scorecard.sample.targets import Month

PLACEMENTS = np.array(
    [
        "mainstream_early_years",
        "mainstream_primary",
        "mainstream_secondary",
        "resourced_provision",
        "special",
        "inmss",
        "alternative_provision",
        "further_education",
        "ehe",
        "neet",
        "other",
        "awaiting",
    ]
)
EARLY, PRIMARY, SECONDARY, RESOURCED, SPECIAL, INMSS, ALTERNATIVE, COLLEGE, HOME, NEET, OTHER, AWAITING = range(12)
MAINSTREAM = (EARLY, PRIMARY, SECONDARY, RESOURCED)
MAY_AWAIT = (EARLY, PRIMARY, SECONDARY, AWAITING)

# Shares of the placements by the phase a child is in (columns as PLACEMENTS): before school, primary, secondary, 16 to 18, 19 and over.
SHARES = np.array(
    [
        [60, 0, 0, 3, 28, 1, 0, 0, 0, 0, 5, 3],
        [0, 68, 0, 3, 18, 4, 0.5, 0, 1, 0, 2.5, 3],
        [0, 0, 39, 2, 35, 13, 1.5, 0, 2, 0, 4.5, 3],
        [0, 0, 8, 0, 18, 9, 0, 47, 0.5, 10, 6.5, 1],
        [0, 0, 0, 0, 1, 3, 0, 60, 0, 22, 13, 1],
    ]
)


def phase(year: np.ndarray) -> np.ndarray:
    """0 before school, 1 primary, 2 secondary, 3 sixteen to eighteen, 4 after that, from the school year (Reception is 0)."""
    return np.searchsorted([0, 7, 12, 15], year, side="right")


def first(year: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A placement for each child of that school year."""
    edges = np.cumsum(SHARES / SHARES.sum(axis=1, keepdims=True), axis=1)
    return (rng.random(len(year))[:, None] > edges[phase(year)]).sum(axis=1)


def move_on(placement: np.ndarray, year: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Placements in September, when the school year has just become `year`: those who change phase change setting, most keep its kind."""
    moved = placement.copy()
    for start, here, there in ((0, EARLY, PRIMARY), (7, PRIMARY, SECONDARY)):
        rows = np.flatnonzero((year == start) & (placement == here))
        moved[rows] = rng.choice([there, SPECIAL, INMSS, AWAITING], size=len(rows), p=[0.82, 0.13, 0.03, 0.02])
    leavers = np.flatnonzero((year == 12) & np.isin(placement, (SECONDARY, RESOURCED, ALTERNATIVE, HOME, AWAITING, OTHER)))
    moved[leavers] = rng.choice([COLLEGE, SECONDARY, NEET, OTHER], size=len(leavers), p=[0.72, 0.14, 0.09, 0.05])
    schooled = np.flatnonzero((year == 12) & np.isin(placement, (SPECIAL, INMSS)) & (rng.random(len(year)) < 0.4))
    moved[schooled] = rng.choice([COLLEGE, NEET, OTHER], size=len(schooled), p=[0.8, 0.1, 0.1])
    grown = np.flatnonzero((year == 15) & np.isin(placement, (SPECIAL, SECONDARY, INMSS)) & (rng.random(len(year)) < 0.92))
    moved[grown] = rng.choice([COLLEGE, NEET, OTHER], size=len(grown), p=[0.6, 0.22, 0.18])
    return moved


def nudge(
    placement: np.ndarray, maintained: np.ndarray, adult: np.ndarray, year: np.ndarray, month: Month, rng: np.random.Generator
) -> None:
    """Moves as few children as it takes to reach the month's shares in independent special schools and in mainstream.

    Changes `placement`.
    """
    count = int(maintained.sum())
    adults = maintained & adult
    _move(placement, adults, INMSS, month.share("inmss_18_plus_percent", int(adults.sum())), SPECIAL, (COLLEGE, OTHER), rng)
    rest = maintained & ~adult
    wanted = month.share("inmss_percent", count) - int((adults & (placement == INMSS)).sum())
    _move(placement, rest, INMSS, wanted, SPECIAL, (SPECIAL,), rng)
    of_school_age = maintained & (year >= 0) & (year < 12)
    for aim, kind, here in (("primary_percent", PRIMARY, year < 7), ("secondary_percent", SECONDARY, year >= 7)):
        if aim in month.aims:
            elsewhere = int((maintained & ~(of_school_age & here) & (placement == kind)).sum())
            _move(placement, of_school_age & here, kind, month.share(aim, count) - elsewhere, SPECIAL, (SPECIAL, RESOURCED), rng)
    outside = int((maintained & ~of_school_age & np.isin(placement, MAINSTREAM)).sum())
    wanted = month.share("mainstream_percent", count) - outside
    short = wanted - int((of_school_age & np.isin(placement, MAINSTREAM)).sum())
    if short > 0:
        rows = some(np.flatnonzero(of_school_age & np.isin(placement, (AWAITING, OTHER, SPECIAL))), short, rng)
        placement[rows] = RESOURCED if "primary_percent" in month.aims else np.where(year[rows] < 7, PRIMARY, SECONDARY)
    elif short < 0:
        kinds = (RESOURCED,) if "primary_percent" in month.aims else (PRIMARY, SECONDARY)
        rows = some(np.flatnonzero(of_school_age & np.isin(placement, kinds)), -short, rng)
        placement[rows] = SPECIAL


def _move(
    placement: np.ndarray, among: np.ndarray, into: int, wanted: int, out_to: int, out_of: tuple[int, ...], rng: np.random.Generator
) -> None:
    inside = among & (placement == into)
    short = wanted - int(inside.sum())
    placement[some(np.flatnonzero(inside), -short, rng)] = out_to
    placement[some(np.flatnonzero(among & np.isin(placement, out_of)), short, rng)] = into
