"""The attack on a public release: the least and the greatest that each hidden number can be, given all that is shown.

Hidden numbers are whole and not negative, and every sum holds. For each, the two must lie so far apart that there are at least `threshold`
different values between them, the least of them under the threshold where the number is. Numbers that no sum connects are worked out apart.

Each linear programme of a round asks for many numbers at once: a solution is a state of affairs that fits what is shown, and so tells of
every number in it what that may be. What rounds leave open is asked number by number, the least and the greatest, in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from scorecard.disclosure.counts import Row
from scorecard.disclosure.secondary import Hiding

ROUNDS = 12
TOGETHER = 300
NEAR = 1e-6
FAR = 20  # thresholds: as far as a round looks for other values


class Audit:
    """What each hidden number may be, as far as it was asked: from `least` to `greatest`, by number. To hide more only widens it."""

    def __init__(self, hiding: Hiding) -> None:
        self._hiding, self._model, self._wanted = hiding, hiding.model, hiding.threshold - 1
        self.least = np.array(hiding.model.values, dtype=float)
        self.greatest = self.least.copy()
        self._whole = np.array([float(value).is_integer() for value in self.least])
        self._draw = np.random.default_rng(0)

    def unsettled(self) -> list[int]:
        """The secret numbers of which rounds of linear programmes have not shown that they are safe."""
        blocks = self._blocks()
        for place in range(ROUNDS):
            blocks = [block for block in blocks if self._open(block)]
            for some in _batches(blocks):
                self._round(some, upwards=place % 3 != 2)
        return [number for block in blocks for number in self._open(block)]

    def is_safe(self, number: int) -> bool:
        """Whether a number can be neither worked out nor nearly: its least and its greatest value are asked for, exactly."""
        block = self._block(number, set())
        place = {each: at for at, each in enumerate(block)}
        left, right = self._sums(block, place)
        truth = np.array([self._model.values[each] for each in block])
        above = truth * 10 + FAR * (self._wanted + 1)
        for sign in (1, -1):
            if self._open([number]):
                objective = np.zeros(len(block))
                objective[place[number]] = sign
                sums, whole = LinearConstraint(left, right, right), self._whole[block].astype(int)
                found = milp(objective, constraints=sums, bounds=Bounds(0, above), integrality=whole)
                if found.x is not None:
                    self._note(block, found.x)
        return not self._open([number])

    def _open(self, block: Sequence[int]) -> list[int]:
        """The secret numbers of a block of which it is not known yet that they are safe."""
        return [
            number
            for number in block
            if self.greatest[number] - self.least[number] < self._wanted - NEAR and self._hiding.is_secret(number)
        ]

    def _blocks(self) -> list[list[int]]:
        """Hidden numbers in groups that sums connect. A number that stands in no sum may be anything."""
        seen: set[int] = set()
        found = (self._block(start, seen) for start in self._model.rows_of if start not in seen and self._hiding.is_hidden(start))
        return [block for block in found if self._open(block)]

    def _block(self, start: int, seen: set[int]) -> list[int]:
        """The hidden numbers that sums connect with one."""
        block, to_see = [], [start]
        seen.add(start)
        while to_see:
            number = to_see.pop()
            block.append(number)
            for at in self._model.rows_of.get(number, ()):
                for other in self._model.rows[at].numbers:
                    if other not in seen and self._hiding.is_hidden(other):
                        seen.add(other)
                        to_see.append(other)
        return block

    def _round(self, blocks: Sequence[Sequence[int]], upwards: bool) -> None:
        """One linear programme over several blocks: as many open numbers as can be go up (or down) by what is wanted."""
        numbers = [number for block in blocks for number in block]
        place = {number: at for at, number in enumerate(numbers)}
        truth = np.array([self._model.values[number] for number in numbers])
        above = truth + FAR * (self._wanted + 1)
        objective = np.zeros(len(numbers))
        for block in blocks:
            for number in self._open(block):
                at = place[number]
                above[at] = max(self.least[number] + self._wanted, truth[at]) if upwards else above[at]
                objective[at] = self._draw.uniform(0.5, 1.5) / (1 + truth[at]) * (-1 if upwards else 1)
        left, right = self._sums(numbers, place)
        found = linprog(objective, A_eq=left, b_eq=right, bounds=np.column_stack((np.zeros(len(numbers)), above)), method="highs-ds")
        if found.x is None:
            return
        for block in blocks:
            self._note(block, found.x[[place[number] for number in block]])

    def _note(self, block: Sequence[int], values: np.ndarray) -> None:
        """A state of affairs that fits what is shown. One that is not in whole numbers tells nothing."""
        whole = self._whole[block]
        if np.all(np.abs(values - np.round(values))[whole] < NEAR):
            values = np.where(whole, np.round(values), values)
            self.least[block] = np.minimum(self.least[block], values)
            self.greatest[block] = np.maximum(self.greatest[block], values)

    def _sums(self, numbers: Iterable[int], place: dict[int, int]) -> tuple[csr_array, np.ndarray]:
        """The sums over hidden numbers alone, what is shown being taken to the other side."""
        rows: list[Row] = [self._model.rows[at] for at in dict.fromkeys(at for number in numbers for at in self._model.rows_of[number])]
        entries = [
            (at, place[number], sign)
            for at, row in enumerate(rows)
            for number, sign in [(row.total, 1.0), *((part, -1.0) for part in row.parts)]
            if number in place
        ]
        at, column, sign = zip(*entries, strict=True)
        left = csr_array((sign, (at, column)), shape=(len(rows), len(place)))
        return left, left @ np.array([self._model.values[number] for number in place])


def _batches(blocks: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Blocks in groups that one linear programme takes."""
    some: list[list[int]] = []
    for block in blocks:
        if some and sum(map(len, some)) + len(block) > TOGETHER:
            yield some
            some = []
        some.append(block)
    if some:
        yield some
