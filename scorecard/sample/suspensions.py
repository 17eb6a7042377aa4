"""Who is suspended or permanently excluded, and how often, half-term by half-term: to the aims of `suspensions.csv`.

The table gives, by half-term, phase and provision, the suspensions in the half-term and, for the school year to date, the pupils with one
or more and the permanent exclusions. `pupils_changed` are those among the pupils who had been suspended before in the year without SEN
support: the phase counts them once. When, how long and why is said in incidents.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from scorecard.sample import excluded, incidents
from scorecard.sample.draws import some
from scorecard.sample.pupils import Pupils
from scorecard.sample.school_year import SchoolYear
from scorecard.sample.schools import PHASES

TABLE = Path(__file__).with_name("suspensions.csv")
# How likely a pupil is among those suspended, by year group; and how much likelier, who was suspended the year before.
LIKELY = {0: 0.4, 1: 0.7, 2: 0.9, 3: 1.0, 4: 1.1, 5: 1.3, 6: 1.5, 7: 0.8, 8: 1.3, 9: 1.5, 10: 1.4, 11: 0.8, 15: 1.0}
AGAIN = 8
UNEVEN, MOST = 0.7, 2.5  # the lower and the higher, the more suspensions fall on the same few pupils
# Permanent exclusions besides the aims, that did not stand: year, half-term, phase, provision, how they ended.
OVERTURNED = (
    ("2022/23", 2, "secondary", "N", "reinstated"),
    ("2022/23", 4, "secondary", "K", "cancelled"),
    ("2023/24", 2, "secondary", "N", "cancelled"),
)
LUNCHTIME = {"primary": 3, "secondary": 1}  # lunchtime exclusions in a half-term, of pupils without a plan


@dataclass(frozen=True)
class Suspensions:
    """By school year: what happened, one row each (incidents.py), and who is where, now that excluded pupils have left their schools.

    The enrolments' `since` is the half-term from which a pupil's provision holds: before it, there was none.
    """

    rows: dict[str, pl.DataFrame]
    enrolments: dict[str, pl.DataFrame]


def aims() -> pl.DataFrame:
    """The table of aims, a row for each half-term, phase and provision."""
    return pl.read_csv(TABLE)


def simulate(pupils: Pupils, years: tuple[SchoolYear, ...], rng: np.random.Generator) -> Suspensions:
    """The suspensions of those school years."""
    rows: dict[str, pl.DataFrame] = {}
    enrolments: dict[str, pl.DataFrame] = {}
    several = pl.concat([each.filter(pl.col("pupil").is_duplicated())["pupil"] for each in pupils.enrolments.values()]).to_numpy()
    for year in years:
        here = excluded.elsewhere(pupils.enrolments[year.name], list(rows.values()), pupils.schools)
        before = pl.concat([pl.Series("pupil", [], dtype=pl.Int64), *(each["pupil"] for each in rows.values())]).to_numpy()
        made = [_phase(phase, here, before, several, year, rng) for phase in PHASES]
        drawn = pl.concat([item for items, _ in made for item in items])
        rows[year.name] = incidents.told(drawn, here, year, rng)
        changed = pl.concat([these for _, these in made])
        since = here.join(changed, on="pupil", how="left", maintain_order="left").with_columns(pl.col("since").fill_null(1))
        enrolments[year.name] = excluded.moved(since, rows[year.name], year, pupils.schools)
    return Suspensions(rows, enrolments)


def _phase(
    phase: str, enrolments: pl.DataFrame, before: np.ndarray, several: np.ndarray, year: SchoolYear, rng: np.random.Generator
) -> tuple[list[pl.DataFrame], pl.DataFrame]:
    """A phase's incidents, and its pupils whose provision changed (`since`). Those without SEN first: some come under SEN support later."""
    queues = {provision: _queue(phase, provision, enrolments, before, year, rng) for provision in "NKE"}
    wanted = aims().filter((pl.col("academic_year") == year.name) & (pl.col("phase") == phase)).sort("half_term")
    changes = np.diff(wanted.filter(pl.col("sen_provision") == "K")["pupils_changed"].to_numpy(), prepend=0)
    changing, queues["K"] = np.split(queues["K"], [changes.sum()])
    since = np.repeat(np.arange(1, len(changes) + 1), changes)
    queues["N"] = np.concatenate([changing, queues["N"]])
    stay = np.concatenate([changing, several])  # who is not excluded: it would clash with the move to another provision or school
    items = []
    for provision, queue in queues.items():
        group = _Group(phase, provision, queue, stay, rng)
        for number, aim in enumerate(wanted.filter(pl.col("sen_provision") == provision).rows(named=True), start=1):
            now = changing[since == number]
            if provision == "N":
                group.leave(now)
            group.go_on(number, aim, now if provision == "K" else now[:0])
            for name, half_term, where, of, ended in OVERTURNED:
                if (name, half_term, where, of) == (year.name, number, phase, provision):
                    group.exclude(number, 1, ended)
            if provision != "E":
                group.lunchtime(number, LUNCHTIME.get(phase, 0))
        items += group.items
    return items, pl.DataFrame({"pupil": changing, "since": since})


