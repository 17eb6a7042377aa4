"""The table of cases that requests and assessments write to: one row per request, numbered in order of receipt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np

from scorecard.sample.targets import NEVER, day

PUBLISHED = day(dt.date(2023, 3, 31))  # the overdue cases of this day are published
NONE, MEDIATION, TRIBUNAL = 0, 1, 2  # how a refusal was appealed


@dataclass
class Cases:
    """Arrays over all cases; those not yet received have received = NEVER. Days are day numbers, NEVER where it has not happened.

    A refusal that will be overturned keeps refused = True and goes on, from `agreed` (the day it was overturned), as an assessment:
    the sample's stocks are kept as the newest return will tell them.
    """

    size: int
    received: np.ndarray = field(init=False)
    person: np.ndarray = field(init=False)
    decided: np.ndarray = field(init=False)  # the day of Y or N on the request
    refused: np.ndarray = field(init=False)
    agreed: np.ndarray = field(init=False)  # the day the assessment began: decided, or overturned
    closed: np.ndarray = field(init=False)  # withdrawn or moved away
    exported: np.ndarray = field(init=False)
    outcome_day: np.ndarray = field(init=False)  # the day of Y or N on the assessment
    plan_refused: np.ndarray = field(init=False)
    week20: np.ndarray = field(init=False)
    appeal: np.ndarray = field(init=False)  # against a refusal to assess: NONE, MEDIATION, TRIBUNAL
    appeal_day: np.ndarray = field(init=False)
    plan_appeal: np.ndarray = field(init=False)  # against a refusal to issue, or the plan
    plan_appeal_day: np.ndarray = field(init=False)
    ordered_day: np.ndarray = field(init=False)  # a plan made after all, on appeal against a refusal to issue

    def __post_init__(self) -> None:
        for name in ("received", "decided", "agreed", "closed", "outcome_day", "appeal_day", "plan_appeal_day", "ordered_day"):
            setattr(self, name, np.full(self.size, NEVER, dtype=np.int64))
        for name in ("refused", "exported", "plan_refused", "week20"):
            setattr(self, name, np.zeros(self.size, dtype=bool))
        for name in ("appeal", "plan_appeal", "person"):
            setattr(self, name, np.zeros(self.size, dtype=np.int64))

    def open(self) -> np.ndarray:
        """Which cases are received and not closed, as far as the history has gone."""
        return (self.received < NEVER) & (self.ended() == NEVER)

    def undecided(self) -> np.ndarray:
        """Which open cases wait for the decision whether to assess."""
        return self.open() & (self.decided == NEVER)

    def in_assessment(self) -> np.ndarray:
        """Which open cases were agreed at the first decision and wait for their outcome."""
        return self.open() & (self.decided < NEVER) & ~self.refused

    def ended(self) -> np.ndarray:
        """The day each case closed, NEVER while it is open: refused and not overturned, left, or decided."""
        refused = np.where(self.refused & (self.agreed == NEVER), self.decided, NEVER)
        return np.minimum(refused, np.minimum(self.closed, self.outcome_day))

    def plan_day(self) -> np.ndarray:
        """The day each case's plan was made, at once or on appeal; NEVER where none was."""
        return np.where(self.plan_refused, self.ordered_day, self.outcome_day)

    def overdue(self, on: int) -> np.ndarray:
        """Which open cases have waited over 20 weeks (140 days) on that day, tribunal cases left out as measures.md does."""
        return self.open() & (self.received + 140 < on) & (self.appeal != TRIBUNAL)


def may_reach_tribunal(cases: Cases, rows: np.ndarray, refused_on: np.ndarray) -> np.ndarray:
    """Which of those refused cases a tribunal may hear: not one that was overdue on a published day and was refused after it.

    The flag has no date: a later return would take the case out of that day's overdue cases.
    """
    return (refused_on <= PUBLISHED) | (cases.received[rows] + 140 >= PUBLISHED)
