"""Words for one measure: how sentences, tiles and lines speak of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """Words for a measure: `short` beside a line, `tile` above a headline figure, `plural` for whom a filter does not reach."""

    kind: str  # rate, mean, stock, flow, to_date
    short: str
    tile: str
    plural: str
    many: str
    finding: str = ""
    did: str = ""
    one: str = ""
