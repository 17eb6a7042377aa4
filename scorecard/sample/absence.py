"""Sessions that could be attended and were missed, half-term by half-term, for every pupil at every school: to the aims of `absence.csv`.

The table says what share of enrolments is persistently absent in the school year to date (nc_year 1 to 11, a tenth or more missed): by
phase, by provision, and for the smaller cells where both are given. Each enrolment has a rate of absence that goes with the pupil's
steady trait; then, as few as it takes, those nearest to a tenth are moved across it, so that the year to date comes to the aim each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

import numpy as np
import polars as pl

from scorecard.sample.school_year import LEAVE_EARLY, LEAVERS_DAYS, SchoolYear

TABLE = Path(__file__).with_name("absence.csv")
SPREAD = {"primary": 0.72, "secondary": 0.85, "special": 0.9, "alternative_provision": 0.9}  # of the rates' logarithm
# Of a hundred enrolments, how many miss half or more (DfE, authority E06000058, 2022/23 and 2023/24), by phase and provision.
SEVERE = {
    **{("primary", "E"): 4.0, ("primary", "K"): 1.2, ("primary", "N"): 0.12},
    **{("secondary", "E"): 12.0, ("secondary", "K"): 8.5, ("secondary", "N"): 1.8},
    **{("special", each): 5.0 for each in "EKN"},
    **{("alternative_provision", each): 38.0 for each in "EKN"},
}
UNSTEADY = 4.0  # the lower, the more a pupil's absence differs between half-terms
AUTHORISED = {"primary": 0.72, "secondary": 0.66, "special": 0.75, "alternative_provision": 0.4}
INSET = 3  # schools close up to so many days in a year's first half-term, for training
REGISTERED = 3  # school days that a pupil is on a school's list before the first day there


@dataclass(frozen=True)
class Absence:
    """A school year: `enrolments`, and for each of them by half-term the sessions possible and missed (rows by columns). Whole half days.

    `unmet` are persistently absent enrolments too many or too few, by half-term, where a table's aims cannot be reached; empty, all were.
    """

    enrolments: pl.DataFrame
    possible: np.ndarray
    authorised: np.ndarray
    unauthorised: np.ndarray
    unmet: dict[int, int]

    def to_date(self, half_term: int) -> pl.DataFrame:
        """Who was enrolled up to the end of that half-term, with the year's sessions so far."""
        sums = {name: getattr(self, name)[:, :half_term].sum(axis=1) for name in ("possible", "authorised", "unauthorised")}
        return self.enrolments.with_columns(**sums).filter(pl.col("listed") <= half_term).drop("listed")


def aims() -> pl.DataFrame:
    """The table of aims, a row for each half-term."""
    return pl.read_csv(TABLE)


def simulate(enrolments: pl.DataFrame, suspensions: pl.DataFrame, year: SchoolYear, rng: np.random.Generator) -> Absence:
    """The year's sessions. A suspended pupil misses, with authority, at least the sessions of the suspension."""
    rows = enrolments.sort("school", "pupil")
    possible = _possible(rows, year, rng)
    floor = np.minimum(_suspended(rows, suspensions, possible.shape[1]), possible)
    missed = np.zeros_like(possible)
    wanted = aims().filter(pl.col("academic_year") == year.name).sort("half_term").rows(named=True)
    unmet = {}
    for place, aim in enumerate(wanted):
        so_far = possible[:, : place + 1].sum(axis=1)
        before = missed[:, :place].sum(axis=1)
        counted = (so_far > 0) & rows["nc_year"].is_between(1, 11).to_numpy()
        cells = _cells(rows, place + 1)
        counts = _counts(aim, {cell: int((mask & counted).sum()) for cell, mask in cells.items()})
        now = np.zeros(rows.height, dtype=np.int64)
        short = 0
        for cell, mask in cells.items():
            here = np.flatnonzero(mask)
            share = counts[cell] / max(int((mask & counted).sum()), 1)
            rates = _rates(rows["trait"].to_numpy()[here], cell, share)
            drawn = _missed(rates, before[here], so_far[here], possible[here, place], int(share * len(here)), rng)
            now[here] = np.maximum(drawn, floor[here, place])
            of = here[counted[here]]
            short += _moved(now, before, so_far, possible[:, place] - now, now - floor[:, place], of, counts[cell], rng)
        missed[:, place] = now
        if short:
            unmet[place + 1] = short
    usual = rows["phase"].replace_strict(AUTHORISED, return_dtype=pl.Float64).to_numpy() + 0.15 * rng.standard_normal(rows.height)
    authorised = floor + rng.binomial(missed - floor, np.clip(usual, 0.02, 0.98)[:, None])
    listed = np.searchsorted(year.edges[1:], rows["first"].to_numpy() - REGISTERED, side="right") + 1
    return Absence(rows.with_columns(listed=listed), possible, authorised, missed - authorised, unmet)


