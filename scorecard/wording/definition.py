"""What a measure counts, in words: the Definitions page's entries. What a header says is said in full; nothing is added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from scorecard import settings
from scorecard.released import HALF_TERM, Figures
from scorecard.terms import Measure
from scorecard.wording.names import column
from scorecard.wording.numbers import count, period
from scorecard.wording.standing import SECTIONS

CLOCK = (
    "The clock starts on the day the request is received and stops on the day the plan is issued. Six, 16, 20 and 52 weeks are 42, 112, "
    "140 and 364 calendar days after the day of receipt, weekends and bank holidays included, and the last day is in time: received on "
    "1 January 2025, day 42 is 12 February, day 112 is 23 April and day 140 is 21 May 2025. "
    "(LG Inform counts the day of receipt as day 1, which is one day less.)"
)
_TIMES = {"percent": ", times 100", "per 100 pupils": ", times 100"}
_BETTER = {"higher": "Higher is better.", "lower": "Lower is better."}


def day_140(figures: Figures) -> str:
    """How many plans of the calendar year to date were issued on day 140 itself, the last day in time; empty where it is not known."""
    now = figures.now("plans_on_day_140_count")
    if now is None or now.value is None:
        return ""
    issued = figures.now("plans_issued_count")
    of = f" of {count(issued.value, 'plan', 'plans')} issued" if issued is not None and issued.value else ""
    were = count(now.value, "plan", "plans")
    return f"In {period(now.as_at, figures.window)}, {were}{of} fell on day 140 itself: one day less would make them late."


def by_section(measures: Iterable[Measure], looked_for: str = "") -> Mapping[str, Sequence[Measure]]:
    """Measures by section, in the order of the Scorecard. `looked_for`: those that have all its words somewhere."""
    words = looked_for.casefold().split()
    found: dict[str, list[Measure]] = {}
    for each in sorted(
        measures, key=lambda each: (SECTIONS.index(each.section) if each.section in SECTIONS else len(SECTIONS), each.label)
    ):
        text = f"{each.label} {each.asks} {each.section} {each.basis} {each.measure_id}".casefold()
        if all(word in text for word in words):
            found.setdefault(each.section, []).append(each)
    return found


def definition(measure: Measure, columns: Sequence[str]) -> str:
    """A measure's whole definition as Markdown. `columns` are the cohort columns that it has."""
    shown = [column(name) for name in columns if name != "detail"]
    by = f"By {', '.join(shown)}." if shown else "Given for all together, without a breakdown."
    if measure.detail:
        by += f" Also by {measure.detail}."
    if measure.dates == "own":
        dates = "Rests on what is true on the day of the return, so each return gives it for its own as-at date alone."
    elif measure.calendar == HALF_TERM:
        dates = "Each return gives it for every half-term's end of its school year up to its as-at date, on its own roll."
    else:
        dates = "Each return gives it for every month end of its window."
    if measure.run_in_days:
        dates += (
            f" It starts {measure.run_in_days} days after that window opens, because cases that had closed before it are not in the return."
        )
    adds = (
        "Adds up over months: given for quarters, the calendar year to date and 12 months too."
        if measure.adds_up
        else "Never added up: given by half-term alone."
        if measure.calendar == HALF_TERM
        else "Does not add up over months: given by month alone."
    )
    rows = [
        *_formula(measure),
        ("Wanted direction", _BETTER.get(measure.better, "Neither: a figure to know, not one to raise or lower.")),
        ("Breakdowns", by),
        ("Dates", f"{dates} {adds}"),
        ("Basis", f"{measure.basis}."),
        ("When it changed", changed(measure.measure_id)),
        ("Kept by", f"{measure.owner}; next review {measure.next_review}; in files `{measure.measure_id}`."),
    ]
    return "\n".join([measure.asks, "", *(f"- **{name}:** {said}" for name, said in rows)])


def _formula(measure: Measure) -> list[tuple[str, str]]:
    """Numerator, denominator and what is done with them."""
    rounding = _ROUNDED.get(measure.unit, _ROUNDED[""]).format(decimals=_DECIMALS[1 if measure.unit == "fte" else measure.decimals])
    if not measure.out_of:
        return [("Counts", f"{_sentence(measure.counts)} {rounding}".strip())]
    divided = f"The numerator divided by the denominator{_TIMES.get(measure.unit, '')}. {rounding}"
    return [("Denominator", _sentence(measure.out_of)), ("Numerator", _sentence(measure.counts)), ("Worked out", divided)]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else "Not recorded in this release."


_ROUNDED = {"count": "", "": "Rounded once, to {decimals}, half away from zero."}
_DECIMALS = {1: "one decimal", 2: "two decimals"}


def changed(measure_id: str) -> str:
    """When a definition changed, as CHANGELOG.md's Measures say: those of its entries that name the measure, else the first."""
    entries = _entries()
    named = [text for text in entries if f"`{measure_id}`" in text]
    if named:
        return " ".join(re.sub(r"\*\*", "", text) for text in named)
    first = re.match(r"\*\*([\d.]+)\*\*", entries[-1]) if entries else None
    return f"Not since its first definition (version {first[1]})." if first else "Not recorded."


@lru_cache(maxsize=1)
def _entries() -> tuple[str, ...]:
    path = settings.CHECKOUT / "CHANGELOG.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    measures = re.search(r"^## Measures$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    found = re.split(r"^- ", measures[1], flags=re.MULTILINE)[1:] if measures else []
    return tuple(" ".join(each.split()) for each in found)
