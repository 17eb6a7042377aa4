"""Published figures in words: whose, of which period, how they differ from ours, and where they are from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scorecard.released import Comparator
from scorecard.terms import Measure
from scorecard.wording.inert import in_a_line
from scorecard.wording.numbers import SIGNS, as_told, bare, number

NEIGHBOURS = "Ten similar authorities"
CALENDAR_YEARS = (
    "Figures published for England, the region and similar authorities are of calendar years: choose \u201cCalendar year to date\u201d "
    "above to see them beside ours."
)


def place(each: Comparator) -> str:
    """Whose figure it is. An authority's published figure is real, also beside made-up ones of ours."""
    return NEIGHBOURS if each.place_kind == "neighbours" else each.place_name


SHAPES: Mapping[str, tuple[str, str]] = {  # a place's mark on a chart, and the same as a character
    "england": ("diamond", "\u25c7"),
    "region": ("triangle-up", "\u25b3"),
    "neighbours": ("circle", "\u25cb"),
    "authority": ("square", "\u25a1"),
}


def key(found: Sequence[Comparator], measure: Measure) -> str:
    """What a chart's marks are: `Published, 2022/23: ◇ England 9.33 · △ South West 11.72`, a sentence for each period."""
    said: dict[str, list[str]] = {}
    for each in found:
        if each.value is not None:
            said.setdefault(each.period, []).append(f"{SHAPES[each.place_kind][1]} {mark(each, measure)}")
    return " ".join(f"Published, {period}: {' · '.join(marks)}." for period, marks in said.items())


def mark(each: Comparator, measure: Measure) -> str:
    """What stands beside a mark: `England 47.7%`."""
    return f"{place(each)} {bare(each.value, measure)}" if each.value is not None else place(each)


def listed(found: Sequence[Comparator], measure: Measure) -> str:
    """Every published figure as a list in Markdown: place, period, value, the range of similar authorities, and how its basis differs."""
    lines = []
    for each in found:
        said = _value(each.value, measure) if each.value is not None else SIGNS.get(each.sign, "not available")
        line = f"- {in_a_line(f'{place(each)}, {each.period}')}: **{said}**"
        if each.place_kind == "neighbours" and each.lowest is not None and each.highest is not None:
            line += f" (median of {each.authorities}; {_value(each.lowest, measure)} to {_value(each.highest, measure)})"
        lines.append(line + (f". On another basis: {in_a_line(each.basis)}" if not each.same_basis and each.basis else ""))
    return "\n".join(lines)


def listed_of(found: Sequence[Comparator]) -> str:
    """The same of an indicator, newest first: each in its own unit."""
    lines = []
    for each in found:
        said = as_told(each.value, each.unit) if each.value is not None else SIGNS.get(each.sign, "not available")
        line = f"- {in_a_line(f'{place(each)}, {each.period}')}: **{said}**"
        if each.place_kind == "neighbours" and each.lowest is not None and each.highest is not None:
            line += f" (median of {each.authorities}; {as_told(each.lowest, each.unit)} to {as_told(each.highest, each.unit)})"
        lines.append(line + (f". Not comparable: {in_a_line(each.basis)}" if not each.same_basis and each.basis else ""))
    return "\n".join(lines)


def credit(found: Iterable[Comparator]) -> str:
    """Source and licence, as the licence asks."""
    return " ".join(sorted({f"{each.source}. {each.licence}" for each in found}))


def _value(value: float | None, measure: Measure) -> str:
    return number(value, measure.unit, measure.decimals) if value is not None else "not available"
