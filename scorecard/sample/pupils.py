"""The sample's pupils: who is at which school, in which year group, with which SEN provision, from which day to which. All made up.

The same pupils go on from one school year to the next. On each January census they come to the headcounts of `rolls.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from scorecard.sample.school_year import SchoolYear
from scorecard.sample.schools import Schools, shared_out

ROLLS = Path(__file__).with_name("rolls.csv")
# Year groups: -2 and -1 are nursery, 0 is Reception, 15 stands for a pupil who follows no year group.
NC_YEARS = {-2: "N1", -1: "N2", 0: "R", 15: "X"} | {year: str(year) for year in range(1, 15)}
CELL = ["phase", "sen_provision", "nc_year"]
# How a phase's pupils share out over year groups, with and without SEN (fewer of the youngest and of sixth-formers have SEN).
GROUPS = {
    "primary": (range(-2, 7), (150, 700, 3350, 3450, 3500, 3600, 3650, 3700, 3800), (40, 250, 2300, 2900, 3300, 3700, 3900, 4100, 4200)),
    "secondary": (range(7, 15), (4350, 4300, 4250, 4200, 4100, 1900, 1650, 60), (4400, 4400, 4350, 4250, 4100, 620, 480, 30)),
    "special": ((*range(0, 14), 15), (4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 5, 4, 5), (4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 5, 4, 5)),
    "alternative_provision": (range(7, 12), (2, 5, 12, 25, 28), (2, 5, 12, 25, 28)),
}
COLUMNS = ("pupil", "trait", *CELL, "school", "first", "last", "on_roll")
# Of a hundred pupils with one provision, which come under another by the next year.
CHANGES = (("N", "K", 0, 3), ("N", "E", 3, 3.1), ("K", "N", 0, 10), ("K", "E", 10, 13))
A_DAY = 0.00012  # share of pupils that comes, and that goes, on a school day
MOVE = 0.012  # share of pupils that moves to another school of the authority in a year


@dataclass(frozen=True)
class Pupils:
    """By school year, one row per pupil and school: COLUMNS. `trait` is the pupil's own, steady, between 0 and 1; days count from 0."""

    schools: Schools
    enrolments: dict[str, pl.DataFrame]


def pupil_id() -> pl.Expr:
    """The pupil's ID as returns have it, the same in all of them."""
    return ("P" + (pl.col("pupil") + 100_001).cast(pl.String)).alias("pupil_id")


def rolls() -> pl.DataFrame:
    """The headcounts aimed at: census_date, phase, sen_provision, headcount."""
    return pl.read_csv(ROLLS, try_parse_dates=True)


def simulate(years: tuple[SchoolYear, ...], rng: np.random.Generator) -> Pupils:
    """The pupils of those school years."""
    schools = Schools(rng)
    made: dict[str, pl.DataFrame] = {}
    before = pl.DataFrame(schema={"pupil": pl.Int64, "trait": pl.Float64, "phase": pl.String, "nc_year": pl.Int64, "school": pl.Int64})
    before = before.with_columns(sen_provision=pl.lit("N"))
    numbers = 0  # of pupils so far
    for year in years:
        census, end = year.by(year.census) - 1, len(year.days) - 1
        survivors = _a_year_on(before, schools, rng)
        here, left = _at_census(survivors, _cells(year), numbers, schools, rng)
        numbers = max(numbers, _highest(here))
        early = _some(left.filter(pl.col("nc_year").is_between(1, 11)), A_DAY * census * here.height, rng)
        if early.is_empty():  # the first year: nobody is known from before
            early = _new(_some(here, A_DAY * census * here.height, rng), numbers, schools, rng)
            numbers = max(numbers, _highest(early))
        late = _new(_some(here, A_DAY * (end - census) * here.height, rng), numbers, schools, rng)
        numbers = max(numbers, _highest(late))
        parts = (
            _dated(here, census, end, rng),
            early.with_columns(first=pl.lit(0), last=rng.integers(4, census, early.height), on_roll=pl.lit(False)),
            late.with_columns(first=rng.integers(census + 1, end + 1, late.height), last=pl.lit(end), on_roll=pl.lit(False)),
        )
        everybody = pl.concat([part.select(COLUMNS).cast({"first": pl.Int64, "last": pl.Int64}) for part in parts])
        made[year.name] = _with_moves(everybody, census, end, schools, rng)
        before = made[year.name].filter(pl.col("last") == end)
    return Pupils(schools, made)


def _cells(year: SchoolYear) -> pl.DataFrame:
    """How many pupils of each cell are wanted on the year's census."""
    rows = []
    for phase, sen_provision, headcount in rolls().filter(pl.col("census_date") == year.census).drop("census_date").rows():
        groups, without, with_sen = GROUPS[phase]
        counts = shared_out(np.array(without if sen_provision == "N" else with_sen, dtype=float), headcount)
        rows += [(phase, sen_provision, group, count) for group, count in zip(groups, counts.tolist(), strict=True)]
    return pl.DataFrame(rows, schema={**dict.fromkeys(CELL[:2], pl.String), "nc_year": pl.Int64, "wanted": pl.Int64}, orient="row")


