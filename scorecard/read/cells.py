"""From a column of text to a column of its type. What does not fit is a finding, never a blank and never a guess (returns.md, "Cells")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import polars as pl

from scorecard import reference
from scorecard.read import faults
from scorecard.read.faults import Fault
from scorecard.terms import Column

SPACES = " \t\r\n\u00a0\u2007\u202f\u200b\ufeff"
TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
ISO = rf"^(\d{{4}}-\d{{2}}-\d{{2}}){TIME}$"
BRITISH = rf"^(\d{{1,2}}/\d{{1,2}}/\d{{4}}){TIME}$"
SERIAL = r"^(\d{1,6})(?:\.\d+)?$"
EXCEL_ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ERROR")
YES, NO = ("1", "1.0", "y", "yes", "true"), ("0", "0.0", "n", "no", "false")
FIRST_YEAR, LAST_YEAR = 1900, 2199

# What a type gives: the typed column, and for each fault a mask of the cells that have it (with words for its message).
Typed = tuple[pl.Series, list[tuple[Fault, pl.Series, dict[str, object]]]]


def typed(column: Column, texts: pl.Series, date_1904: bool = False) -> Typed:
    """Type one column. `texts` is a String series; the answer has one value per row, null (false for a flag) where there is none."""
    stripped = texts.str.strip_chars(SPACES)
    stripped = stripped.set(stripped == "", None)
    is_error = stripped.str.to_uppercase().is_in(EXCEL_ERRORS).fill_null(False)
    clean = stripped.set(is_error, None)
    if column.type == "date":
        series, faulty = _dates(clean, date_1904)
    elif column.type == "text":
        series, faulty = texts.set(clean.is_null(), None), []
    else:
        series, faulty = TYPES[column.type](clean, column)
    return series.alias(column.name), [(faults.EXCEL_ERROR, is_error, {}), *faulty]


def as_date(text: str) -> dt.date | None:
    """One date by the same rules, for the cover and the command line; None where it cannot be read."""
    series, faulty = _dates(pl.Series([text.strip(SPACES)], dtype=pl.String), False)
    return series[0]


def _dates(texts: pl.Series, date_1904: bool) -> Typed:
    iso, british = texts.str.extract(ISO, 1), texts.str.extract(BRITISH, 1)
    days = texts.str.extract(SERIAL, 1).cast(pl.Float64, strict=False).floor()
    epoch = dt.date(1904, 1, 1) if date_1904 else dt.date(1899, 12, 30)
    latest = (dt.date(LAST_YEAR, 12, 31) - epoch).days
    days = days.set(((days < 1) | (days > latest)).fill_null(False), None).cast(pl.Int32)
    from_serial = (days + (epoch - dt.date(1970, 1, 1)).days).cast(pl.Date)
    parsed = iso.str.to_date("%Y-%m-%d", strict=False)
    parsed = parsed.zip_with(parsed.is_not_null(), british.str.to_date("%d/%m/%Y", strict=False))
    known_form = iso.is_not_null() | british.is_not_null()
    in_range = (parsed.dt.year() >= FIRST_YEAR) & (parsed.dt.year() <= LAST_YEAR)
    no_such = known_form & parsed.is_null()
    parsed = parsed.set(~in_range.fill_null(False), None)
    parsed = parsed.zip_with(parsed.is_not_null(), from_serial)
    unread = texts.is_not_null() & parsed.is_null() & ~no_such
    serial = days.is_not_null()
    first = parsed.filter(serial)[0] if serial.any() else None
    return parsed, [
        (faults.NO_SUCH_DATE, no_such, {}),
        (faults.BAD_DATE, unread, {}),
        (faults.SERIAL_DATE, serial, {"date": first and f"{first:%d/%m/%Y}"}),
    ]


def _flags(texts: pl.Series, column: Column) -> Typed:
    lower = texts.str.to_lowercase()
    yes = lower.is_in(YES).fill_null(False)
    wrong = lower.is_not_null() & ~yes & ~lower.is_in(NO).fill_null(False)
    return yes, [(faults.BAD_FLAG, wrong, {})]


def _codes(texts: pl.Series, column: Column) -> Typed:
    """Codes in the contract's own case; what is in no code set stays as it is, for the suite to say so."""
    whole = texts.str.replace(r"^(\d+)\.0+$", "$1")
    by_case = {code.casefold(): code for code in column.codes}
    seen = whole.drop_nulls().unique().to_list()
    return whole.replace({text: by_case[text.casefold()] for text in seen if text.casefold() in by_case}), []


def _ids(texts: pl.Series, column: Column) -> Typed:
    whole = texts.str.replace(r"^(-?\d+)\.0+$", "$1")
    cut = whole.str.contains(r"^\d+(?:\.\d+)?[eE]\+?\d+$").fill_null(False)
    fraction = whole.str.contains(r"^-?\d+\.\d+$").fill_null(False)
    dated = whole.str.contains(r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$").fill_null(False)
    wrong = [
        (faults.BAD_ID, cut, {"what": "Excel has shortened this one, and its last digits are lost"}),
        (faults.BAD_ID, fraction, {"what": "this one has decimals"}),
        (faults.BAD_ID, dated, {"what": "Excel has turned this one into a date"}),
    ]
    return whole.set(cut | fraction | dated, None), wrong


def _numbers(texts: pl.Series, column: Column) -> Typed:
    series = texts.set(~texts.str.contains(r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$").fill_null(False), None).cast(
        pl.Float64, strict=False
    )
    comma = texts.str.contains(r"^[+-]?\d[\d,]*,\d+(?:\.\d+)?$").fill_null(False)
    return series, [(faults.THOUSANDS, comma, {}), (faults.BAD_NUMBER, texts.is_not_null() & series.is_null() & ~comma, {})]


def _integers(texts: pl.Series, column: Column) -> Typed:
    series, faulty = _numbers(texts, column)
    fraction = (series != series.floor()).fill_null(False)
    return series.set(fraction, None).cast(pl.Int64, strict=False), [*faulty, (faults.BAD_INTEGER, fraction, {})]


def _areas(texts: pl.Series, column: Column) -> Typed:
    """Areas in the reference's own spelling, else in the first spelling that the sheet gives."""
    spelling = dict(reference.areas())
    known = {}
    for text in texts.drop_nulls().unique(maintain_order=True).to_list():
        known[text] = spelling.setdefault(reference.plain(text) or text, " ".join(text.split()))
    return texts.replace(known), []


TYPES: dict[str, Callable[[pl.Series, Column], Typed]] = {
    "flag": _flags,
    "code": _codes,
    "id": _ids,
    "number": _numbers,
    "integer": _integers,
    "area": _areas,
}


def places(mask: pl.Series) -> Iterable[int]:
    """Where a mask is true, counted from 0."""
    return mask.fill_null(False).arg_true().to_list()
