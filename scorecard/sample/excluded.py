"""Where pupils are who were permanently excluded: alternative provision from the sixth school day, another school the year after."""

from __future__ import annotations

import numpy as np
import polars as pl

from scorecard.sample.school_year import SchoolYear
from scorecard.sample.schools import Schools

SIXTH_DAY = 5  # school days after the exclusion (Education Act 1996 s.19: full-time education from the sixth day)


def moved(enrolments: pl.DataFrame, rows: pl.DataFrame, year: SchoolYear, schools: Schools) -> pl.DataFrame:
    """The year's enrolments with those of excluded pupils ended, and a second one at an alternative provision."""
    last_day = _stood(rows).select("pupil", "school", excluded="day")
    whole = enrolments.join(last_day, on=["pupil", "school"], how="left", maintain_order="left")
    elsewhere = whole.filter(pl.col("excluded") + SIXTH_DAY + 1 < len(year.days)).with_columns(
        first=pl.col("excluded") + SIXTH_DAY + 1, last=pl.lit(len(year.days) - 1, pl.Int64), on_roll=pl.lit(False)
    )
    phase = pl.lit("alternative_provision")
    school = schools.drawn(np.full(elsewhere.height, "alternative_provision"), elsewhere["school"].to_numpy())
    elsewhere = elsewhere.with_columns(phase.alias("phase"), pl.Series("school", school))
    ended = whole.with_columns(last=pl.min_horizontal("last", "excluded"))
    return pl.concat([ended, elsewhere]).drop("excluded")


def elsewhere(enrolments: pl.DataFrame, before: list[pl.DataFrame], schools: Schools) -> pl.DataFrame:
    """A later year's enrolments, with another school of the phase for who was excluded from that school in a year before."""
    if not before:
        return enrolments
    gone = pl.concat([_stood(rows).select("pupil", "school") for rows in before]).unique().with_columns(again=pl.lit(True))
    whole = enrolments.join(gone, on=["pupil", "school"], how="left", maintain_order="left")
    again = whole["again"].fill_null(False).to_numpy()
    school = whole["school"].to_numpy().copy()
    school[again] = schools.drawn(whole["phase"].to_numpy()[again], school[again])
    return enrolments.with_columns(pl.Series("school", school))


def _stood(rows: pl.DataFrame) -> pl.DataFrame:
    """The permanent exclusions that were neither cancelled nor taken back."""
    overturned = pl.col("status").is_in(["cancelled", "reinstated"]).fill_null(False)
    return rows.filter((pl.col("category") == "PERM") & ~overturned)