def _a_year_on(before: pl.DataFrame, schools: Schools, rng: np.random.Generator) -> pl.DataFrame:
    """Last year's pupils a year group further: some with another provision, those of year 7 at a secondary school."""
    following = pl.when(pl.col("nc_year") == 15).then(15).otherwise(pl.col("nc_year") + 1)
    to_secondary = (pl.col("phase") == "primary") & (pl.col("nc_year") == 7)
    here = before.with_columns(nc_year=following).with_columns(phase=pl.when(to_secondary).then(pl.lit("secondary")).otherwise("phase"))
    moved = (before["phase"] != here["phase"]).to_numpy()
    school = here["school"].to_numpy().copy()
    school[moved] = schools.drawn(here["phase"].to_numpy()[moved])
    luck = pl.Series(rng.random(here.height) * 100)
    provision = pl.col("sen_provision")
    for was, becomes, from_, to in CHANGES:
        changes = (pl.col("sen_provision") == was) & luck.is_between(from_, to, closed="left")
        provision = pl.when(changes).then(pl.lit(becomes)).otherwise(provision)
    return here.with_columns(school=school, sen_provision=provision)


def _at_census(
    survivors: pl.DataFrame, cells: pl.DataFrame, numbers: int, schools: Schools, rng: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Who is on roll on the census: of those known as many as a cell wants, and new pupils for the rest. Then, who is known and is not."""
    placed = survivors[rng.permutation(survivors.height)].join(cells, on=CELL, how="left", maintain_order="left")
    kept = (pl.int_range(pl.len()).over(CELL) < pl.col("wanted")).fill_null(False)
    known = placed.filter(kept).drop("wanted")
    short = cells.join(known.group_by(CELL).len(), on=CELL, how="left").with_columns(pl.col("wanted") - pl.col("len").fill_null(0))
    places = short.sort(CELL).select(pl.col(CELL).repeat_by("wanted")).explode(CELL).drop_nulls()
    new = _new(places, numbers, schools, rng)
    return pl.concat([known.select(new.columns), new]), placed.filter(~kept).drop("wanted")


def _new(cells: pl.DataFrame, numbers: int, schools: Schools, rng: np.random.Generator) -> pl.DataFrame:
    """New pupils for those cells, numbered from `numbers` up."""
    count = cells.height
    return cells.select(CELL).with_columns(
        pupil=np.arange(numbers, numbers + count), trait=rng.random(count), school=schools.drawn(cells["phase"].to_numpy())
    )


def _highest(pupils: pl.DataFrame) -> int:
    return int(pupils["pupil"].max() or -1) + 1  # type: ignore[arg-type]


def _some(pupils: pl.DataFrame, count: float, rng: np.random.Generator) -> pl.DataFrame:
    return pupils[rng.permutation(pupils.height)[: round(count)]]


def _dated(here: pl.DataFrame, census: int, end: int, rng: np.random.Generator) -> pl.DataFrame:
    """Those on roll: most are there all year, a few came before the census or went after it."""
    luck, count = rng.random(here.height), here.height
    came, went = luck < A_DAY * census, luck > 1 - A_DAY * (end - census)
    first = np.where(came, rng.integers(1, census + 1, count), 0)
    last = np.where(went, rng.integers(census, end, count), end)
    return here.with_columns(first=first, last=last, on_roll=pl.lit(True))


def _with_moves(everybody: pl.DataFrame, census: int, end: int, schools: Schools, rng: np.random.Generator) -> pl.DataFrame:
    """A few of those who are there all year go to another school of the same phase on some day: a second row."""
    stay = (pl.col("first") == 0) & (pl.col("last") == end) & pl.col("on_roll") & pl.col("nc_year").is_between(0, 11)
    may = everybody.select((stay & pl.col("phase").is_in(["primary", "secondary"])).arg_true()).to_series().to_numpy()
    rows = np.sort(rng.permutation(may)[: round(MOVE * len(may))])
    moved_on = rng.integers(10, end - 4, len(rows))
    after = moved_on > census  # then the first school has them on its roll
    first, last = (everybody[name].to_numpy().copy() for name in ("first", "last"))
    first[rows], last[rows] = np.where(after, 0, moved_on), np.where(after, moved_on - 1, end)
    others = everybody[rows]
    other_school = schools.drawn(others["phase"].to_numpy(), others["school"].to_numpy())
    others = others.with_columns(
        school=other_school, first=np.where(after, moved_on, 0), last=np.where(after, end, moved_on - 1), on_roll=pl.lit(False)
    )
    return pl.concat([everybody.with_columns(first=first, last=last), others])
