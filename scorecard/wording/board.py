"""The board's scorecard in words: a row per line, with what stands, what it is compared with, and what is aimed at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from scorecard.released import NOT_REPORTED, Line, Reading
from scorecard.spc import Process, Rebase, process_of_line
from scorecard.terms import Target
from scorecard.wording.elsewhere import NOTHING, elsewhere
from scorecard.wording.numbers import PLACES, SIGNS, as_told, month, number, rounded, short_month, without_words
from scorecard.wording.signals import assurance, variation

STATUS: Mapping[str, str] = {
    "awaiting_data": "awaiting data",
    "being_scoped": "being scoped",
    "not_available": "not available",
    "to_be_confirmed": "to be confirmed",
    "suppressed": "suppressed",  # in public, of a supplied figure
    NOT_REPORTED: "not reported",
}
Rebases = Mapping[str, Sequence[Rebase]]
# In words, shape and colour: word by the better direction, shape, and the name of the colour.
RATINGS: Mapping[str, tuple[str, str, str, str]] = {
    "met": ("At or above target", "At or below target", "\u2714", "green"),
    "within": ("Within tolerance", "Within tolerance", "\u25c6", "amber"),
    "below": ("Below tolerance", "Above tolerance", "\u2716", "red"),
}
NO_REAL_CHANGE = "no real change"
MOVED = ("better", "worse", "up", "down")
WAYS = {"up": "\u25b2", "down": "\u25bc", "same": "\u25cf"}
WANTED = {"higher": "\u25b2 higher", "lower": "\u25bc lower", "": NOTHING}
TERMS = {"HT1": "autumn", "HT2": "autumn", "HT3": "spring", "HT4": "spring", "HT5": "summer", "HT6": "summer"}


@dataclass(frozen=True)
class BoardRow:
    """A line of the scorecard as a board reads it. Every field but the last few is text as it stands in the table."""

    indicator_id: str
    number: str  # on the board's scorecard: 12, or T4 of the termly one; empty where it is on neither
    label: str
    section: str
    priority: str
    theme: str
    owner: str
    latest: str
    period: str
    previous: str
    wanted: str
    change: str
    verdict: str  # better, worse, same, up, down, noise (no real change), or empty
    year_before: str
    year_change: str
    target: str
    rating: str  # met, within, below, or empty
    rated: str  # the rating in words, with its shape
    england: str
    region: str
    neighbours: str
    last_year: str
    note: str
    incomparable: str  # why a published figure beside it is not comparable; empty where all are
    trend: tuple[float, ...]
    process: Process | None
    reading: Reading
    earlier: Reading | None
    line: Line = field(repr=False)

    @property
    def judged(self) -> Process | None:
        """The process where the figure that stands is its last point; None where there is no figure: an older one's signal is not its."""
        last = self.process.last if self.process else None
        return self.process if last and self.reading.value is not None and last.as_at == self.reading.as_at else None

    @property
    def signal(self) -> str:
        """What the figure is, in the words of its variation icon; empty where it has none."""
        return variation(self.judged) if self.judged else ""

    @property
    def outlook(self) -> str:
        """What its process makes of the target, in the words of its assurance icon; empty where it has none."""
        return assurance(self.judged) if self.judged else ""

    @property
    def notes(self) -> str:
        """Everything that is to be known beside it."""
        return " ".join(each for each in (self.note, self.incomparable) if each)


def board_rows(lines: Sequence[Line], as_at: dt.date, rebases: Rebases = MappingProxyType({})) -> tuple[BoardRow, ...]:
    """A row per line as at a date. `rebases`: where limits are set anew, by indicator."""
    return tuple(board_row(each, as_at, rebases.get(each.indicator.indicator_id, ())) for each in lines)


def board_row(line: Line, as_at: dt.date, rebases: Sequence[Rebase] = ()) -> BoardRow:
    """One line as at a date. What has no figure shows its status in words, never a zero; a change within normal variation is said to be
    none."""
    of = line.indicator
    now = line.at(as_at)
    then, year_before, last_year = line.previous(now), line.year_before(now), line.last_year(now)
    rating, target = line.rating(now), line.target(now.as_at)
    process = process_of_line(line, as_at, rebases)
    verdict, change = compared(line, now, then) if line.directed() else ("", NOTHING)
    if verdict in MOVED and _is_noise(process, now):
        verdict, change = "noise", _no_real(change)
    in_a_year, year_change = compared(line, now, year_before)
    if in_a_year in MOVED and year_before is not None and _is_noise(process, now, year_before):
        year_change = _no_real(year_change)
    others = elsewhere(line, as_at, dated(line, now))
    return BoardRow(
        indicator_id=of.indicator_id,
        number=numbered(line),
        label=of.label,
        section=of.section,
        priority=of.priority,
        theme=of.theme,
        owner=of.owner,
        latest=said(line, now),
        period=dated(line, now),
        previous=said(line, then) if then else NOTHING,
        wanted=WANTED[of.better],
        change=change,
        verdict=verdict,
        year_before=said(line, year_before) if year_before else NOTHING,
        year_change=year_change,
        target=aimed(line, target),
        rating=rating,
        rated=rated(rating, of.better),
        england=others.england,
        region=others.region,
        neighbours=others.neighbours,
        last_year=f"{said(line, last_year)} ({line.half_terms[last_year.as_at].academic_year})" if last_year else NOTHING,
        note=" ".join(each for each in (_observed(now), beside(line, now)) if each),
        incomparable=others.incomparable,
        trend=tuple(each.value for each in line.readings if each.value is not None and each.as_at <= now.as_at),
        process=process,
        reading=now,
        earlier=then,
        line=line,
    )


