"""The attendance return: everybody's sessions in the school year so far, as at a half-term's end."""

from __future__ import annotations

import polars as pl

from scorecard.sample.absence import Absence
from scorecard.sample.pupils import NC_YEARS, pupil_id


def at(absence: Absence, half_term: int) -> dict[str, pl.DataFrame]:
    """The sheet as at the end of that half-term (1 to 6), columns as the contract names them."""
    known = absence.to_date(half_term)
    provision = pl.when(pl.col("since") <= half_term).then("sen_provision").otherwise(pl.lit("N"))
    sheet = known.select(
        pupil_id(),
        pl.col("school").cast(pl.String).alias("school_urn"),
        "phase",
        pl.col("nc_year").replace_strict(NC_YEARS, return_dtype=pl.String),
        provision.alias("sen_provision"),
        *(pl.col(name).alias(f"sessions_{name}") for name in ("possible", "authorised", "unauthorised")),
    )
    return {"enrolments": sheet}
