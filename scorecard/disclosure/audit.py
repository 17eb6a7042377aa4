"""The attack on a public release: the least and the greatest that each hidden number can be, given all that is shown.

Hidden numbers are whole and not negative, and every sum holds. For each, the two must lie so far apart that there are at least `threshold`
different values between them, the least of them under the threshold where the number is. Numbers that no sum connects are worked out apart.

Each linear programme of a round asks for many numbers at once: a solution is a state of affairs that fits what is shown, and so tells of
every number in it what that may be. What rounds leave open is asked number by number, the least and the greatest, in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from scorecard.disclosure.secondary import Hiding

ROUNDS = 5
TOGETHER = 3000
NEAR = 1e-6
FAR = 20  # thresholds: as far as a round looks for other values


class Audit:
    """What each hidden number may be, as far as it was asked: from `least` to `greatest`, by number. To hide more only widens it."""

    def __init__(self, hiding: Hiding) -> None:
        self._hiding, self._model, self._wanted = hiding, hiding.model, hiding.threshold - 1
        self._truth = np.array(hiding.model.values, dtype=float)
        self.least, self.greatest = self._truth.copy(), self._truth.copy()
        self._whole = self._truth == np.round(self._truth)
        self._draw = np.random.default_rng(0)

    def unsettled(self) -> list[int]:
        """The secret numbers of which rounds of linear programmes have not shown that they are safe."""
        blocks = self._blocks()
        for place in range(ROUNDS):
            blocks = [block for block in blocks if self._open(block)]
            for some in _batches(blocks):
                self._round(some, upwards=place % 3 != 2)
        return [number for block in blocks for number in self._open(block)]

    def given_away(self, numbers: Iterable[int]) -> list[int]:
        """Of secret numbers those that can be worked out, or nearly: their least and greatest values are asked for exactly, one number of
        every block at a time. Gives the first that it finds, at most one of a block; none where all are safe."""
        waiting = self._open(numbers)
        while waiting:
            seen: set[int] = set()
            picks = [(number, self._block(number, seen)) for number in waiting if number not in seen]
            far_apart = self._ends([block for _, block in picks], [number for number, _ in picks])
            for number, block in picks:
                if self._open([number]) and far_apart[number] >= self._wanted - NEAR:  # in fractions: are they in whole numbers?
                    self._ends([block], [number], whole=True)
            if found := self._open(number for number, _ in picks):
                return found
            waiting = self._open(waiting)
        return []

    def short_by(self, number: int) -> float:
        """By how much a number must be able to be greater than it is, to be safe."""
        return self.least[number] + self._wanted - self._truth[number]

    def _open(self, block: Iterable[int]) -> list[int]:
        """The secret numbers of a block of which it is not known yet that they are safe."""
        close = self._wanted - NEAR
        return [each for each in block if self.greatest[each] - self.least[each] < close and self._hiding.is_secret(each)]

    def _blocks(self) -> list[list[int]]:
        """The hidden numbers that sums connect with one that is open, in groups. A number that stands in no sum may be anything."""
        seen: set[int] = set()
        close = np.flatnonzero(self.greatest - self.least < self._wanted - NEAR).tolist()
        starts = [number for number in self._open(close) if number in self._model.rows_of]
        return [self._block(start, seen) for start in starts if start not in seen]

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
        numbers = np.array([number for block in blocks for number in block])
        truth = self._truth[numbers]
        is_open = np.isin(numbers, [number for block in blocks for number in self._open(block)])
        above = truth + FAR * (self._wanted + 1)
        if upwards:
            above = np.where(is_open, np.maximum(self.least[numbers] + self._wanted, truth), above)
        objective = np.where(is_open, self._draw.uniform(0.5, 1.5, len(numbers)) / (1 + truth), 0) * (-1 if upwards else 1)
        self._note(blocks, self._solve(objective, numbers, above))

    def _ends(self, blocks: Sequence[Sequence[int]], asked: Sequence[int], whole: bool = False) -> dict[int, float]:
        """How far apart the least and the greatest of each number asked are, one of each block. What is found is noted."""
        numbers = np.array([number for block in blocks for number in block])
        above = self._truth[numbers] * 10 + FAR * (self._wanted + 1)
        objective = np.isin(numbers, asked).astype(float)
        low, high = (self._solve(sign * objective, numbers, above, whole) for sign in (1, -1))
        for values in (low, high):
            self._note(blocks, values)
        place = {number: at for at, number in enumerate(numbers.tolist())}
        if low is None or high is None:
            return dict.fromkeys(asked, 0.0)
        return {each: float(high[place[each]] - low[place[each]]) for each in asked}

    def _solve(self, objective: np.ndarray, numbers: np.ndarray, above: np.ndarray, whole: bool = False) -> np.ndarray | None:
        """The values of hidden numbers that fit what is shown and make the objective least. What is shown stands on the other side of
        each sum."""
        place = {number: at for at, number in enumerate(numbers.tolist())}
        rows = list(dict.fromkeys(at for number in place for at in self._model.rows_of.get(number, ())))
        if not rows:
            return np.where(objective < 0, above, 0)
        across, down, sign = [], [], []
        for at, row in enumerate(rows):
            for other, number in enumerate(self._model.rows[row].numbers):
                if number in place:
                    down.append(at)
                    across.append(place[number])
                    sign.append(-1.0 if other else 1.0)
        left = csc_array((sign, (down, across)), shape=(len(rows), len(place)))
        right = left @ self._truth[numbers]
        integral = np.full(len(numbers), int(whole and np.all(self._whole[numbers])))
        return milp(objective, constraints=LinearConstraint(left, right, right), bounds=Bounds(0, above), integrality=integral).x

    def _note(self, blocks: Sequence[Sequence[int] | np.ndarray], values: np.ndarray | None) -> None:
        """A state of affairs that fits what is shown, block after block. In a block where it is not in whole numbers it tells nothing."""
        if values is None:
            return
        end = 0
        for block in blocks:
            start, end = end, end + len(block)
            found = values[start:end]
            if np.all(self._whole[block]):
                found = np.round(found)
            if np.all(np.abs(found - values[start:end]) < NEAR):
                self.least[block] = np.minimum(self.least[block], found)
                self.greatest[block] = np.maximum(self.greatest[block], found)


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