def _possible(rows: pl.DataFrame, year: SchoolYear, rng: np.random.Generator) -> np.ndarray:
    """Half days by enrolment and half-term: twice the school days there; once, for nursery children."""
    first, last = (rows[name].to_numpy()[:, None] for name in ("first", "last"))
    days = np.minimum(last + 1, year.edges[1:]) - np.maximum(first, year.edges[:-1])
    schools = rows["school"].unique().sort()
    closed = rng.integers(0, INSET + 1, len(schools))[np.searchsorted(schools.to_numpy(), rows["school"].to_numpy())]
    days[:, 0] -= np.where(days[:, 0] > 10, closed, 0)
    if len(year.half_terms) == 6:
        leavers = rows["nc_year"].is_in(LEAVE_EARLY).to_numpy()
        days[leavers, 5] = np.minimum(days[leavers, 5], LEAVERS_DAYS)
    return np.maximum(days, 0) * np.where(rows["nc_year"].to_numpy() < 0, 1, 2)[:, None]


def _suspended(rows: pl.DataFrame, suspensions: pl.DataFrame, half_terms: int) -> np.ndarray:
    """Sessions of suspension by enrolment and half-term."""
    lost = suspensions.group_by("pupil", "school", "half_term").agg(pl.col("sessions").sum())
    at = rows.select("pupil", "school").with_row_index("row").join(lost, on=["pupil", "school"])
    sessions = np.zeros((rows.height, half_terms), dtype=np.int64)
    sessions[at["row"].to_numpy(), at["half_term"].to_numpy() - 1] = at["sessions"].to_numpy()
    return sessions


def _cells(rows: pl.DataFrame, half_term: int) -> dict[tuple[str, str], np.ndarray]:
    """Which enrolments are in each phase and provision, as in that half-term's return."""
    provision = np.where(rows["since"].to_numpy() <= half_term, rows["sen_provision"].to_numpy().astype(str), "N")
    phase = rows["phase"].to_numpy().astype(str)
    return {cell: (phase == cell[0]) & (provision == cell[1]) for cell in SEVERE}


def _counts(aim: dict[str, float], sizes: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """How many of each cell are to be persistently absent. Those without SEN, and secondary pupils with it, make up the totals."""

    def of(name: str, *cells: tuple[str, str]) -> int:
        return int(aim[f"{name}_percent"] * sum(sizes[cell] for cell in cells) / 100 + 0.5)

    counts = {cell: of(cell[0], cell) for cell in sizes if cell[0] in ("special", "alternative_provision")}
    for provision, name in (("K", "sen_support"), ("E", "plan")):
        counts["primary", provision] = of(f"primary_{name}", ("primary", provision))
        all_phases = [cell for cell in sizes if cell[1] == provision]
        counts["secondary", provision] = of(name, *all_phases) - sum(counts[cell] for cell in all_phases if cell in counts)
    for phase in ("primary", "secondary"):
        counts[phase, "N"] = of(phase, *((phase, each) for each in "EKN")) - counts[phase, "E"] - counts[phase, "K"]
    return counts


def _rates(trait: np.ndarray, cell: tuple[str, str], share: float) -> np.ndarray:
    """A rate of absence for each trait, so that about that share of them is a tenth or more."""
    spread, severe = SPREAD[cell[0]], SEVERE[cell] / 100
    grid = np.linspace(0.0005, 0.9995, 2000)
    normal = np.interp(trait, grid, [NormalDist().inv_cdf(each) for each in grid])
    middle = 0.1 / np.exp(spread * NormalDist().inv_cdf(min(max(1 - share, 0.02), 0.98)))
    usual = np.minimum(middle * np.exp(spread * normal), 0.45)
    return np.where(trait > 1 - severe, 0.5 + 0.48 * (trait - (1 - severe)) / severe, usual)


def _missed(
    rates: np.ndarray, before: np.ndarray, so_far: np.ndarray, possible: np.ndarray, count: int, rng: np.random.Generator
) -> np.ndarray:
    """Sessions missed in a half-term: at those rates, all a little up or down, so that about `count` of the year are a tenth or more."""
    low, high = 0.3, 2.0
    for _ in range(12):
        level = (low + high) / 2
        enough = int(((before + level * rates * possible) * 10 >= so_far)[so_far > 0].sum()) > count
        low, high = (low, level) if enough else (level, high)
    unsteady = np.where(rates < 0.5, level * rng.gamma(UNSTEADY, 1 / UNSTEADY, len(rates)), 0.85 + 0.3 * rng.random(len(rates)))
    return rng.binomial(possible, np.clip(rates * unsteady, 0, 0.98))


def _moved(
    now: np.ndarray,
    before: np.ndarray,
    so_far: np.ndarray,
    more: np.ndarray,
    less: np.ndarray,
    of: np.ndarray,
    count: int,
    rng: np.random.Generator,
) -> int:
    """Changes `now` for as few of the rows `of` as it takes for `count` of them to be persistently absent; returns how many are left."""
    tenth = -(-so_far[of] // 10)  # the fewest sessions that are a tenth
    away = tenth - (before[of] + now[of])  # over 0: so many more to be persistently absent
    too_few = count - int((away <= 0).sum())
    if too_few > 0:
        may, by = (away > 0) & (away <= more[of]), away
    else:
        may, by = (away <= 0) & (1 - away <= less[of]), away - 1
    rows = np.flatnonzero(may)
    rows = rows[np.lexsort((rng.random(len(rows)), np.abs(by[rows])))][: abs(too_few)]
    now[of[rows]] += by[rows]
    return abs(too_few) - len(rows)
