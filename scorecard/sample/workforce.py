"""The workforce return: the posts as at a month end, out of `posts.csv`.

The table is the aim and the data in one: a row for each state of a post (who fills it, how, with how many hours), from one day to another;
empty means from the beginning, or still. The case officers of the casework return's plans are among its workers.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

TABLE = Path(__file__).with_name("posts.csv")
TRAINING = ("ipsea_level_1_date", "ipsea_level_2_date")


def posts() -> pl.DataFrame:
    """The table: the return's columns, and `from` and `to`, the first and last day of the post's state."""
    kinds = dict.fromkeys(("start_date", *TRAINING, "from", "to"), pl.Date)
    return pl.read_csv(TABLE, schema_overrides=kinds | {"fte": pl.Float64})


def at(as_at: dt.date) -> dict[str, pl.DataFrame]:
    """The sheet as at that month end, columns as the contract names them. What was to come is not told."""
    now = posts().filter((pl.col("from").fill_null(as_at) <= as_at) & (pl.col("to").fill_null(as_at) >= as_at))
    trained = [pl.when(pl.col(name) <= as_at).then(pl.col(name)).alias(name) for name in TRAINING]
    return {"posts": now.drop("from", "to").with_columns(trained).sort("post_id")}
