"""Rising fives come to the aims with any seed; a child's birth date stays sensible."""

import polars as pl
import pytest

from scorecard import sample
from scorecard.sample.people import school_start
from scorecard.sample.targets import NEVER, months

AIMED = [month for month in months() if "rising_5_open" in month.aims]


@pytest.mark.parametrize("seed", [sample.SEED, 5])
def test_they_come_to_the_aims(seed):
    made = sample.history(seed)
    births = made.persons.select("person", "birth", pl.Series("starts", school_start(made.persons["birth"].to_numpy())))
    cases, plans = (frame.join(births, on="person") for frame in (made.requests, made.plans))
    refused = pl.when(pl.col("refused") & (pl.col("agreed") == NEVER)).then("decided")
    ended = pl.min_horizontal(refused, "closed", "outcome_day")
    assert [month.date.year for month in AIMED] == [2023, 2024, 2024]
    for month in AIMED:
        inside = pl.col("starts") == month.date.year  # none of these months is after August
        is_open = (pl.col("received") <= month.last) & (ended > month.last)
        kept = (pl.col("came") <= month.last) & (pl.col("cease") >= month.last)
        assert cases.filter(inside & is_open)["person"].n_unique() == month.count("rising_5_open")
        assert plans.filter(inside & kept)["person"].n_unique() == month.count("rising_5_plans")
    assert cases.filter(pl.col("birth") >= pl.col("received")).is_empty()
    assert plans.filter(pl.col("birth") >= pl.col("start")).is_empty()
