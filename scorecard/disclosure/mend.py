"""What to hide so that a number cannot be worked out that several sums together give away: the least that has to move for it to move.

A linear programme lets every number move from its value, a shown one at a price: its size, more for a breakdown's total than for its parts,
and much more for a grand total. The one that must be free moves by as much as is wanted; the shown ones that move with it are hidden.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_array, hstack

from scorecard.disclosure.secondary import Hiding

PRICE = {0: 1_000.0, 1: 10.0}  # of a number, by how many columns it is broken down; 1 for more
FAR = 1_000  # thresholds: as far as any number moves
MOVED = 1e-6


def to_hide(hiding: Hiding, number: int, by: float) -> list[int]:
    """The shown numbers that must be hidden for one to be able to be greater by so much; none where that cannot be had."""
    model = hiding.model
    numbers = list(_within_reach(hiding, number))
    place = {each: at for at, each in enumerate(numbers)}
    truth = np.array([model.values[each] for each in numbers])
    shown = np.array([not hiding.is_hidden(each) for each in numbers])
    price = np.array([PRICE.get(model.widest.get(each, 2), 1.0) for each in numbers]) * (1 + truth) * shown
    most = np.full(len(numbers), FAR * hiding.threshold, dtype=float)
    least_up = np.zeros(len(numbers))
    least_up[place[number]] = by
    rows = list(dict.fromkeys(at for each in numbers for at in model.rows_of.get(each, ())))
    entries = [
        (at, place[each], -1.0 if other else 1.0)
        for at, row in enumerate(rows)
        for other, each in enumerate(model.rows[row].numbers)
        if each in place
    ]
    down, across, sign = zip(*entries, strict=True)
    up = csc_array((sign, (down, across)), shape=(len(rows), len(numbers)))
    bounds = np.column_stack((np.concatenate((least_up, np.zeros(len(numbers)))), np.concatenate((most, truth))))
    bounds[len(numbers) + place[number], 1] = 0  # up, and not down again
    found = linprog(np.concatenate((price, price)), A_eq=hstack((up, -up)), b_eq=np.zeros(len(rows)), bounds=bounds, method="highs-ds").x
    if found is None:
        return []
    moved = found[: len(numbers)] + found[len(numbers) :] > MOVED
    return [each for at, each in enumerate(numbers) if moved[at] and shown[at]]


def _within_reach(hiding: Hiding, number: int) -> Iterator[int]:
    """What sums connect with a number, shown zeros left out: they stay."""
    seen, to_see = {number}, [number]
    while to_see:
        each = to_see.pop()
        yield each
        for at in hiding.model.rows_of.get(each, ()):
            for other in hiding.model.rows[at].numbers:
                if other not in seen and (hiding.model.values[other] or hiding.is_hidden(other)):
                    seen.add(other)
                    to_see.append(other)
