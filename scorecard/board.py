"""The board's reference files: the catalogue of indicators, targets, priorities, the schemes that actions are rated by,
and what committees recommended.

Each row is read into its term; what cannot be is told with its file and line, and nothing is published then. A line that we work out must
be of a measure that there is, and of a cohort, unit and window that the measure has: else it would show zeros, or somebody else's figure.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from itertools import combinations
from typing import Any, TypeVar

from scorecard import contract, measure, reference, settings
from scorecard.reference import ReferenceFileError
from scorecard.terms import ALL, Indicator, Measure, Priority, Rating, Recommendation, Target

CHOICES: Mapping[str, tuple[str, ...]] = {
    "unit": ("count", "percent", "per 100 pupils", "weeks", "months", "fte", "gbp_million", "sessions", "plans", "score"),
    "better": ("higher", "lower", ""),
    "theme": ("profile", "experience", "outcomes"),
    "frequency": ("monthly", "termly", "half_termly", "quarterly", "annual"),
    "window": ("month", "term", "half_term", "quarter", "year_to_date", "rolling_12_months"),
    "kind": ("worked_out", "supplied", "published"),
    "figure": ("value", "numerator"),
    "status": ("open", "under_way", "done", "not_agreed"),
}
HEADINGS = {"first": "from", "last": "until"}  # of a field, where it is not the field's own name
EMPTY = {"phase": ALL, "sen_provision": ALL, "detail": ALL, "figure": "value"}  # what an empty cell means
NEVER_EMPTY = {
    "indicator_id",
    "label",
    "measure_id",
    "name",
    "aim",
    "scheme",
    "code",
    "word",
    "committee",
    "resolution",
    "recommendation_id",
}
# The windows of a line that a measure gives, by what its dates are the ends of and what it counts from. What counts from September is a
# term's figure in the autumn.
WINDOWS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("month", ""): ("month",),
    ("half_term", "half_term"): ("half_term",),
    ("half_term", "term"): ("term",),
    ("half_term", "school_year"): ("term", "year_to_date"),
}
ADDED_UP = ("quarter", "year_to_date", "rolling_12_months")  # windows of a measure that adds up over months
SUPPLIED = "indicators"  # the return that has partners' own figures
Row = TypeVar("Row", Indicator, Target, Priority, Rating, Recommendation)


def indicators() -> tuple[Indicator, ...]:
    """Every indicator of `indicators.csv`, as it lists them. Raises ReferenceFileError."""
    known = {each.measure_id: each for each in measure.measures()}
    found = _read("indicators.csv", Indicator, lambda line: _unfit(line, known))
    _once("indicators.csv", [each.indicator_id for each in found], "indicator_id")
    for name in ("monthly", "termly"):
        _once("indicators.csv", [str(number) for each in found if (number := getattr(each, name))], name)
    return found


def targets() -> tuple[Target, ...]:
    """Every target of `targets.csv`. Raises ReferenceFileError, also for one that no line has, and where a line has two on one day."""
    lines = indicators()
    found = _read("targets.csv", Target, lambda target: _aimless(target, lines))
    for line in lines:
        for one, other in combinations([each for each in found if each.is_of(line)], 2):
            first, last = (one.first or dt.date.min, other.first or dt.date.min), (one.last or dt.date.max, other.last or dt.date.max)
            if max(first) <= min(last):
                raise ReferenceFileError(
                    f"{settings.reference_file('targets.csv')}: two targets of {line.indicator_id} hold on {max(first)}, so nobody could "
                    "tell which is meant. Give the first an `until` before the `from` of the second."
                )
    return found


def priorities() -> tuple[Priority, ...]:
    """The improvement plan's priorities, of `priorities.csv`, in their order. Raises ReferenceFileError."""
    found = _read("priorities.csv", Priority)
    _once("priorities.csv", [each.priority for each in found], "priority")
    return found


def ratings() -> tuple[Rating, ...]:
    """Every code of every scheme of `rag_schemes.csv`. Raises ReferenceFileError."""
    found = _read("rag_schemes.csv", Rating)
    _once("rag_schemes.csv", [f"{each.scheme} {each.code}" for each in found], "code in its scheme")
    return found


def recommendations() -> tuple[Recommendation, ...]:
    """What committees recommended, of `recommendations.csv`, as it lists them. Raises ReferenceFileError, also for one that is linked to
    no measure or indicator, or due before it was made."""
    lines = {each.indicator_id for each in indicators()} | {each.measure_id for each in measure.measures()}
    found = _read("recommendations.csv", Recommendation, lambda each: _unanswerable(each, lines))
    _once("recommendations.csv", [each.recommendation_id for each in found], "recommendation_id")
    return found


def _unanswerable(each: Recommendation, lines: Collection[str]) -> str:
    """Why nobody could follow a recommendation up; empty where somebody can."""
    if each.linked and each.linked not in lines:
        return f"linked is {each.linked!r}, which is no indicator of indicators.csv and no measure. Name one, or leave it empty."
    if each.due and each.due < each.meeting:
        return f"due is {each.due}, before the meeting of {each.meeting}. Put whichever is wrong right."
    if each.status == "done" and not each.response:
        return "it is done, and response is empty. Say what was done."
    return ""


