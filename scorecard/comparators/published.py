"""Read one published file, whatever its shape, as text: nothing becomes a number here. Recognised by headings, never by its name."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from scorecard.comparators import catalogue
from scorecard.comparators.catalogue import TOOL, ComparatorError, Kind, Total
from scorecard.reference import plain, text_of

ROW, PLACE = "_row", "_place"  # the file's own row number, its headings being row 1; the Department's number of the place
BASE = ("time_period", "time_identifier")
METRIC, VALUE = "metric", "value"  # of a file with one figure per row
TOOL_HEADINGS = {"shortdesc": METRIC, "values": VALUE, "years": "timeperiod", "lanumber": PLACE}
DICTIONARY_HEADINGS = {"measureshort", "yeartype", "polarity", "hyperlinks"}


@dataclass(frozen=True, eq=False)
class Published:
    """A file's rows, its headings in plain names. `figures` are the columns (of a long file the metrics) that hold figures."""

    path: Path
    rows: pl.DataFrame
    long: bool
    tool: bool = False
    twice: frozenset[str] = frozenset()  # headings that stand twice over different values: not to be used
    headings: Mapping[str, str] = field(default_factory=dict)  # as the file spells them, for messages

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    @property
    def figures(self) -> frozenset[str]:
        """The plain names that an item may ask for."""
        if not self.long:
            return frozenset(self.rows.columns)
        return frozenset(self.rows[METRIC].unique().drop_nulls().to_list())


@dataclass(frozen=True)
class Entry:
    """A measure of the interactive tool, as its dictionary has it."""

    year_type: str
    polarity: str
    url: str


def read(path: Path) -> Published | dict[str, Entry]:
    """A published file, or the interactive tool's dictionary by plain short name. Raises ComparatorError where it is neither."""
    if not path.is_file():
        raise ComparatorError(f"There is no file {path}.")
    if path.suffix.lower() == ".parquet":
        return _tool(path, _parquet(path))
    rows, headings, twice = _csv(path)
    if set(rows.columns) >= DICTIONARY_HEADINGS:
        return _dictionary(rows)
    if set(rows.columns) >= TOOL_HEADINGS.keys():
        return _tool(path, rows)
    missing = [name for name in BASE if plain(name) not in headings]
    if not {"newlacode", "oldlacode"} & headings.keys():
        missing += ["new_la_code", "old_la_code"]
    if missing:
        raise ComparatorError(
            f"{path.name} is not a published file that we know: it has no column {' and no '.join(missing)}. "
            f"docs/comparators.md lists the files that can be imported."
        )
    long = {METRIC, VALUE} <= set(rows.columns)
    if long:
        rows = rows.with_columns(_plain_names(rows[METRIC]))
    return Published(path, rows.with_columns(_place_number(rows.columns)), long, twice=twice, headings=headings)


def recognise(published: Published, known: tuple[Kind, ...]) -> Kind:
    """The kind of file it is. Raises ComparatorError, naming the missing columns where it is nearly one."""
    if published.tool:
        return next(each for each in known if each.name == TOOL)
    lacking = {kind: _lacking(published, kind) for kind in known if kind.name != TOOL and kind.items}
    for kind, missing in lacking.items():
        if not missing:
            return kind
    near = {kind: missing for kind, missing in lacking.items() if _share(published, kind) > 0}
    if not near:
        raise ComparatorError(
            f"{published.name} has none of the figures that we know. docs/comparators.md lists the files that can be imported."
        )
    kind = max(near, key=lambda each: _share(published, each))
    raise ComparatorError(
        f"{published.name} looks like the Department's file on {kind.name}, but has no column {', '.join(near[kind])}. "
        f"If the release spells it otherwise, add that spelling to comparator_items.csv."
    )


def resolve(published: Published, part: str) -> str | None:
    """The plain name under which the file has a column (`a|b`: either spelling); None where it has neither."""
    return next((name for name in map(plain, part.split("|")) if name in published.figures), None)


def _lacking(published: Published, kind: Kind) -> list[str]:
    parts = {part for item in kind.items for column in item.columns for part in column.split("+")}
    missing = sorted(part.replace("|", " or ") for part in parts if resolve(published, part) is None)
    headings = {total.heading for total in kind.totals if not total.optional}
    if any(item.follows_rows for item in kind.items):
        headings |= {cohort.heading for cohort in catalogue.cohorts()}
    return missing + sorted(name for name in headings if plain(name) not in published.headings)


def _share(published: Published, kind: Kind) -> float:
    parts = {part for item in kind.items for column in item.columns for part in column.split("+")}
    return sum(resolve(published, part) is not None for part in parts) / len(parts)


