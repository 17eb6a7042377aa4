"""Supplied figures: numbers in the unit that the catalogue gives their measure, and what boards type instead, each with how to write it.

A percentage is read where the measure is one: 67, "67%", or 0.67 in a percentage format. What else is typed is never guessed at:
"10% (10)", "6-7mths" and "TBC" are findings that say which part goes in which column (returns.md, "Cells").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import polars as pl

from scorecard import reference
from scorecard.faults import Fault
from scorecard.read import cells, faults
from scorecard.read.cells import SPACES, UNSEEN
from scorecard.terms import Column

MEASURE = "measure_id"  # the column that says whose unit a row's figure is in
PERCENT = "percent"
SHARES = (PERCENT, "per 100 pupils")
SAID = {"": "not known", "count": "a count", "fte": "full-time equivalents", "gbp_million": "millions of pounds"}
DIGITS = 15  # that Excel keeps of a number: 0.07 times 100 is 7, and not 7.000000000000001
LONGEST = 200  # characters: beyond them a cell is a story and no figure

N = r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|-?\.[0-9]+)"
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH = "|".join(rf"{each[:3]}(?:{each[3:]})?" for each in MONTHS) + "|sept"
DATE = rf"(?:[0-9]{{1,2}} )?(?:{MONTH})\b|(?:autumn|spring|summer|ht ?[1-6]|q[1-4]|20[0-9]{{2}})\b|[0-9]{{1,2}}/[0-9]{{1,2}}/"
ABOUT = (
    r"[<>≤≥=~±]|(?:under|over|(?:less|more|fewer) than|above|below|at (?:least|most)|up to|around|about|approx[a-z]*|circa|ca?|nearly)\b\.?"
)
ARROW = r"[\u2190-\u21ff\u25b2-\u25c5\u2794-\u27be\u2b00-\u2bff\ufe0f ]"
STATUSES = {  # a status, by words in a cell that does not begin with a number
    "awaiting_data": r"await|pending|outstanding|to follow|\bnot yet\b|\b(?:due|late)\b",
    "being_scoped": r"scop|develop",
    "to_be_confirmed": r"\bt\.?b\.?[acd]\b|\bto be (?:agreed|announced|confirmed|decided|determined|set)\b",
    "not_available": r"^n ?[/.\\]? ?[ak]\.?$|^[-.*?]+$|\bnot (?:currently )?(?:avail|applic|collect|held|known|record)|unavail|\bno data",
}
UNITS = {"months": r"mo?n?ths?", "weeks": r"weeks?|wks?", "fte": r"ftes?|wtes?", PERCENT: r"%|per|percent"}  # as people write them
MILLIONS = r"mn?|mill?|millions?"
Judged = tuple[Fault, dict[str, object]]  # what is wrong with a cell, and the words for it
Form = Callable[[re.Match[str], str], float | Judged]  # of a match and a unit


def typed(
    column: Column, texts: pl.Series, names: pl.Series, is_percentage: Callable[[int], bool]
) -> tuple[pl.Series, list[tuple[Fault, pl.Series, dict[str, object]]], dict[int, Judged]]:
    """Type a column of supplied figures: as `cells.typed` gives a column of numbers, each in its measure's unit, and what is wrong with the
    cells that hold anything but a number, by their place.

    `names` has each row's measure, as it stands in the file; `is_percentage` says of a place whether the cell holds a number that shows as
    a percentage. Raises ReferenceFileError where the catalogue cannot be read.
    """
    series, faulty = cells.typed(replace(column, type="number"), texts)
    units = names.str.strip_chars(SPACES).replace_strict(units_by_name(), default="", return_dtype=pl.String).fill_null("").to_list()
    no_numbers = [mask for fault, mask, _ in faulty if fault is faults.BAD_NUMBER]
    found = {place: judge(texts[place], units[place]) for mask in no_numbers for place in cells.places(mask)}
    for place in filter(is_percentage, cells.places(series.is_not_null())):
        shown = float(f"{series[place] * 100:.{DIGITS}g}")
        found[place] = shown if units[place] == PERCENT else _no_percentage(units[place]) if units[place] else None
    values = {place: each for place, each in found.items() if isinstance(each, float)}
    judged = {place: each for place, each in found.items() if isinstance(each, tuple)}
    known = [*values, *judged]
    if known:
        series = series.scatter(known, pl.Series([*values.values(), *[None] * len(judged)], dtype=pl.Float64))
        no_numbers = [mask.scatter(known, False) for mask in no_numbers]
    others = [each for each in faulty if each[0] is not faults.BAD_NUMBER]
    return series, [*others, *((faults.BAD_NUMBER, mask, {}) for mask in no_numbers)], judged


def units_by_name() -> Mapping[str, str]:
    """The unit of each figure that may be supplied, by what its row may call it: an indicator, or the measure that is its value."""
    lines = reference.table("indicators")
    own = {each.get("indicator_id", ""): each.get("unit", "") for each in lines}
    return own | {each.get(MEASURE, ""): each.get("unit", "") for each in lines if each.get("figure", "") in ("", "value")}


def judge(text: str, unit: str) -> float | Judged | None:
    """What a cell that is no plain number holds, in a row whose measure has this unit (empty: nobody knows it): the value of a percentage
    where the measure is one; else what is wrong, with how to write it; None where it is like nothing that is known."""
    plain = " ".join(re.sub(f"[{UNSEEN}]", "", text).replace("–", "-").replace("—", "-").split())
    for pattern, form in FORMS if len(plain) <= LONGEST else ():
        if match := pattern.fullmatch(plain):
            return form(match, unit)
    return None


def _percentage(match: re.Match[str], unit: str) -> float | Judged:
    if unit not in (PERCENT, ""):
        return _no_percentage(unit)
    return (faults.THOUSANDS, {}) if "," in match[1] else float(match[1])


def _no_percentage(unit: str) -> Judged:
    return faults.NO_PERCENTAGE, {"unit": _said(unit)}


def _status(status: str, match: re.Match[str], unit: str) -> Judged:
    return faults.NO_FIGURE, {"status": status}


def _dated(match: re.Match[str], unit: str) -> Judged:
    return faults.DATED_FIGURE, {"number": _number(match[1]), "date": match[2].strip()}


def _two(match: re.Match[str], unit: str) -> Judged:
    """A figure and another in brackets: a share and how many that are, or how many and their share."""
    first, second, out_of = (_number(match[place] or "") for place in (1, 3, 5))
    signs = bool(match[2]), bool(match[4])
    if signs == (True, True) or (unit and unit not in SHARES):
        return _one_of_two(first, second)
    if signs == (False, True) or (signs == (False, False) and "." in second and "." not in first):
        first, second = second, first
    return faults.TWO_FIGURES, {"write": f"{first} in value and {second} in numerator" + f", and {out_of} in denominator" * bool(out_of)}


def _one_of_two(first: str, second: str) -> Judged:
    return faults.TWO_FIGURES, {"write": f"{first} in value; {second} is another measure's figure, which has a row of its own"}


def _part(match: re.Match[str], unit: str) -> Judged:
    part, whole = _number(match[1]), _number(match[2])
    if unit and unit not in SHARES:
        return _one_of_two(part, whole)
    return faults.TWO_FIGURES, {"write": f"{part} in numerator, {whole} in denominator, and what they come to in value"}


def _range(match: re.Match[str], unit: str) -> Judged:
    return faults.NOT_ONE_NUMBER, {"what": "a range", "unit": _said(unit)}


def _bound(match: re.Match[str], unit: str) -> Judged:
    return faults.NOT_ONE_NUMBER, {"what": "about, above or below a number", "unit": _said(unit)}


def _arrow(match: re.Match[str], unit: str) -> Judged:
    return faults.BESIDE_NUMBER, {"write": _number(match[1]) if match[1] else "the figure", "unit": _said(unit)}


def _beside(match: re.Match[str], unit: str) -> Judged:
    """A number between signs and words. Where these are another unit than the catalogue's, it is not the number to enter."""
    beside = re.match(r"[a-z]+|%", match[3].strip().casefold())
    word = beside[0] if beside else ""
    theirs = next((each for each, words in UNITS.items() if re.fullmatch(words, word)), "")
    if match[1] or (unit == "gbp_million" and re.fullmatch(MILLIONS, word)):
        theirs = "gbp_million" if re.fullmatch(MILLIONS, word) else "pounds"
    write = _number(match[2]) if not theirs or unit in (theirs, "") else "the number"
    return faults.BESIDE_NUMBER, {"write": write, "unit": _said(unit)}