def _unfit(line: Indicator, known: Mapping[str, Measure]) -> str:
    """What a line asks that its measure, or the return that supplies it, does not have; empty where it fits."""
    of = known.get(line.measure_id) if line.kind == "worked_out" else None
    sheets = contract.load_return(measure.RETURNS[of.family] if of else SUPPLIED).sheets
    for column in ("phase", "sen_provision"):
        value = getattr(line, column)
        codes = sorted({code for sheet in sheets for each in sheet.columns if each.name == column for code in each.codes})
        if value != ALL and codes and value not in codes:
            return f"{column} is {value!r}; expected one of {', '.join(codes)}, or nothing."
    if line.kind != "worked_out":
        return ""
    if of is None:
        return f"measure_id is {line.measure_id!r}, which is no measure of queries/2_measures. Name one, or say that it is supplied."
    for column in ("phase", "sen_provision", "detail"):
        has = column in measure.FAMILIES[of.family] and (of.detail if column == "detail" else re.search(rf"\b{column}\b", of.select))
        if (value := getattr(line, column)) != ALL and not has:
            return f"{column} is {value!r}, and {of.measure_id} is not counted by it. Leave it empty."
    if line.figure == "value" and line.unit != of.unit:
        return f"unit is {line.unit!r}, and {of.measure_id} is in {of.unit}. Write that."
    windows = WINDOWS[of.calendar, of.since] + (ADDED_UP if of.calendar == "month" and of.adds_up else ())
    if line.window not in windows:
        return f"window is {line.window!r}, and {of.measure_id} has no such figure; expected one of {', '.join(windows)}."
    if line.year_measure_id and (line.year_measure_id not in known or known[line.year_measure_id].since != "school_year"):
        return f"year_measure_id is {line.year_measure_id!r}; expected a measure that counts from September, or nothing."
    return ""


def _aimless(target: Target, lines: tuple[Indicator, ...]) -> str:
    """Why nobody could aim at a target; empty where somebody can."""
    if target.first and target.last and target.last < target.first:
        return f"until is {target.last}, before from, {target.first}. Put whichever is wrong right."
    if target.target is None and not target.words:
        return "there is neither a target nor words. Enter a number, or what the board says instead."
    if target.tolerance < 0:
        return f"tolerance is {target.tolerance:g}; expected how far a figure may be from the target, 0 or more."
    if target.target is not None and (undirected := [each.indicator_id for each in lines if target.is_of(each) and not each.better]):
        return f"{undirected[0]} is better neither higher nor lower, so no figure could be rated. Say in words what is aimed at."
    if lines and not any(target.is_of(each) for each in lines):
        return (
            f"no line of indicators.csv shows the {target.figure} of {target.measure_id} for this cohort, so nobody would see the target."
        )
    return ""


def _read(name: str, term: type[Row], wrong: Callable[[Row], str] = lambda _: "") -> tuple[Row, ...]:
    """A file's rows. `wrong` says in a sentence what is wrong with one; lines without any cell are passed over."""
    path = settings.reference_file(name)
    wanted = {each.name: HEADINGS.get(each.name, each.name) for each in fields(term)}
    found = []
    for line, row in enumerate(reference.table(name.removesuffix(".csv")), start=2):
        if missing := sorted(set(wanted.values()) - set(row)):
            raise ReferenceFileError(f"{path} has no column {', '.join(missing)}. Add it to the first line; an empty column will do.")
        if not any(row.values()):
            continue
        try:
            one = term(**{each.name: _typed(each.name, str(each.type), row[wanted[each.name]]) for each in fields(term)})
            if sentence := wrong(one):
                raise ValueError(sentence)
        except ValueError as error:
            raise ReferenceFileError(f"{path}, line {line}: {error}") from None
        found.append(one)
    return tuple(found)


def _typed(name: str, kind: str, text: str) -> Any:
    text = text or EMPTY.get(name, "")
    if not text and name in NEVER_EMPTY:
        raise ValueError(f"{name} is empty. Enter it, or take the line out.")
    if name in CHOICES and text not in CHOICES[name]:
        raise ValueError(f"{name} is {text!r}; expected one of {', '.join(each or 'nothing' for each in CHOICES[name])}.")
    try:
        return TYPES[kind](text)
    except ValueError:
        raise ValueError(f"{HEADINGS.get(name, name)} is {text!r}; expected {EXPECTED[kind]}.") from None


def _flag(text: str) -> bool:
    if text.lower() not in ("yes", "no", ""):
        raise ValueError
    return text.lower() == "yes"


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


TYPES: Mapping[str, Callable[[str], object]] = {
    "str": str,
    "int": lambda text: int(text or 0),
    "bool": _flag,
    "float": lambda text: _number(text or "0"),
    "float | None": lambda text: _number(text) if text else None,
    "dt.date": dt.date.fromisoformat,
    "dt.date | None": lambda text: dt.date.fromisoformat(text) if text else None,
}
EXPECTED = {
    "int": "a whole number, or nothing",
    "bool": "yes, or nothing",
    "float": "a number, or nothing",
    "float | None": "a number, or nothing",
    "dt.date": "a date as 2024-03-31",
    "dt.date | None": "a date as 2024-03-31, or nothing",
}


def _once(name: str, values: list[str], what: str) -> None:
    if twice := sorted({each for each in values if values.count(each) > 1}):
        raise ReferenceFileError(f"{settings.reference_file(name)} has {what} {', '.join(twice)} more than once. Each row needs its own.")
