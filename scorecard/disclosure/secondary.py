"""Which other figures are hidden, so that no suppressed one follows from what is shown: the next-smallest, parts before totals.

`Hiding` knows what is hidden so far, and its `complete` mends every sum that gives a hidden number away by itself. What several sums give
away together is the audit's to find.
"""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.disclosure.counts import Model, Row


class Hiding:
    """The figures of a model that are suppressed, and the numbers that are hidden by it: those that no shown figure tells."""

    def __init__(self, model: Model, threshold: int, suppressed: Iterable[int]) -> None:
        self.model, self.threshold = model, threshold
        self.suppressed: set[int] = set()
        self._shown_by = {number: len(cells) for number, cells in model.shown_by.items()}
        self._hidden = [number not in model.shown_by for number in range(len(model.values))]
        self._secret = [model.is_secret(number, threshold) for number in range(len(model.values))]
        self._to_look_at: dict[int, None] = {}
        for cell in suppressed:
            self.suppress(cell)

    def is_hidden(self, number: int) -> bool:
        """Whether no shown figure tells a number."""
        return self._hidden[number]

    def is_secret(self, number: int) -> bool:
        """Whether a number is hidden and must not follow from what is shown."""
        return self._hidden[number] and self._secret[number]

    def suppress(self, cell: int) -> None:
        """Suppress a figure: its numerator, denominator and value go together."""
        if cell in self.suppressed:
            return
        self.suppressed.add(cell)
        for number in self.model.tells[cell]:
            self._shown_by[number] -= 1
            if not self._shown_by[number]:
                self._hidden[number] = True
                self._to_look_at |= dict.fromkeys(self.model.rows_of.get(number, ()))

    def complete(self) -> None:
        """Suppress what is needed until no sum by itself gives a hidden number away."""
        while self._to_look_at:
            at = next(iter(self._to_look_at))
            del self._to_look_at[at]
            row = self.model.rows[at]
            while self._gives_away(row):
                if not self._hide_one_of(row):
                    break

    def hide(self, number: int) -> None:
        """Suppress every figure that tells a number."""
        for cell in self.model.shown_by[number]:
            self.suppress(cell)

    def _gives_away(self, row: Row) -> bool:
        """Whether a sum by itself tells a secret number, or that it is one of fewer than `threshold` values."""
        hidden = [number for number in row.parts if self.is_hidden(number)]
        total_is_hidden = self.is_hidden(row.total)
        if not any(map(self.is_secret, (*hidden, *([row.total] if total_is_hidden else [])))):
            return False
        if total_is_hidden:
            return not hidden
        return len(hidden) == 1 or sum(self.model.values[number] for number in hidden) < self.threshold - 1

    def _hide_one_of(self, row: Row) -> bool:
        found = self._choice(row)
        if found is not None:
            self.hide(found[-1])
        return found is not None

    def _choice(self, row: Row) -> tuple[int, int, float, int] | None:
        """What to hide next in a sum, its number last; None where all is hidden. A breakdown's parts come before its total; of them what
        touches fewest sums that hide nothing yet, because each of those has to hide another; of them the smallest that is not zero."""
        model = self.model
        shown = [number for number in row.numbers if not self.is_hidden(number) and model.values[number]]
        return min(((-model.widest[each], self._untouched(each), model.values[each], each) for each in shown), default=None)

    def _untouched(self, number: int) -> int:
        """How many sums that hide nothing yet would hide something if a number were."""
        model = self.model
        told = {each for cell in model.shown_by[number] for each in model.tells[cell]}
        rows = {at for each in told for at in model.rows_of.get(each, ())}
        return sum(not any(map(self.is_hidden, model.rows[at].numbers)) for at in rows)
