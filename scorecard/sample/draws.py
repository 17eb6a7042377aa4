"""Random draws that the simulation makes again and again: some of these, a day between two days."""

from __future__ import annotations

import numpy as np


def stream(seed: int, number: int) -> np.random.Generator:
    """A random stream of its own, so that a change in one part of the simulation does not stir the others."""
    return np.random.default_rng([seed, number])


def some(pool: np.ndarray, count: int, rng: np.random.Generator, first: np.ndarray | None = None) -> np.ndarray:
    """`count` of the pool's items (all, where it holds fewer): those with the lowest `first`, or any where it is not given."""
    if count <= 0:
        return pool[:0]
    order = rng.permutation(len(pool)) if first is None else np.argsort(first, kind="stable")
    return pool[order[:count]]


def days(
    first: np.ndarray | int, last: np.ndarray | int, rng: np.random.Generator, late: float = 1.0, size: int | None = None
) -> np.ndarray:
    """Days from first to last, both included; weekends move to the Friday before if that is in range. `late` over 1 leans to the end."""
    low, high = np.broadcast_arrays(np.asarray(first), np.asarray(last))
    share = rng.random(low.shape if size is None else size) ** (1 / late)
    drawn = low + np.minimum(np.floor((high - low + 1) * share).astype(np.int64), high - low)
    weekday = (drawn + 3) % 7  # day 0, 1 January 1970, was a Thursday; Monday is 0
    friday = drawn - np.maximum(weekday - 4, 0)
    return np.where(friday >= low, friday, drawn)
