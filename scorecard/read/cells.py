"""From a column of text to a column of its type. What does not fit is a finding, never a blank and never a guess (returns.md, "Cells")."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

import polars as pl

from scorecard import reference
from scorecard.faults import Fault
from scorecard.read import faults
from scorecard.terms import Column

# Soft hyphens, zero-width characters, marks of direction: pasted along from web pages, mail and Windows' own windows, and seen by nobody.
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
SPACES = " \t\r\n\x0b\x0c\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))) + UNSEEN
TIME = r"(?:[T ](?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?"
ISO = rf"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){TIME}$"
BRITISH = rf"^([0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}){TIME}$"
SERIAL = r"^([1-9][0-9]{0,5})(?:\.[0-9]+)?$"  # 030424 is no number: somebody typed a date with a two-digit year
ERROR = r"(?i)^(?:#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA|ERROR!?)|Err:[0-9]{3})$"
WHOLE = r"^(-?[0-9]+)\.0+$"  # 12345.0 is 12345
FRACTION = r"^-?[0-9]+\.[0-9]+$"
SHORTENED = r"^[0-9](?:\.[0-9]+)?[eE]\+[0-9]{2,3}$"
DATED = r"^[+-]?[0-9]{4,6}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)?$"
NUMBER = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
WITH_COMMA = r"^[+-]?[0-9][[0-9],]*,[0-9]+(?:\.[0-9]+)?$"
YES, NO = ("1", "1.0", "y", "yes", "true"), ("0", "0.0", "n", "no", "false")
# A time of day, a duration and a small number that were formatted as a date all show as a date of the calendar's first year.
FIRST_YEAR, FIRST_YEAR_1904, LAST_YEAR = 1901, 1905, 2199
# A whole number that a 64-bit float holds exactly.
LARGEST_INTEGER = 2**53
LONG = r"^[0-9]{16,}$"  # Excel keeps 15 digits of a number and puts noughts for the rest

# What a type gives: the typed column, and for each fault a mask of the cells that have it (with words for its message).
Typed = tuple[pl.Series, list[tuple[Fault, pl.Series, dict[str, object]]]]


def typed(column: Column, texts: pl.Series, date_1904: bool = False, is_number: Callable[[int], bool | None] = lambda _: None) -> Typed:
    """Type one column. `texts` is a String series; the answer has one value per row, null (false for a flag) where there is none.

    `is_number` says of a place in the series whether the file holds a number there, None where nobody can tell.
    """
    seen = texts.str.replace_all(f"[{UNSEEN}]", "") if column.type != "text" and _beyond_ascii(texts).any() else texts
    stripped = pl.col("text").str.strip_chars(SPACES).replace("", None)
    told = seen.to_frame("text").select(stripped.alias("text"), stripped.str.contains(ERROR).fill_null(False).alias("is_error"))
    clean, is_error = told["text"], told["is_error"]
    if is_error.any():
        clean = clean.set(is_error, None)
    faulty: list[tuple[Fault, pl.Series, dict[str, object]]]
    if column.type == "date":
        series, faulty = _dates(clean, date_1904)
    elif column.type == "id":
        series, faulty = _ids(clean, is_number)
    elif column.type == "text":
        series, faulty = texts.set(clean.is_null(), None), []
    else:
        series, faulty = TYPES[column.type](clean, column)
    if column.type in ("id", "code") and (odd := _beyond_ascii(clean)).any():
        faulty.append((faults.LOOKALIKE, odd, {"characters": names_beyond_ascii(clean.filter(odd)[0])}))
    return series.alias(column.name), [(faults.EXCEL_ERROR, is_error, {}), *faulty]


def names_beyond_ascii(text: str, only_letters: bool = False) -> str:
    """The names of the first few characters of a text that no English keyboard has (`only_letters`: those that are no Latin letters)."""
    odd = [each for each in dict.fromkeys(text) if not each.isascii() and (each.isalpha() or not only_letters)]
    names = [unicodedata.name(each, f"U+{ord(each):04X}") for each in odd]
    return ", ".join([each for each in names if not (only_letters and each.startswith("LATIN"))][:3])


def _beyond_ascii(texts: pl.Series) -> pl.Series:
    return (texts.str.len_bytes() != texts.str.len_chars()).fill_null(False)


def as_date(text: str) -> dt.date | None:
    """One date by the same rules, for the command line; None where it cannot be read, and for a bare number."""
    series, faulty = _dates(pl.Series([text.strip(SPACES)], dtype=pl.String), False)
    return None if any(mask[0] for _, mask, _ in faulty) else series[0]


def _dates(texts: pl.Series, date_1904: bool) -> Typed:
    # What nearly every column is: date cells alone, which the reader gives in one form. Only where they are not is more asked.
    plain = texts.str.to_date("%Y-%m-%d 00:00:00", strict=False)
    if plain.null_count() == texts.null_count() and _in_range(plain, date_1904).all():
        return plain, []
    iso, british = texts.str.extract(ISO, 1), texts.str.extract(BRITISH, 1)
    days = texts.str.extract(SERIAL, 1).cast(pl.Int64)
    epoch = dt.date(1904, 1, 1) if date_1904 else dt.date(1899, 12, 30)
    from_serial = (days + (epoch - dt.date(1970, 1, 1)).days).cast(pl.Int32).cast(pl.Date)
    parsed = iso.str.to_date("%Y-%m-%d", strict=False)
    parsed = parsed.zip_with(parsed.is_not_null(), british.str.to_date("%d/%m/%Y", strict=False))
    known_form = iso.is_not_null() | british.is_not_null()
    no_such = known_form & parsed.is_null()
    parsed = parsed.zip_with(parsed.is_not_null(), from_serial)
    parsed = parsed.set(~_in_range(parsed, date_1904).fill_null(False), None)
    unread = texts.is_not_null() & parsed.is_null() & ~known_form
    other_time = known_form & parsed.is_null() & ~no_such
    serial = days.is_not_null() & parsed.is_not_null()
    first = parsed.filter(serial)[0] if serial.any() else None
    return parsed, [
        (faults.NO_SUCH_DATE, no_such, {}),
        (faults.BAD_DATE, unread, {}),
        (faults.BAD_YEAR, other_time, {}),
        (faults.SERIAL_DATE, serial, {"date": first and f"{first:%d/%m/%Y}"}),
    ]


def _in_range(dates: pl.Series, date_1904: bool) -> pl.Series:
    years = dates.dt.year()
    return (years >= (FIRST_YEAR_1904 if date_1904 else FIRST_YEAR)) & (years <= LAST_YEAR)


def _flags(texts: pl.Series, column: Column) -> Typed:
    lower = texts.str.to_lowercase()
    yes = lower.is_in(YES).fill_null(False)
    wrong = lower.is_not_null() & ~yes & ~lower.is_in(NO).fill_null(False)
    return yes, [(faults.BAD_FLAG, wrong, {})]


def _codes(texts: pl.Series, column: Column) -> Typed:
    """Codes in the code set's own case; what is in no code set stays as it is, for the suite to say so."""
    whole = texts.str.replace(WHOLE, "$1")
    by_case = {code.casefold(): code for code in reference.codes(column)}
    seen = whole.drop_nulls().unique().to_list()
    return whole.replace({text: by_case[text.casefold()] for text in seen if text.casefold() in by_case}), []


