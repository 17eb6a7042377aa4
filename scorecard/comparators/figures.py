"""From a published file's text to figures by measure, place and period. A symbol stays a sign, never 0; a bad cell stops all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import polars as pl

from scorecard.comparators import catalogue, periods
from scorecard.comparators.catalogue import EACH_ROWS_OWN, TOOL, ComparatorError, Item, Kind
from scorecard.comparators.published import METRIC, PLACE, ROW, VALUE, Published, resolve, totals
from scorecard.reference import plain

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
SIGNS = ("x", "z", "c", "k", "low", "u")  # not available, not applicable, suppressed, rounds to 0, low, low reliability
TOOL_MISSING = "-"  # the interactive tool's only sign: not available
NOT_APPLICABLE, NOT_AVAILABLE = "z", "x"
NUMBER = r"^-?\d+(\.\d+)?([eE][+-]?\d+)?$"
COUNT = r"^\d+(\.0+)?$"
SHOWN = 3  # bad cells that a message names
KEY = ("measure_id", "phase", "sen_provision", "window", "as_at")


def of(published: Published, kind: Kind, urls: Mapping[str, str]) -> pl.DataFrame:
    """Every figure of the file, one row each: KEY, period, value, numerator, denominator, sign, unit, basis and where it is from.

    `urls` are the pages of the interactive tool's measures. Raises ComparatorError for a cell that is neither a number nor a known
    symbol, a period that cannot be read, or two rows about one figure.
    """
    rows = totals(published, kind.totals)
    found = [_item(published, kind, item, rows, urls) for item in kind.items]
    if not any(each is not None for each in found):
        raise ComparatorError(f"{published.name} has none of the figures that we know. docs/comparators.md lists them.")
    figures = pl.concat([each for each in found if each is not None])
    _check_once(published, figures)
    return figures


def _item(published: Published, kind: Kind, item: Item, rows: pl.DataFrame, urls: Mapping[str, str]) -> pl.DataFrame | None:
    names = {part: resolve(published, part) for column in item.columns for part in column.split("+")}
    if None in names.values():
        return None  # of the interactive tool alone: its measures come and go
    twice = published.twice & set(names.values())
    if twice:
        raise ComparatorError(
            f"{published.name}: the heading {published.headings[sorted(twice)[0]]} stands twice, over different figures. "
            "Take away the one that is not meant."
        )
    if published.long:
        rows = rows.filter(pl.col(METRIC) == names[item.value]).with_columns(pl.col(VALUE).alias(str(names[item.value])))
    if item.only:
        rows = rows.filter(pl.col(plain(item.only[0])).str.strip_chars() == item.only[1])
    rows = _with_cohort(_with_period(published, item, rows), item)
    counts = {part for column in (item.numerator, item.denominator) for part in column.split("+")}
    _check_cells(published, rows, {str(name): COUNT if part in counts else NUMBER for part, name in names.items()})

    def column(spec: str) -> tuple[pl.Expr, pl.Expr]:
        parts = [pl.col(str(names[part])).str.strip_chars() for part in spec.split("+")]
        numbers: list[pl.Expr] = [pl.when(part.str.contains(NUMBER)).then(part.cast(pl.Float64, strict=False)) for part in parts]
        signs = [pl.when(~part.str.contains(NUMBER)).then(part.str.to_lowercase().replace(TOOL_MISSING, NOT_AVAILABLE)) for part in parts]
        return reduce(lambda one, two: one + two, numbers), pl.coalesce(signs)

    empty = (pl.lit(None, pl.Float64), pl.lit(None, pl.String))
    above, above_sign = column(item.numerator) if item.numerator else empty
    below, below_sign = column(item.denominator) if item.denominator else empty
    if item.value:
        value, sign = column(item.value)
    else:  # a share that the Department does not print, from the counts that it does
        value = pl.when(below != 0).then(100 * above / below)
        sign = pl.coalesce(above_sign, below_sign, pl.when(below == 0).then(pl.lit(NOT_APPLICABLE)))
    constants = {
        "measure_id": item.measure_id, "window": item.window, "unit": item.unit, "basis": item.basis, "source": kind.source,
        "licence": LICENCE, "url": urls.get(str(names.get(item.value)), "") if kind.name == TOOL else kind.url,
    }  # fmt: skip
    return rows.select(
        ROW, PLACE, "phase", "sen_provision", "period", "as_at",
        *(pl.lit(text).alias(name) for name, text in constants.items()),
        value.alias("value"), above.cast(pl.Int64).alias("numerator"), below.cast(pl.Int64).alias("denominator"),
        sign.fill_null("").alias("sign"), pl.lit(item.same_basis).alias("same_basis"),
    )  # fmt: skip


def _with_period(published: Published, item: Item, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the item's window, with each one's period and its last day."""
    if published.tool:
        rows = rows.with_columns(pl.lit(None, pl.String).alias("timeidentifier"))
    wanted = []
    for time_period, identifier, row in rows.group_by("timeperiod", "timeidentifier").agg(pl.col(ROW).min()).rows():
        try:
            period = periods.read(time_period or "", identifier if published.tool else identifier or "", item.window)
        except ValueError as error:
            raise ComparatorError(
                f"{published.name}, row {row}: the period is {time_period or 'empty'}; expected {error}. "
                "Mend the file, or download it again."
            ) from None
        if period:
            wanted.append((time_period, identifier, *period))
    columns = {"timeperiod": pl.String, "timeidentifier": pl.String, "period": pl.String, "as_at": pl.Date}
    return rows.join(
        pl.DataFrame(wanted, columns, orient="row"), on=["timeperiod", "timeidentifier"], nulls_equal=True, maintain_order="left"
    )


