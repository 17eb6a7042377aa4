"""The inclusion return: the school year's suspensions and exclusions so far, and the roll of the latest January census."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from scorecard.sample.pupils import NC_YEARS, pupil_id, rolls
from scorecard.sample.school_year import SchoolYear, census_before
from scorecard.sample.schools import Schools
from scorecard.sample.suspensions import Suspensions


def at(suspensions: Suspensions, years: tuple[SchoolYear, ...], schools: Schools, as_at: dt.date) -> dict[str, pl.DataFrame]:
    """The two sheets as at the end of a half-term, columns as the contract names them. Raises ValueError for another date."""
    year = next((year for year in years if as_at in [each.ends for each in year.half_terms]), None)
    if year is None:
        raise ValueError(f"{as_at:%d/%m/%Y} is not the end of a half-term of the sample.")
    return {
        "suspensions": _suspensions(suspensions.rows[year.name], year, as_at),
        "roll": _roll(suspensions, years, schools, census_before(as_at)),
    }


def _suspensions(rows: pl.DataFrame, year: SchoolYear, as_at: dt.date) -> pl.DataFrame:
    so_far = rows.filter(pl.col("half_term") <= year.number(as_at))
    dates = pl.Series(year.days[so_far["day"].to_numpy()].astype(np.int32)).cast(pl.Date)
    undecided = pl.col("status").is_not_null() & (pl.col("decided") >= year.by(as_at))
    return so_far.select(
        pupil_id(),
        pl.col("school").cast(pl.String).alias("school_urn"),
        "phase",
        pl.col("nc_year").replace_strict(NC_YEARS, return_dtype=pl.String),
        "sen_provision",
        "category",
        dates.alias("start_date"),
        "sessions",
        pl.when(undecided).then(pl.lit("pending")).otherwise("status").alias("perm_status"),
        "reason_1",
        "reason_2",
        "reason_3",
    )


def _roll(suspensions: Suspensions, years: tuple[SchoolYear, ...], schools: Schools, census: dt.date) -> pl.DataFrame:
    """Headcounts by school on a census: the pupils counted; before they are known, the aims shared out among the schools."""
    year = next((year for year in years if year.census == census), None)
    if year is not None:
        on_roll = suspensions.enrolments[year.name].filter("on_roll")
        counts = on_roll.group_by("school", "phase", "sen_provision").agg(headcount=pl.len().cast(pl.Int64))
    else:
        parts = []
        for row in rolls().filter(pl.col("census_date") == census).rows(named=True):
            urns, headcounts = schools.shared(row["phase"], row["headcount"])
            words = (pl.lit(row[name]).alias(name) for name in ("phase", "sen_provision"))
            parts.append(pl.DataFrame({"school": urns}).with_columns(*words, pl.Series("headcount", headcounts)))
        counts = pl.concat(parts).filter(pl.col("headcount") > 0)
    return counts.sort("school", "phase", "sen_provision").select(
        pl.col("school").cast(pl.String).alias("school_urn"), "phase", "sen_provision", "headcount", pl.lit(census).alias("census_date")
    )