def _ids(texts: pl.Series, is_number: Callable[[int], bool | None]) -> Typed:
    whole = texts.str.replace(WHOLE, "$1")
    cut = whole.str.contains(SHORTENED).fill_null(False)
    dated = whole.str.contains(DATED).fill_null(False)
    # A cell that was typed as text may hold 12.5, or any number of digits: only a number is none.
    fraction = _only(whole.str.contains(FRACTION), lambda place: is_number(place) is not False)
    lost = _only(whole.str.contains(LONG), lambda place: is_number(place) is True)
    wrong: list[tuple[Fault, pl.Series, dict[str, object]]] = [
        (faults.BAD_ID, cut, {"what": "Excel has shortened this one, and its last digits are lost"}),
        (faults.BAD_ID, dated, {"what": "Excel has turned this one into a date"}),
        (faults.BAD_ID, fraction, {"what": "this one has decimals"}),
        (faults.BAD_ID, lost, {"what": "Excel keeps only the first 15 digits of a number"}),
    ]
    return whole.set(cut | dated | fraction | lost, None), wrong


def _only(mask: pl.Series, keep: Callable[[int], bool]) -> pl.Series:
    mask = mask.fill_null(False)
    dropped = [place for place in places(mask) if not keep(place)]
    return mask.scatter(dropped, False) if dropped else mask


def _numbers(texts: pl.Series, column: Column) -> Typed:
    series = texts.set(~texts.str.contains(NUMBER).fill_null(False), None).cast(pl.Float64, strict=False)
    series = series.set(series.is_infinite().fill_null(False), None)
    comma = texts.str.contains(WITH_COMMA).fill_null(False)
    return series, [(faults.THOUSANDS, comma, {}), (faults.BAD_NUMBER, texts.is_not_null() & series.is_null() & ~comma, {})]


def _integers(texts: pl.Series, column: Column) -> Typed:
    series, faulty = _numbers(texts, column)
    wrong = ((series != series.floor()) | (series.abs() >= LARGEST_INTEGER)).fill_null(False)
    return series.set(wrong, None).cast(pl.Int64), [*faulty, (faults.BAD_INTEGER, wrong, {})]


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
    "number": _numbers,
    "integer": _integers,
    "area": _areas,
}


def places(mask: pl.Series) -> list[int]:
    """Where a mask is true, counted from 0."""
    return mask.arg_true().to_list() if mask.any() else []
