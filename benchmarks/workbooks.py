"""What the benchmarks are run on: the sample's last workbook of each return, as it is and with its rows several times over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl

from scorecard import sample
from scorecard.contract import load_return
from scorecard.sample import workbook
from scorecard.sample.returns import RETURNS, Authority
from scorecard.terms import Sheet

NAMES = tuple(each.name for each in RETURNS)
SCALES = (1, 10)
SCHOOL = "99"  # what the sample's school numbers begin with: six figures, so a copy's begin with another


def write(folder: Path, name: str, scale: int) -> Path:
    """A return's workbook with all that is in it `scale` times over, each copy with IDs of its own. Written once for a folder."""
    path = folder / f"{name}_{scale}.xlsx"
    if not path.exists():
        each = next(each for each in RETURNS if each.name == name)
        as_at = each.as_at_dates()[-1]
        sheets = each.sheets(_authority(), as_at)
        contract = load_return(name)
        many = {sheet: pl.concat(_copy(frame, contract.sheet(sheet), number) for number in range(scale)) for sheet, frame in sheets.items()}
        workbook.save(path, sample.cover(as_at, name), many)
    return path


@cache
def _authority() -> Authority:
    return Authority(sample.SEED)


def _copy(frame: pl.DataFrame, sheet: Sheet, number: int) -> pl.DataFrame:
    """The rows again, of other people at other schools. What is checked and not kept (UPNs) is left out: copies would share it."""
    changed = []
    for column in sheet.columns:
        if not column.keep:
            changed.append(pl.lit(None, frame.schema[column.name]).alias(column.name))
        elif column.name == "school_urn":
            changed.append(pl.concat_str(pl.lit(str(int(SCHOOL) - number)), pl.col(column.name).str.slice(len(SCHOOL))).alias(column.name))
        elif column.type == "id":
            changed.append(pl.col(column.name) + f"-{number}")
    return frame.with_columns(changed)