def totals(published: Published, wanted: tuple[Total, ...]) -> pl.DataFrame:
    """The rows that are about everybody, of places that we know of."""
    rows = published.rows.filter(pl.col(PLACE).is_not_null())
    for total in wanted:
        if plain(total.heading) in rows.columns:
            text = pl.col(plain(total.heading)).str.strip_chars()
            rows = rows.filter(text.str.starts_with(total.value[:-1]) if total.value.endswith("*") else text == total.value)
    return rows


def _csv(path: Path) -> tuple[pl.DataFrame, dict[str, str], frozenset[str]]:
    """A CSV file's rows as text. Of columns of one heading one is kept where their values are the same; else none may be used."""
    try:
        frame = pl.read_csv(io.BytesIO(text_of(path).encode()), has_header=False, infer_schema=False)
    except pl.exceptions.NoDataError:
        raise ComparatorError(f"{path.name} is empty.") from None
    except pl.exceptions.PolarsError as error:
        raise ComparatorError(f"{path.name} cannot be read as CSV: {str(error).splitlines()[0].rstrip('.')}. Download it again.") from None
    kept: dict[str, pl.Series] = {}
    headings: dict[str, str] = {}
    twice: set[str] = set()
    body = frame.slice(1)
    for column, heading in zip(frame.columns, frame.row(0), strict=True):
        name = plain(heading or "")
        if name and name in kept:
            if not kept[name].equals(body[column], check_names=False):
                twice.add(name)
        elif name:
            kept[name] = body[column].alias(name)
            headings[name] = (heading or "").strip()
    rows = pl.DataFrame(list(kept.values())).with_row_index(ROW, offset=2)
    rows = rows.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null())) if kept else rows
    return rows, headings, frozenset(twice)


def _parquet(path: Path) -> pl.DataFrame:
    try:
        frame = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise ComparatorError(
            f"{path.name} cannot be read as Parquet: {str(error).splitlines()[0].rstrip('.')}. Download it again."
        ) from None
    return frame.rename({name: plain(name) for name in frame.columns}).with_row_index(ROW, offset=1)


def _tool(path: Path, rows: pl.DataFrame) -> Published:
    missing = TOOL_HEADINGS.keys() - set(rows.columns)
    if missing:
        raise ComparatorError(
            f"{path.name} is not the Local Authority Interactive Tool's data: it has no column {', '.join(sorted(missing))}."
        )
    kept = rows.select(ROW, *TOOL_HEADINGS).rename(TOOL_HEADINGS)
    kept = kept.with_columns(
        _plain_names(kept[METRIC]),
        pl.col(VALUE, "timeperiod").cast(pl.String),
        pl.col(PLACE).cast(pl.Float64, strict=False).cast(pl.Int64, strict=False).cast(pl.String),
    )
    return Published(path, kept, long=True, tool=True)


def _plain_names(metrics: pl.Series) -> pl.Series:
    return metrics.replace_strict({name: plain(name) for name in metrics.unique().drop_nulls()}, default=None, return_dtype=pl.String)


def _dictionary(rows: pl.DataFrame) -> dict[str, Entry]:
    fields = rows.select("measureshort", "yeartype", "polarity", "hyperlinks").fill_null("").rows()
    return {
        plain(name): Entry(year_type.strip(), polarity.strip(), url.split()[0] if url.split() else "")
        for name, year_type, polarity, url in fields
    }


def _place_number(columns: list[str]) -> pl.Expr:
    """The Department's number of each row's place; null for a place that we do not know. A file without levels has authorities alone."""
    by_code = {each.code: each.number for each in catalogue.places()}

    def number(heading: str) -> pl.Expr:
        known = pl.col(heading).str.strip_chars() if heading in columns else pl.lit(None, pl.String)
        return known.replace_strict(by_code, default=None, return_dtype=pl.String)

    old = pl.col("oldlacode").str.strip_chars() if "oldlacode" in columns else pl.lit(None, pl.String)
    authority = pl.coalesce(pl.when(old.str.contains(r"^\d{3}$")).then(old), number("newlacode"))
    if "geographiclevel" not in columns:
        return authority.alias(PLACE)
    level = pl.col("geographiclevel").str.strip_chars().str.to_lowercase()
    return (
        pl.when(level == "national").then(pl.lit(catalogue.ENGLAND)).when(level == "regional").then(number("regioncode"))
        .when(level == "local authority").then(authority).alias(PLACE)
    )  # fmt: skip
