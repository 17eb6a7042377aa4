"""Annual reviews: each plan's chain of reviews, and the backlog of those held and not yet final that is aimed at month by month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.sample.draws import days, some
from scorecard.sample.plans import Plans
from scorecard.sample.targets import NEVER, Month

YEAR = 365
MAINTAIN, AMEND, CEASE = "maintain", "amend", "cease"
NEVER_HELD = 0.03
AMENDED = 0.5  # share of the reviews made final that amend the plan (the others maintain it)
LEAST_TO_AMEND = 12  # days from a decision to amend to the amended plan
FRESH = 0.2  # share of a month's decisions on reviews held in the four weeks before; the others are taken from the pile
LONGEST_UNDECIDED = 330  # days after a review without decision, or never held, in which the next one is planned


@dataclass
class Reviews:
    """Arrays over all reviews in the order they were planned; days are NEVER where it has not happened."""

    plan: np.ndarray
    due: np.ndarray
    meeting: np.ndarray
    decided: np.ndarray
    decision: np.ndarray
    final: np.ndarray  # finalised_date, of decisions to amend
    done: np.ndarray  # the day the review became final: decided, or finalised

    def waiting(self, plans: Plans, on: int) -> np.ndarray:
        """Which reviews are held and not final on that day, of plans maintained on it."""
        return (self.meeting <= on) & (self.done > on) & plans.maintained(on)[self.plan]


def simulate(plans: Plans, months: tuple[Month, ...], rng: np.random.Generator) -> Reviews:
    """All reviews of all plans through all months."""
    none = np.zeros(0, dtype=np.int64)
    reviews = Reviews(none, none, none, none, none.astype("U8"), none, none)
    latest = np.full(len(plans.person), -1)  # each plan's newest review
    stood = np.flatnonzero(plans.came() < months[0].first)
    _plan(reviews, latest, plans, stood, months[0].first + rng.integers(-25, 340, len(stood)), months[0].first, rng)
    for month in months:
        _plan_next(reviews, latest, plans, month, rng)
        _decide_ceasing(reviews, plans, month, rng)
        pile = np.flatnonzero(reviews.waiting(plans, month.last))
        _finish(reviews, pile, len(pile) - month.count("reviews_backlog"), month, rng)
    return reviews


def _plan(
    reviews: Reviews, latest: np.ndarray, plans: Plans, plan: np.ndarray, due: np.ndarray, earliest: int, rng: np.random.Generator
) -> None:
    """New reviews, due then, with the day on which each will be held (not before `earliest`; seldom in August; NEVER for a few)."""
    meeting = np.maximum(due + rng.normal(-18, 22, len(plan)).astype(np.int64), earliest + rng.integers(0, 25, len(plan)))
    meeting = days(meeting, meeting + 4, rng)
    in_august = meeting.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 == 7
    meeting = np.where(in_august & (rng.random(len(plan)) < 0.9), days(meeting + 31, meeting + 80, rng), meeting)
    held = (meeting <= plans.cease[plan]) & (rng.random(len(plan)) >= NEVER_HELD)
    latest[plan] = len(reviews.plan) + np.arange(len(plan))
    never = np.full(len(plan), NEVER)
    new = {"plan": plan, "due": due, "meeting": np.where(held, meeting, NEVER), "decided": never, "decision": np.full(len(plan), "", "U8")}
    new |= {"final": never, "done": never}
    for name, values in new.items():
        setattr(reviews, name, np.concatenate([getattr(reviews, name), values]))


def _plan_next(reviews: Reviews, latest: np.ndarray, plans: Plans, month: Month, rng: np.random.Generator) -> None:
    """Plans the next review: 12 months after the plan came or the last review was completed; failing that, after it was held or due."""
    here = plans.maintained(month.first) | ((plans.came() >= month.first) & (plans.came() <= month.last))
    new = np.flatnonzero(here & (latest < 0))
    _plan(reviews, latest, plans, new, plans.came()[new] + YEAR, month.first, rng)
    reviewed = np.flatnonzero(here & (latest >= 0))
    last = latest[reviewed]
    decided = reviews.decided[last] < month.first
    anchor = np.where(decided, reviews.decided[last], np.minimum(reviews.meeting[last], reviews.due[last] + 90))
    ready = decided | (anchor + LONGEST_UNDECIDED < month.first)
    _plan(reviews, latest, plans, reviewed[ready], anchor[ready] + YEAR, month.first, rng)


def _decide_ceasing(reviews: Reviews, plans: Plans, month: Month, rng: np.random.Generator) -> None:
    """A plan that ceases in the month, other than by age or a move, was usually ended by its review."""
    cease = plans.cease[reviews.plan]
    ended = np.isin(plans.reason[reviews.plan], ("2", "3", "4", "6")) & (cease >= month.first) & (cease <= month.last)
    rows = np.flatnonzero(ended & (reviews.meeting + 3 <= cease) & (reviews.decided == NEVER) & (cease - reviews.meeting < YEAR))
    reviews.decided[rows] = reviews.done[rows] = days(np.maximum(reviews.meeting[rows] + 3, month.first), cease[rows], rng)
    reviews.decision[rows] = CEASE


def _finish(reviews: Reviews, pile: np.ndarray, count: int, month: Month, rng: np.random.Generator) -> None:
    """Makes `count` of the pile final in the month: amended plans sent out, and decisions to maintain; others are decided to amend."""
    sent = pile[reviews.decided[pile] + LEAST_TO_AMEND <= month.last]
    sent = some(sent, round(AMENDED * count), rng, reviews.decided[sent] + rng.normal(0, 25, len(sent)))
    first = np.maximum(month.first, reviews.decided[sent] + LEAST_TO_AMEND)
    reviews.final[sent] = reviews.done[sent] = days(first, month.last, rng)
    undecided = pile[(reviews.decided[pile] == NEVER) & (reviews.meeting[pile] + 2 <= month.last)]
    amended = round(AMENDED * count)
    kept = count - len(sent)
    wanted = kept + amended
    fresh = undecided[reviews.meeting[undecided] > month.last - 35]
    fresh = some(fresh, round(FRESH * wanted), rng)
    rest = np.setdiff1d(undecided, fresh)
    old = some(rest, wanted - len(fresh), rng, reviews.meeting[rest] + rng.normal(0, 120, len(rest)))
    rows = rng.permutation(np.concatenate([fresh, old]))
    reviews.decided[rows] = days(np.maximum(month.first, reviews.meeting[rows] + 2), month.last, rng)
    maintained, to_amend = rows[:kept], rows[kept:]
    reviews.decision[maintained], reviews.decision[to_amend] = MAINTAIN, AMEND
    reviews.done[maintained] = reviews.decided[maintained]
