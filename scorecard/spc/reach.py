"""How far a measure can go. Limits are tested as they are worked out, and drawn and said no further than that."""

from __future__ import annotations

from typing import NamedTuple

from scorecard.spc.terms import Process


class Reach(NamedTuple):
    """The lowest and the highest that a measure can be; None where there is no such end."""

    floor: float | None
    ceiling: float | None

    def hold(self, value: float) -> float:
        """A limit, brought back to where the measure can be."""
        if self.floor is not None and value < self.floor:
            return self.floor
        return self.ceiling if self.ceiling is not None and value > self.ceiling else value


def reach(process: Process, unit: str) -> Reach:
    """From 0, and of a percentage to 100; without an end that a figure of the series has passed (an overspend, 104% of a plan)."""
    values = [each.value for each in process.known if each.value is not None]
    floor = 0.0 if min(values, default=0.0) >= 0 else None
    ceiling = 100.0 if unit == "percent" and max(values, default=0.0) <= 100 else None
    return Reach(floor, ceiling)