def _with_cohort(rows: pl.DataFrame, item: Item) -> pl.DataFrame:
    """The rows with our phase and SEN provision; those of cohorts that we do not have are left out."""
    for column, given in (("phase", item.phase), ("sen_provision", item.sen_provision)):
        if given != EACH_ROWS_OWN:
            rows = rows.with_columns(pl.lit(given).alias(column))
            continue
        known = [cohort for cohort in catalogue.cohorts() if cohort.column == column]
        ours = (
            pl.col(plain(known[0].heading)).str.strip_chars().replace_strict({each.published: each.value for each in known}, default=None)
        )
        rows = rows.with_columns(ours.alias(column)).filter(pl.col(column).is_not_null())
    return rows


def _check_cells(published: Published, rows: pl.DataFrame, forms: Mapping[str, str]) -> None:
    """Every cell is a number (in a count a whole one) or a known symbol. `forms` are the columns, and what their numbers look like."""
    signs = (TOOL_MISSING,) if published.tool else SIGNS
    bad: list[tuple[int, str, str]] = []
    for name, form in forms.items():
        text = pl.col(name).str.strip_chars().fill_null("")
        wrong = rows.filter(~text.str.contains(form) & ~text.str.to_lowercase().is_in(signs))
        bad += [
            (row, published.headings.get(VALUE if published.long else name, "Values"), found)
            for row, found in wrong.select(ROW, text.alias("found")).rows()
        ]
    if bad:
        shown = "; ".join(f"row {row}, {name}: {found or 'nothing'}" for row, name, found in sorted(bad)[:SHOWN])
        more = f", and {len(bad) - SHOWN:,} more" if len(bad) > SHOWN else ""
        raise ComparatorError(
            f"{published.name}: a number or one of {', '.join(signs)} was expected; found {shown}{more}. "
            "Mend the file, or download it again."
        )


def _check_once(published: Published, figures: pl.DataFrame) -> None:
    again = figures.group_by(*KEY, PLACE, "source").agg(pl.col(ROW).sort()).filter(pl.col(ROW).list.len() > 1)
    if again.height:
        first = again.sort(pl.col(ROW).list.first(), "measure_id").row(0, named=True)
        raise ComparatorError(
            f"{published.name}: rows {' and '.join(map(str, first[ROW][:2]))} are both about {first['measure_id']} as at "
            f"{first['as_at']} in one place. If the file has a breakdown that we do not know, keep its totals alone."
        )
