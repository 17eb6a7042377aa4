"""The headline tiles: a figure where the eye goes, and what became of it since the month before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard.released import HALF_TERM, Figures
from scorecard.wording.numbers import MONTHS, SIGNS, bare, number, period_before
from scorecard.wording.sentences import change
from scorecard.wording.subjects import SUBJECTS


@dataclass(frozen=True)
class Tile:
    """A tile: its label, its figure, and the change in words (empty: nothing to compare). `arrow` is up, down or off."""

    label: str
    value: str
    change: str
    arrow: Literal["up", "down", "off"]
    colour: Literal["green", "red", "gray"]


def tile(figures: Figures, measure_id: str) -> Tile:
    """The tile of a measure: green where the change is the one wanted, red where it is not, grey where neither."""
    measure, now, before = figures.measure(measure_id), figures.now(measure_id), figures.before(measure_id)
    name = SUBJECTS[measure_id].tile if measure_id in SUBJECTS else measure.label if measure else measure_id
    if measure is None or now is None:
        return Tile(name, "No figure", "", "off", "gray")
    if now.value is None:
        return Tile(name, SIGNS.get(now.sign, "not available").capitalize(), "", "off", "gray")
    said = change(now, before, measure.unit, figures.window, measure.decimals).removeprefix(", ")
    if before is not None and figures.window != "month":
        then = period_before(before.as_at, now.as_at, figures.window)
        named = {"quarter": "the quarter before", HALF_TERM: "last year"}.get(figures.window, "a year before")
        said = said.replace(f"in {then}", named).replace(f"at {then}", named)
    said = _shorter(said)
    value = number(now.value, measure.unit, measure.decimals)
    if "per 100 pupils" in name:  # said once
        value, said = bare(now.value, measure), said.replace(" per 100 pupils", "")
    arrow: Literal["up", "down", "off"] = "up" if said.startswith("up") else "down" if said.startswith("down") else "off"
    wanted = {"higher": "up", "lower": "down"}.get(measure.better, "")
    colour: Literal["green", "red", "gray"] = "gray" if arrow == "off" or not wanted else "green" if arrow == wanted else "red"
    return Tile(name, value, said, arrow, colour)


def _shorter(words: str) -> str:
    """Months by their first three letters: a tile is narrow."""
    for name in MONTHS:
        words = words.replace(name, name[:3])
    return words