def _number(text: str) -> str:
    return text.replace(",", "")


def _said(unit: str) -> str:
    return SAID.get(unit, unit)


# The first that a cell's whole text is like says what it is.
LIKE: tuple[tuple[str, Form], ...] = (
    (rf"{N} ?(?:%|per ?cent)", _percentage),
    *((rf"(?![0-9£<>≤≥~]|-[0-9.])(?=.*(?:{words})).*", partial(_status, status)) for status, words in STATUSES.items()),
    (rf"{N} ?%?(?: ?[(\[] ?| )(?:as at |as of |at |for |in |from )?((?:{DATE})[^()\[\]]*)[)\]]?", _dated),
    (rf"{N} ?(%?) ?[(\[] ?(?:n ?= ?)?{N} ?(%?) ?(?:(?:/|of|out of) ?{N} ?)?[)\]]", _two),
    (rf"{N} ?(?:/|of|out of) ?{N}", _part),
    (rf"(?:{ABOUT}) ?=? ?£? ?{N}.*|{N} ?%? ?(?:\+|ish\b|or ).*", _bound),
    (rf"(?:between |from )?£? ?{N} ?[a-z%]* ?(?:-|to|and|or) ?£? ?{N}[a-z% .]*", _range),
    (rf"(?=.*[^ 0-9.,%-]){ARROW}*(?:{N} ?%?)?{ARROW}*", _arrow),
    (rf"(£?) ?{N}(|[ a-z%£(\[+].*)", _beside),
)
FORMS = tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in LIKE)
