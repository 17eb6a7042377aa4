"""The sample's schools: made-up numbers (no school's number begins with 99), each with its share of the pupils of its phase."""

from __future__ import annotations

import numpy as np

PHASES = ("primary", "secondary", "special", "alternative_provision")
HOW_MANY = {"primary": 66, "secondary": 28, "special": 6, "alternative_provision": 3}


class Schools:
    """Draws schools by phase; a school's share of its phase stays the same."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self.urns: dict[str, np.ndarray] = {}
        self._shares: dict[str, np.ndarray] = {}
        next_urn = 990_001
        for phase in PHASES:
            self.urns[phase] = np.arange(next_urn, next_urn + HOW_MANY[phase])
            self._shares[phase] = rng.dirichlet(np.full(HOW_MANY[phase], 8.0))
            next_urn += HOW_MANY[phase]

    def drawn(self, phases: np.ndarray, other_than: np.ndarray | None = None) -> np.ndarray:
        """A school for each pupil by phase; where `other_than` is given, another than that one."""
        urns = np.zeros(len(phases), dtype=np.int64)
        for phase in PHASES:
            rows = np.flatnonzero(phases == phase)
            urns[rows] = self._rng.choice(self.urns[phase], size=len(rows), p=self._shares[phase])
            if other_than is not None:
                first, count = self.urns[phase][0], HOW_MANY[phase]
                same = rows[urns[rows] == other_than[rows]]
                urns[same] = first + (urns[same] - first + 1) % count
        return urns

    def shared(self, phase: str, headcount: int) -> tuple[np.ndarray, np.ndarray]:
        """The phase's schools and a headcount shared out among them in whole pupils."""
        return self.urns[phase], shared_out(self._shares[phase], headcount)


def shared_out(weights: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders)."""
    exact = weights / weights.sum() * total
    whole = np.floor(exact).astype(np.int64)
    whole[np.argsort(whole - exact, kind="stable")[: total - whole.sum()]] += 1
    return whole