def _is_noise(process: Process | None, now: Reading, then: Reading | None = None) -> bool:
    """Whether a figure is within what its process gives without any change; and one before it is too, by the same limits."""
    if process is None or process.last is None or process.last.as_at != now.as_at or process.variation != "common_cause":
        return False
    was = next((each for each in process.points if then is not None and each.as_at == then.as_at), None)
    return then is None or (was is not None and not was.cause and was.limits == process.last.limits)


def _no_real(change: str) -> str:
    return f"{change.partition(' ')[0]} {NO_REAL_CHANGE}"


def numbered(line: Line) -> str:
    """A line's number on the board's two scorecards: `12`; `T4` on the termly one."""
    of = line.indicator
    return str(of.monthly) if of.monthly else f"T{of.termly}" if of.termly else ""


def said(line: Line, reading: Reading) -> str:
    """A figure with its unit, a count with its rate behind it, or the word in its place."""
    if reading.value is None:
        word = STATUS.get(reading.status) or SIGNS.get(reading.sign, "not available")
        return word.capitalize()
    figure = as_told(reading.value, line.unit) if reading.supplied else number(reading.value, line.unit, decimals(line))
    return f"{figure}{behind(line, reading)}"


def behind(line: Line, reading: Reading) -> str:
    """The rate behind a count, with a space before it: ` (0.03)`; empty where there is none."""
    if reading.beside is None or line.measure is None:
        return ""
    return f" ({without_words(number(reading.beside, line.measure.unit, line.measure.decimals))})"


def figure(line: Line, value: float) -> str:
    """Any value in an indicator's unit: a target, a limit."""
    return as_told(value, line.unit)


def decimals(line: Line) -> int:
    """How many decimals an indicator's figures have where they are no counts."""
    return line.measure.decimals if line.measure else 1


def dated(line: Line, reading: Reading) -> str:
    """Which period a reading is of: `Mar 2024`, `Autumn 2023`, `HT3 2023/24`, `2022/23`."""
    half_term = line.half_terms.get(reading.as_at)
    if reading.status == NOT_REPORTED and line.indicator.frequency != "monthly":
        return NOTHING
    if half_term is not None and line.indicator.window == "term":
        return f"{TERMS[half_term.half_term].capitalize()} {reading.as_at.year}"
    if half_term is not None and line.indicator.frequency in ("half_termly", "termly"):
        return f"{half_term.half_term} {half_term.academic_year}"
    if line.indicator.kind == "published" and reading.comment:
        return reading.comment
    spans = {"year_to_date": "Jan to ", "rolling_12_months": "12 months to ", "quarter": "Quarter to "}
    span = "" if line.indicator.window == "year_to_date" and reading.as_at.month == 1 else spans.get(line.indicator.window, "")
    return f"{span}{short_month(reading.as_at)}"


def within(line: Line, reading: Reading) -> str:
    """The same in a sentence: `in Mar 2024`, `in the 12 months to Mar 2024`, `from Jan to Mar 2024`; empty where nothing is reported."""
    period = dated(line, reading)
    if period == NOTHING:
        return ""
    if period.startswith(("Quarter to", "12 months to")):
        return f"in the {period[0].lower()}{period[1:]}"
    return f"from {period}" if period.startswith("Jan to") else f"in {period}"


def compared(line: Line, now: Reading, then: Reading | None) -> tuple[str, str]:
    """What became of a figure since another: better, worse, same (as shown), up or down; and the same with a shape."""
    if then is None or then.value is None or now.value is None:
        return "", NOTHING
    if said(line, now) == said(line, then) or _alike(line, now, then):
        return "same", f"{WAYS['same']} same"
    way = "up" if now.value > then.value else "down"
    wanted = {"higher": "up", "lower": "down"}.get(line.indicator.better)
    verdict = way if wanted is None else "better" if way == wanted else "worse"
    return verdict, f"{WAYS[way]} {verdict}"


def aimed(line: Line, target: Target | None) -> str:
    """What is aimed at: `95%`, `To be confirmed`, or a dash."""
    if target is None:
        return NOTHING
    return figure(line, target.target) if target.target is not None else f"{target.words[:1].upper()}{target.words[1:]}" or NOTHING


def rated(rating: str, better: str) -> str:
    """A rating in words, with its shape; empty where there is none: no target, no colour."""
    if not rating:
        return ""
    above, below, shape, _ = RATINGS[rating]
    return f"{shape} {above if better == 'higher' else below}"


def beside(line: Line, reading: Reading) -> str:
    """What we work out where something else was supplied: the difference is said."""
    ours = line.ours_at(reading.as_at)
    if ours is None or ours.value is None:
        return ""
    here = said(line, ours._replace(beside=None))
    if reading.value is None:
        return f"We work out {here}; the return says \u201c{said(line, reading).lower()}\u201d."
    return "" if _alike(line, reading, ours) else f"Supplied; we work out {here}."


def _alike(line: Line, one: Reading, other: Reading) -> bool:
    """Whether two figures are the same number: of two that were told in one way as they are; of a supplied one beside one that we work out,
    to the decimals that ours are shown with."""
    assert one.value is not None and other.value is not None
    if one.supplied == other.supplied:
        return one.value == other.value
    places = PLACES.get(line.unit, decimals(line))
    return rounded(one.value, places) == rounded(other.value, places)


def _observed(reading: Reading) -> str:
    return f"As at {month(reading.observed_on)}." if reading.observed_on and reading.observed_on != reading.as_at else ""
