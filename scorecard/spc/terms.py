"""What a process is made of: the rules it is judged by, its limits, its points as judged, and what they come to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from scorecard.spc.order import compare
from scorecard.terms import ScorecardError

ENOUGH = 13  # points that limits have to rest on; on fewer they are trial limits
FEWEST_FIXED = 12  # points that a baseline may be fixed after
OUTSIDE, TREND, TWO_IN_THREE, SHIFT = "outside", "trend", "two_in_three", "shift"  # special causes, first that applies
HIGH, LOW = "high", "low"  # which side a special cause is on, or which way a trend goes
IMPROVEMENT, CONCERN, NEITHER = "improvement", "concern", "neither"  # what a special cause means
COMMON_CAUSE = "common_cause"
MEETS, HIT_AND_MISS, FAILS = "consistently_meets", "hit_and_miss", "consistently_fails"


class UnusableProcess(ScorecardError):
    """Points or rules of which no process can be worked out."""


class Rebase(NamedTuple):
    """A person's decision that the process changed: limits are worked out anew from the first point on or after that day."""

    on: dt.date
    reason: str


@dataclass(frozen=True)
class Rules:
    """How a series is judged. `better`: higher, lower, or empty where neither is; `target` in the series' unit.

    `screen`: leave moving ranges that are far too large out of their average, once. `two_in_three`: 2023 (points beyond the process
    limit count too, as Making Data Count has it since November 2023) or original. `fix_after`: limits rest on the first so many points.
    Raises UnusableProcess where a setting has no meaning.
    """

    better: str = ""
    target: float | None = None
    screen: bool = True
    two_in_three: str = "2023"
    fix_after: int | None = None
    rebases: tuple[Rebase, ...] = ()

    def __post_init__(self) -> None:
        if self.better not in ("higher", "lower", ""):
            raise UnusableProcess(f"Rules: better is {self.better!r}. Give higher, lower, or nothing where neither is better.")
        if self.two_in_three not in ("2023", "original"):
            raise UnusableProcess(f"Rules: two_in_three is {self.two_in_three!r}. Give 2023 or original.")
        if self.fix_after is not None and self.fix_after < FEWEST_FIXED:
            raise UnusableProcess(f"Rules: fix_after is {self.fix_after}. A baseline has {FEWEST_FIXED} points or more: give so many.")
        for each in self.rebases:
            if not each.reason.strip():
                raise UnusableProcess(f"Rules: the rebase of {each.on.isoformat()} has no reason. Say what changed on that day.")


@dataclass(frozen=True)
class Limits:
    """Mean and limits, unclamped, in the series' unit. `moving_range`: the average one; `baseline`: how many points they rest on."""

    mean: float
    moving_range: float
    lower: float
    near_lower: float
    near_upper: float
    upper: float
    baseline: int

    @property
    def trial(self) -> bool:
        """Whether they rest on too few points to judge a change by."""
        return self.baseline < ENOUGH


@dataclass(frozen=True)
class Judged:
    """A point as judged. `value` None: a missing month. `limits`: those that apply to it; None where one point alone stands since a rebase.

    `cause` (outside, trend, two_in_three, shift) is empty for common cause; then `side` and `meaning` are too.
    """

    as_at: dt.date
    value: float | None
    limits: Limits | None
    cause: str = ""
    side: str = ""
    meaning: str = ""

    @property
    def special(self) -> bool:
        """Whether it is to be shown as a special cause: never on trial limits, which are too few points to say so."""
        return bool(self.cause) and self.limits is not None and not self.limits.trial


@dataclass(frozen=True)
class Process:
    """A series as judged: its points by date, missing months too, and the rebases that part them. `cases`: its mean denominator."""

    points: tuple[Judged, ...]
    rules: Rules
    rebases: tuple[Rebase, ...] = ()
    cases: float | None = None

    @cached_property
    def known(self) -> tuple[Judged, ...]:
        """The points that there are."""
        return tuple(each for each in self.points if each.value is not None)

    @property
    def last(self) -> Judged | None:
        """The last point that there is."""
        return self.known[-1] if self.known else None

    @cached_property
    def months_apart(self) -> int:
        """How many months lie from one point to the next, missing ones apart; 0 where they follow no such step (terms, half-terms)."""
        months = [each.as_at.year * 12 + each.as_at.month for each in self.points]
        steps = {later - earlier for earlier, later in pairwise(months)}
        smallest = min(steps, default=1)
        return smallest if smallest and all(each % smallest == 0 for each in steps) else 0

    @cached_property
    def current(self) -> tuple[Judged, ...]:
        """The points that there are since the last rebase: those that the last limits apply to."""
        return tuple(each for each in self.known if not self.rebases or each.as_at >= self.rebases[-1].on)

    @property
    def limits(self) -> Limits | None:
        """The limits that apply to the last point."""
        return self.last.limits if self.last else None

    @property
    def trial(self) -> bool:
        """Whether the last limits are trial limits, or there are none yet: then there are no icons."""
        return self.limits is None or self.limits.trial

    @property
    def variation(self) -> str:
        """The variation icon, the last point's: common_cause, or improvement_, concern_ or neither_ with high or low.

        Empty on trial limits."""
        if self.last is None or self.trial:
            return ""
        return f"{self.last.meaning}_{self.last.side}" if self.last.cause else COMMON_CAUSE

    @property
    def assurance(self) -> str:
        """The assurance icon, by the last point's limits: consistently_meets where both are on the good side of the target,
        consistently_fails where both are on the bad one, else hit_and_miss, also where a limit is the target. Empty on trial limits,
        without a target, and where neither direction is better."""
        target, limits = self.rules.target, self.limits
        if target is None or limits is None or limits.trial or not self.rules.better:
            return ""
        above, below = compare(limits.lower, target) > 0, compare(limits.upper, target) < 0
        if not above and not below:
            return HIT_AND_MISS
        return MEETS if above == (self.rules.better == "higher") else FAILS
