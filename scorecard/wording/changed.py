"""What a publication would move, in words: a measure's figure, a supplied one, or the word in its place."""

from __future__ import annotations

from scorecard.wording.board import STATUS
from scorecard.wording.numbers import SIGNS, as_told, number


def moved_figure(value: float | None, unit: str, decimals: int | None, sign: str = "", status: str = "") -> str:
    """A figure with its unit, as a partner told it where `decimals` is None; or what stands in its place, never a zero: `awaiting data`."""
    if value is None:
        return STATUS.get(status) or SIGNS.get(sign, "not available")
    return as_told(value, unit) if decimals is None else number(value, unit, decimals)
