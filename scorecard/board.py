"""The board's reference files: the catalogue of indicators, targets, priorities, and the schemes that actions are rated by.

Each row is read into its term; what cannot be is told with its file and line, and nothing is published then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from scorecard import reference, settings
from scorecard.reference import ReferenceFileError
from scorecard.terms import ALL, Indicator, Priority, Rating, Target

CHOICES: Mapping[str, tuple[str, ...]] = {
    "unit": ("count", "percent", "per 100 pupils", "weeks", "months", "fte", "gbp_million", "sessions", "plans", "score"),
    "better": ("higher", "lower", ""),
    "theme": ("profile", "experience", "outcomes"),
    "frequency": ("monthly", "termly", "half_termly", "quarterly", "annual"),
    "window": ("month", "term", "half_term", "quarter", "year_to_date", "rolling_12_months"),
    "kind": ("worked_out", "supplied", "published"),
    "figure": ("value", "numerator"),
}
HEADINGS = {"first": "from", "last": "until"}  # of a field, where it is not the field's own name
EMPTY = {"phase": ALL, "sen_provision": ALL, "detail": ALL, "figure": "value"}  # what an empty cell means
Row = TypeVar("Row", Indicator, Target, Priority, Rating)


def indicators() -> tuple[Indicator, ...]:
    """Every indicator of `indicators.csv`, as it lists them. Raises ReferenceFileError."""
    found = _read("indicators.csv", Indicator)
    _once("indicators.csv", [each.indicator_id for each in found], "indicator_id")
    for name in ("monthly", "termly"):
        _once("indicators.csv", [str(number) for each in found if (number := getattr(each, name))], name)
    return found


def targets() -> tuple[Target, ...]:
    """Every target of `targets.csv`. Raises ReferenceFileError, also where two hold for the same figure on the same day."""
    found = _read("targets.csv", Target)
    for place, one in enumerate(found):
        for other in found[:place]:
            same = all(getattr(one, name) == getattr(other, name) for name in ("measure_id", "phase", "sen_provision", "detail", "figure"))
            first, last = (one.first or dt.date.min, other.first or dt.date.min), (one.last or dt.date.max, other.last or dt.date.max)
            if same and max(first) <= min(last):
                raise ReferenceFileError(
                    f"{settings.reference_file('targets.csv')}: two targets of {one.measure_id} hold on {max(first)}, so nobody could tell "
                    "which is meant. Give the first an `until` before the `from` of the second."
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


def _read(name: str, term: type[Row]) -> tuple[Row, ...]:
    path = settings.reference_file(name)
    wanted = {each.name: HEADINGS.get(each.name, each.name) for each in fields(term)}
    found = []
    for line, row in enumerate(reference.table(name.removesuffix(".csv")), start=2):
        if missing := sorted(set(wanted.values()) - set(row)):
            raise ReferenceFileError(f"{path} has no column {', '.join(missing)}. Add it to the first line; an empty column will do.")
        try:
            found.append(term(**{each.name: _typed(each.name, str(each.type), row[wanted[each.name]]) for each in fields(term)}))
        except ValueError as error:
            raise ReferenceFileError(f"{path}, line {line}: {error}") from None
    return tuple(found)


def _typed(name: str, kind: str, text: str) -> Any:
    text = text or EMPTY.get(name, "")
    if name in CHOICES and text not in CHOICES[name]:
        raise ValueError(f"{name} is {text!r}; expected one of {', '.join(each or 'nothing' for each in CHOICES[name])}.")
    try:
        return TYPES[kind](text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}; expected {EXPECTED[kind]}.") from None


def _flag(text: str) -> bool:
    if text.lower() not in ("yes", "no", ""):
        raise ValueError
    return text.lower() == "yes"


TYPES: Mapping[str, Callable[[str], object]] = {
    "str": str,
    "int": lambda text: int(text or 0),
    "bool": _flag,
    "float": lambda text: float(text or 0),
    "float | None": lambda text: float(text) if text else None,
    "dt.date | None": lambda text: dt.date.fromisoformat(text) if text else None,
}
EXPECTED = {
    "int": "a whole number, or nothing",
    "bool": "yes, or nothing",
    "float": "a number, or nothing",
    "float | None": "a number, or nothing",
    "dt.date | None": "a date as 2024-03-31, or nothing",
}


def _once(name: str, values: list[str], what: str) -> None:
    if twice := sorted({each for each in values if values.count(each) > 1}):
        raise ReferenceFileError(f"{settings.reference_file(name)} has {what} {', '.join(twice)} more than once. Each row needs its own.")
