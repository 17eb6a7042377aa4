"""Where each measure stands: its newest figure, the one that it is compared with, and whether the change is the one wanted.

The Scorecard's rows. Compared as shown: two figures that round to the same are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scorecard.released import HALF_TERM, Figures, Point
from scorecard.terms import ALL, Measure
from scorecard.wording.names import label
from scorecard.wording.numbers import ENDS, SIGNS, count, counts, number, short_date, short_month, without_words

SECTIONS = (
    *("Timeliness", "Advice", "Requests and decisions", "Backlog", "Annual reviews", "Plans and placements"),
    *("Exclusions", "Attendance", "Workforce"),
)  # others after these
UNITS = {"count": "number", "percent": "%", "fte": "FTE"}


@dataclass(frozen=True)
class Standing:
    """A measure's row. `verdict` is better, worse, same, up, down, or empty: nothing to compare; `change` says it with a shape."""

    measure_id: str
    section: str
    label: str
    unit: str
    latest: str
    cases: str
    before: str
    wanted: str  # up, down, or empty: neither
    verdict: str
    change: str
    as_at: str
    note: str
    trend: tuple[float, ...]  # a small line has no gaps: what is not there is left out
    point: Point | None
    earlier: Point | None
    decimals: int = 1


@lru_cache(maxsize=64)  # figures of one cohort are kept by `released`, and never change
def standings(windowed: Figures, monthly: Figures) -> tuple[Standing, ...]:
    """Every measure that the release has figures of, by section. One that does not add up is given by month, and its note says so."""
    found = [
        _standing(windowed if windowed.of(each) else monthly, windowed.window, measure)
        for each, measure in monthly.measures.items()
        if monthly.of(each)
    ]
    place = {section: place for place, section in enumerate(SECTIONS)}
    return tuple(sorted(found, key=lambda each: (place.get(each.section, len(place)), each.section, each.label)))


def _standing(figures: Figures, asked: str, measure: Measure) -> Standing:
    points = figures.of(measure.measure_id)
    now, then = points[-1], figures.earlier_than_last(measure.measure_id)
    wanted = {"higher": "up", "lower": "down"}.get(measure.better, "")
    window = figures.window_of(measure.measure_id)
    verdict, change = _change(now, then, measure.unit, measure.decimals, wanted)
    cases = ""
    if measure.unit == "percent" and now.denominator is not None:
        cases = counts(now)
    notes = [label(name, ALL) for name in figures.wider(measure.measure_id)]
    if window == HALF_TERM:
        notes.append("against the same point last school year")
    elif figures.window != asked:
        notes.append("does not add up: by month" if not measure.adds_up else "too few months: by month")
    note = ", ".join(notes)
    return Standing(
        measure.measure_id,
        measure.section,
        measure.label,
        UNITS.get(measure.unit, measure.unit),
        _said(now, measure.unit, measure.decimals),
        cases,
        _said(then, measure.unit, measure.decimals),
        wanted,
        verdict,
        change,
        f"{ENDS[window]} {short_month(now.as_at)}" if window in ENDS and window != HALF_TERM else short_date(now.as_at, window),
        f"{note[:1].upper()}{note[1:]}",
        tuple(point.value for point in points if point.value is not None),
        now,
        then,
        measure.decimals,
    )


def _said(point: Point | None, unit: str, decimals: int) -> str:
    if point is None:
        return "–"
    if point.value is not None and unit == "per 100 pupils":  # the row's label says so
        return without_words(number(point.value, unit, decimals))
    return number(point.value, unit, decimals) if point.value is not None else SIGNS.get(point.sign, "not available").capitalize()


def _change(now: Point, then: Point | None, unit: str, decimals: int, wanted: str) -> tuple[str, str]:
    if then is None or then.value is None or now.value is None:
        return "", "–"
    if number(now.value, unit, decimals) == number(then.value, unit, decimals):
        return "same", "● same"
    way = "up" if now.value > then.value else "down"
    shape = {"up": "▲", "down": "▼"}[way]
    verdict = way if not wanted else "better" if way == wanted else "worse"
    return verdict, f"{shape} {verdict}"


def headline(rows: Sequence[Standing], window: str) -> str:
    """How many measures moved the wanted way: `15 of 24 measures moved the way we want, compared with the month before`."""
    compared = [each for each in rows if each.wanted and each.verdict]
    if not compared:
        return "There is nothing yet to compare these figures with"
    better = sum(each.verdict == "better" for each in compared)
    said = f"{better} of {count(len(compared), 'measure', 'measures')} moved the way we want"
    schools = ", or with the same point last school year" if any("last school year" in each.note for each in compared) else ""
    return f"{said}, compared with the {'month' if window == 'month' else 'period'} before{schools}"


def moves(rows: Sequence[Standing]) -> str:
    """What the others did, and how many have no wanted direction."""
    compared = [each for each in rows if each.wanted and each.verdict]
    worse = sum(each.verdict == "worse" for each in compared)
    same = sum(each.verdict == "same" for each in compared)
    neither = sum(not each.wanted for each in rows)
    silent = sum(bool(each.wanted) and not each.verdict for each in rows)
    said = [f"{_number(worse)} moved the other way and {_number(same)} stayed the same."] if compared else []
    if silent:
        said.append(f"{count(silent, 'measure has', 'measures have')} nothing to be compared with yet.")
    if neither:
        said.append(f"For another {count(neither, 'measure', 'measures')}, neither direction is the better one.")
    return " ".join(said)


def _number(of: int) -> str:
    return str(of) if of else "none"


def worse(rows: Sequence[Standing]) -> str:
    """Those that moved against the wanted direction, each with both figures, as a list in Markdown; empty where none did."""
    return "\n".join(f"- {each.label}: **{each.latest}**, before {each.before}" for each in rows if each.verdict == "worse")
