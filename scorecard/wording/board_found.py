"""What the board's scorecard comes to: how many lines meet their target, how many tell no figure, and which scorecard is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from scorecard.exceptions import why
from scorecard.released import Line
from scorecard.wording.board import BoardRow
from scorecard.wording.numbers import count

SCORECARDS: Mapping[str, Callable[[Line], bool]] = {
    "The board's scorecard": lambda each: bool(each.indicator.monthly or each.indicator.termly),
    "Its monthly lines": lambda each: bool(each.indicator.monthly),
    "Its termly lines": lambda each: bool(each.indicator.termly),
    "The improvement plan's series": lambda each: bool(each.indicator.plan),
    "The impact score card": lambda each: bool(each.indicator.impact),
    "Asked for by scrutiny": lambda each: each.indicator.asked,
    "Every indicator": lambda _: True,
}
GROUPS: Mapping[str, str] = {"Section": "section", "Priority": "priority", "Theme": "theme"}
SHOWN: Mapping[str, Callable[[BoardRow], bool]] = {
    "All lines": lambda _: True,
    "Exceptions": lambda each: is_exception(each),
    "Outside tolerance": lambda each: each.rating == "below",
    "With a figure": lambda each: each.reading.value is not None,
    "Without a figure": lambda each: each.reading.value is None,
}


def is_exception(row: BoardRow) -> bool:
    """Whether a line is red, or has a special cause for concern."""
    return bool(why(row.line, row.reading, row.process))


def board_headline(rows: Sequence[BoardRow]) -> str:
    """How many of the lines that can be rated meet their target: `4 of 31 indicators with a figure and a target meet it`."""
    rated = [each for each in rows if each.rating]
    if not rated:
        return "None of these indicators has a figure and a target in numbers"
    met = sum(each.rating == "met" for each in rated)
    return (
        f"{met or 'None'} of {count(len(rated), 'indicator', 'indicators')} with a figure and a target {'meets' if met == 1 else 'meet'} it"
    )


def board_counts(rows: Sequence[BoardRow]) -> str:
    """What the others are: within or outside tolerance, without a target, without a figure and why."""
    ratings = Counter(each.rating for each in rows if each.rating)
    said = []
    if ratings:
        within, below = ratings["within"], ratings["below"]
        said.append(f"{_number(within).capitalize()} {_are(within)} within tolerance and {_number(below)} outside it.")
    figures = [each for each in rows if each.reading.value is not None]
    if free := sum(not each.rating for each in figures):
        said.append(f"{count(free, 'line has a figure and no target', 'lines have a figure and no target')} in numbers, so no colour.")
    silent = Counter(each.latest.lower() for each in rows if each.reading.value is None)
    if total := sum(silent.values()):
        why = [f"{how_many} {word}" for word, how_many in silent.most_common()]
        said.append(f"{count(total, 'line has no figure', 'lines have no figure')}: {', '.join(why)}.")
    return " ".join(said)


def _number(of: int) -> str:
    return str(of) if of else "none"


def _are(of: int) -> str:
    return "is" if of == 1 else "are"
