"""comparators.csv: one tidy table of published figures, replaced source by source, written whole or not at all."""

from __future__ import annotations

import uuid
from pathlib import Path

import polars as pl

from scorecard import disk, settings
from scorecard.comparators import catalogue
from scorecard.comparators.catalogue import ComparatorError, Ours
from scorecard.comparators.published import PLACE

NAME = "comparators.csv"
LOCAL = "comparators_local.csv"  # the same columns, written by hand: what a board prints and no file that is imported has
SCHEMA: dict[str, type[pl.DataType]] = {
    "measure_id": pl.String,
    "phase": pl.String,
    "sen_provision": pl.String,
    "place_kind": pl.String,  # england, region, authority, neighbours
    "place_code": pl.String,  # of the neighbours: that of the authority whose neighbours they are
    "place_name": pl.String,
    "period": pl.String,
    "as_at": pl.Date,
    "window": pl.String,  # calendar_year, academic_year, term, january_snapshot
    "value": pl.Float64,  # of the neighbours: their median
    "lowest": pl.Float64,
    "highest": pl.Float64,
    "authorities": pl.Int64,  # how many of the ten neighbours have a figure
    "numerator": pl.Int64,
    "denominator": pl.Int64,
    "sign": pl.String,
    "unit": pl.String,
    "same_basis": pl.Boolean,
    "basis": pl.String,
    "source": pl.String,
    "licence": pl.String,
    "url": pl.String,
}
ORDER = ("measure_id", "phase", "sen_provision", "window", "as_at", "place_kind", "place_code", "source")


def placed(figures: pl.DataFrame, ours: Ours) -> pl.DataFrame:
    """Figures of England, our region and our authority, and the median and range of our ten neighbours wherever one of them has a value."""
    single = [
        figures.filter(pl.col(PLACE) == place.number).with_columns(**_names(place.kind, place.code, place.name), **_no_range())
        for place in (ours.england, ours.region, ours.authority)
    ]
    same = [name for name in figures.columns if name not in ("_row", PLACE, "value", "numerator", "denominator", "sign")]
    values = figures.filter(pl.col(PLACE).is_in(list(ours.neighbours)) & pl.col("value").is_not_null())
    value = pl.col("value")
    together = values.group_by(same).agg(
        value.median(), value.min().alias("lowest"), value.max().alias("highest"), value.len().cast(pl.Int64).alias("authorities")
    )
    neighbours = together.with_columns(
        pl.lit(None, pl.Int64).alias("numerator"), pl.lit(None, pl.Int64).alias("denominator"), pl.lit("").alias("sign"),
        **_names("neighbours", ours.authority.code, f"Statistical neighbours of {ours.authority.name}"),
    )  # fmt: skip
    return pl.concat([each.select(*SCHEMA) for each in (*single, neighbours)]).sort(ORDER)


def read(name: str = NAME) -> pl.DataFrame:
    """A table in force: the data root's own, else the one that ships. Raises ComparatorError where it is not such a table."""
    path = settings.reference_file(name)
    if not path.is_file():
        return pl.DataFrame(schema=SCHEMA)
    try:
        return pl.read_csv(path, schema_overrides=SCHEMA).select(*SCHEMA).with_columns(pl.col(pl.String).fill_null(""))
    except pl.exceptions.PolarsError as error:
        what = "Take it away, and import the files again." if name == NAME else f"Write its columns as those of {NAME}."
        raise ComparatorError(f"{path} is not a table of comparators: {str(error).splitlines()[0].rstrip('.')}. {what}") from None


def replace(figures: pl.DataFrame) -> tuple[Path, int]:
    """Write the table anew: these figures instead of all of their sources, the rest as it was. Gives where it is, and its rows.

    Written under another name, flushed and renamed: who reads sees the table before or the table after.
    """
    kept = read().filter(~pl.col("source").is_in(figures["source"].unique().to_list()))
    whole = pl.concat([kept, figures]).sort(ORDER)
    path = settings.data_root() / "reference" / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_name(f".{path.name}-{uuid.uuid4().hex}")
    try:
        with written.open("wb") as file:
            whole.write_csv(file)
            disk.flush(file)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
    return path, whole.height


def for_authority(authority_code: str) -> pl.DataFrame:
    """What a release of this authority may show: England, its own region, itself and its own neighbours, and nothing of others."""
    known = {each.code: each for each in catalogue.places()}
    ours = known.get(authority_code)
    mine = [each.code for each in known.values() if ours and each.number == ours.number]
    kind, code = pl.col("place_kind"), pl.col("place_code")
    own = kind.is_in(["authority", "neighbours"]) & code.is_in(mine)
    region = (kind == "region") & (code == (ours.region_code if ours else ""))
    return pl.concat([read(), read(LOCAL)]).filter((kind == "england") | region | own)


def _names(kind: str, code: str, name: str) -> dict[str, pl.Expr]:
    return {"place_kind": pl.lit(kind), "place_code": pl.lit(code), "place_name": pl.lit(name)}


def _no_range() -> dict[str, pl.Expr]:
    nothing = pl.lit(None, pl.Float64)
    return {"lowest": nothing, "highest": nothing, "authorities": pl.lit(None, pl.Int64)}
