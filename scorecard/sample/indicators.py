"""The indicators return: what partners count themselves, out of `supplied.csv`.

Every row is a published figure or status word, none is made up. `sent` says which month's workbook tells it: a month's figure its own; the
autumn term's the January's, but for one that came to the board in February; the first workbook brings along what was published of dates
before. Months of which nothing was published have none, because a sheet without rows is no return.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

TABLE = Path(__file__).with_name("supplied.csv")
TYPES = {
    **dict.fromkeys(("sent", "as_at", "observed_on"), pl.Date),
    **dict.fromkeys(("value", "numerator", "denominator"), pl.Float64),
}


def supplied() -> pl.DataFrame:
    """The table: the return's columns, and `sent`, the as-at date of the workbook that tells the row."""
    return pl.read_csv(TABLE, infer_schema=False, schema_overrides=TYPES)


def dates() -> list[dt.date]:
    """The as-at dates of the workbooks, in order."""
    return supplied()["sent"].unique().sort().to_list()


def at(as_at: dt.date) -> dict[str, pl.DataFrame]:
    """The sheet of that month's workbook, columns as the contract names them."""
    return {"values": supplied().filter(pl.col("sent") == as_at).drop("sent")}
