"""Every word that a page shows beside its figures: numbers, names, sentences. Pure functions, true of what they are given."""

from scorecard.wording import states
from scorecard.wording.names import cohort, column, in_order, label
from scorecard.wording.numbers import count, day, month, months, number, rounded, shown, signs_used, since
from scorecard.wording.sentences import (
    CLOSED,
    alt,
    begins,
    change,
    closed,
    definitions,
    flow_sentence,
    flow_title,
    of_them,
    parts,
    scope,
    short,
    source,
    stands,
    title,
    unfiltered,
)
from scorecard.wording.states import found, is_synthetic, no_figures, unknown_value
from scorecard.wording.tiles import Tile, tile

__all__ = [
    "CLOSED",
    "Tile",
    "alt",
    "begins",
    "change",
    "closed",
    "cohort",
    "column",
    "count",
    "day",
    "definitions",
    "flow_sentence",
    "flow_title",
    "found",
    "in_order",
    "is_synthetic",
    "label",
    "month",
    "months",
    "no_figures",
    "number",
    "of_them",
    "parts",
    "rounded",
    "scope",
    "short",
    "shown",
    "signs_used",
    "since",
    "source",
    "stands",
    "states",
    "tile",
    "title",
    "unfiltered",
    "unknown_value",
]
