"""What a request says of the child besides dates: who asked, the phase, the primary need."""

from __future__ import annotations

import numpy as np

from scorecard.sample.cases import Cases
from scorecard.sample.draws import some
from scorecard.sample.people import school_year
from scorecard.sample.targets import NEVER, Month

PHASES = np.array(["early_years", "primary", "secondary", "post_16"])
SOURCES = np.array(["parent", "young_person", "early_years", "school", "post_16", "health", "social_care", "other"])
# Who asks, where no parent does, by phase (columns as SOURCES).
ASKED_BY = np.array(
    [
        [0, 0, 62, 2, 0, 30, 3, 3],
        [0, 0, 0, 92, 0, 3, 3, 2],
        [0, 0, 0, 90, 0, 3, 5, 2],
        [0, 35, 0, 14, 38, 3, 8, 2],
    ]
)
NEEDS = np.array(["SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "DS", "OTH"])
# Needs by phase (columns as NEEDS).
NEED_SHARES = np.array(
    [
        [0, 3, 6, 3, 4, 42, 2, 1.5, 0.3, 6, 29, 1.5, 1.7],
        [5, 7, 4, 1.5, 22, 22, 1.5, 1, 0.2, 3, 31, 0.8, 2],
        [7, 8, 3, 1, 33, 9, 1.5, 1, 0.2, 2.5, 31, 0.5, 2.3],
        [4, 10, 4, 1, 30, 6, 1.5, 1, 0.2, 3, 36, 0.6, 2.7],
    ]
)
NEED_LATER = 0.06  # share of requests whose need is written down only with the decision
NEED_MISSING = 0.01  # share of requests whose need stays empty


def phase(birth: np.ndarray, on: np.ndarray) -> np.ndarray:
    """The row of PHASES that a child is in on a day."""
    return np.searchsorted([0, 7, 12], school_year(birth, on), side="right")


def needs(phases: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A primary need for each, by phase."""
    return NEEDS[_by_row(NEED_SHARES, phases, rng)]


def need_known(cases: Cases, rng: np.random.Generator) -> np.ndarray:
    """The day on which each request's need is written down (NEVER for a few)."""
    luck = rng.random(cases.size)
    return np.select([luck < NEED_MISSING, luck < NEED_LATER], [np.full(cases.size, NEVER), cases.agreed], cases.received)


def sources(cases: Cases, phases: np.ndarray, months: tuple[Month, ...], rng: np.random.Generator) -> np.ndarray:
    """Who asked for each: the aimed-at share of each month's requests by parents, the others by phase."""
    source = SOURCES[_by_row(ASKED_BY, phases, rng)]
    for month in months:
        here = np.flatnonzero((cases.received >= month.first) & (cases.received <= month.last))
        source[some(here, month.share("parental_percent", len(here)), rng)] = "parent"
    before = np.flatnonzero(cases.received < months[0].first)
    source[some(before, months[0].share("parental_percent", len(before)), rng)] = "parent"
    return source


def _by_row(shares: np.ndarray, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """For each row number, a column drawn with that row's shares."""
    edges = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1)
    edges[:, -1] = 1
    return (rng.random(len(rows))[:, None] > edges[rows]).sum(axis=1)