def _queue(
    phase: str, provision: str, enrolments: pl.DataFrame, before: np.ndarray, year: SchoolYear, rng: np.random.Generator
) -> np.ndarray:
    """The phase's pupils with that provision who are there all year, in the order in which they are suspended for the first time."""
    there = enrolments.group_by("pupil").agg(pl.col("first").min(), pl.col("last").max())
    all_year = there.filter((pl.col("first") == 0) & (pl.col("last") == len(year.days) - 1))["pupil"]
    of = enrolments.filter(
        pl.col("on_roll") & (pl.col("phase") == phase) & (pl.col("sen_provision") == provision) & pl.col("pupil").is_in(all_year.implode())
    ).sort("pupil")
    pupil = of["pupil"].to_numpy()
    likely = of["nc_year"].replace_strict(LIKELY, default=0.02, return_dtype=pl.Float64).to_numpy()
    return some(pupil, len(pupil), rng, rng.exponential(size=len(pupil)) / (likely * np.where(np.isin(pupil, before), AGAIN, 1)))


class _Group:
    """The pupils of one phase and provision through a school year. `items` are what happened: pupil, half_term, category, ended."""

    def __init__(self, phase: str, provision: str, queue: np.ndarray, stay: np.ndarray, rng: np.random.Generator) -> None:
        self._phase, self._provision, self._queue, self._stay, self._rng = phase, provision, queue, stay, rng
        self._pool = queue[:0]
        self._weight = np.zeros(0)
        self._excluded = 0
        self.items: list[pl.DataFrame] = []

    def go_on(self, half_term: int, aim: dict[str, int], coming: np.ndarray) -> None:
        """The half-term's suspensions: one for each pupil who is new to them (`coming` among these), the others as weights have it."""
        count = aim["pupils"] - len(self._pool) - len(coming)
        new, self._queue = np.split(self._queue, [count])
        new = np.concatenate([coming, new])
        self._pool = np.concatenate([self._pool, new])
        self._weight = np.concatenate([self._weight, np.minimum(self._rng.gamma(UNEVEN, size=len(new)) + 0.02, MOST)])
        again = aim["suspensions"] - len(new)
        if again:
            self._add(
                np.concatenate([new, self._rng.choice(self._pool, size=again, p=self._weight / self._weight.sum())]), half_term, "SUSP"
            )
        else:
            self._add(new, half_term, "SUSP")
        self.exclude(half_term, aim["permanent"] - self._excluded, "upheld")
        self._excluded = aim["permanent"]

    def exclude(self, half_term: int, count: int, ended: str) -> None:
        """Permanent exclusions; nothing more happens to these pupils in the year."""
        if count:
            weight = np.where(np.isin(self._pool, self._stay), 0, self._weight)
            who = self._rng.choice(len(self._pool), size=count, replace=False, p=weight / weight.sum())
            self._add(self._pool[who], half_term, "PERM", ended)
            self._weight[who] = 0

    def leave(self, pupils: np.ndarray) -> None:
        """These pupils belong to another group from now on."""
        self._weight[np.isin(self._pool, pupils)] = 0

    def lunchtime(self, half_term: int, count: int) -> None:
        """Lunchtime exclusions, of pupils who are not suspended in the year."""
        own, self._queue = np.split(self._queue, [len(self._queue) - count])[::-1]
        self._add(own, half_term, "LNCH")

    def _add(self, pupils: np.ndarray, half_term: int, category: str, ended: str = "") -> None:
        words = {"phase": self._phase, "sen_provision": self._provision, "category": category, "ended": ended}
        item = pl.DataFrame({"pupil": pupils.astype(np.int64)}).with_columns(pl.lit(half_term, pl.Int64).alias("half_term"))
        self.items.append(item.with_columns(pl.lit(word).alias(name) for name, word in words.items()))
