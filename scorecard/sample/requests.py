"""Requests for an EHC needs assessment: how they come in, month by month, and how the first decision is taken."""

from __future__ import annotations

import numpy as np

from scorecard.sample.cases import MEDIATION, TRIBUNAL, Cases, may_reach_tribunal
from scorecard.sample.draws import days, some
from scorecard.sample.people import REQUEST_AGES, People
from scorecard.sample.targets import NEVER, Month

# Cases open when the history begins: (received how many days before, at least and at most; how many; already in assessment).
STANDING = ((131, 210, 40, True), (45, 130, 155, True), (2, 38, 80, False))
SEPTEMBER = 2.0  # leans its requests to the month's end: schools begin to ask when term is under way
SOONEST = 8  # days from a request to the decision
AGAIN = 0.04  # share of requests for a child whose earlier request was refused or withdrawn
OVERTURNED = {MEDIATION: 0.06, TRIBUNAL: 0.02}
UPHELD = {MEDIATION: 0.18, TRIBUNAL: 0.01}


def standing(cases: Cases, people: People, begins: int, rng: np.random.Generator) -> int:
    """Puts the cases that were open on the day before `begins` into the table; returns how many."""
    at = 0
    for nearest, furthest, count, agreed in STANDING:
        rows = slice(at, at + count)
        cases.received[rows] = np.sort(days(begins - furthest, begins - nearest, rng, size=count))
        if agreed:
            cases.decided[rows] = cases.agreed[rows] = np.minimum(cases.received[rows] + rng.integers(20, 45, count), begins - 1)
        at += count
    cases.person[:at] = people.born(REQUEST_AGES, cases.received[:at])
    return at


def receive(cases: Cases, people: People, month: Month, at: int, rng: np.random.Generator) -> int:
    """The month's requests, from row `at` on; returns the row after the last."""
    count = month.count("requests")
    rows = np.arange(at, at + count)
    late = SEPTEMBER if month.date.month == 9 else 1.0
    received = np.sort(days(month.first, month.last, rng, late, size=count))
    cases.received[rows] = received
    cases.person[rows] = people.born(REQUEST_AGES, received)
    earlier = some(_may_ask_again(cases, people, month, at), round(AGAIN * count), rng)
    cases.person[rng.choice(rows, size=len(earlier), replace=False)] = earlier
    return at + count


def _may_ask_again(cases: Cases, people: People, month: Month, at: int) -> np.ndarray:
    """Children whose every case closed, without a plan, at least four months ago, and who are under 18."""
    ended = np.where(cases.refused[:at], cases.decided[:at], cases.closed[:at])
    barred = cases.open()[:at] | (cases.outcome_day[:at] < NEVER) | cases.exported[:at] | (ended > month.first - 120)
    asked = np.setdiff1d(cases.person[:at], cases.person[:at][barred])
    return asked[people.birth[asked] > month.first - 18 * 365]


def decide(cases: Cases, month: Month, horizon: int, rng: np.random.Generator) -> None:
    """The month's decisions whether to assess: the aimed-at share within 42 days, refusals among them, some refusals appealed."""
    agreed, refused = month.count("agreed"), month.count("refused")
    waiting = np.flatnonzero(cases.undecided())
    soon = month.share("decision_6_weeks_percent", agreed + refused)
    late = waiting[cases.received[waiting] + 43 <= month.last]
    late = some(late, agreed + refused - soon, rng, cases.received[late] + rng.normal(0, 20, len(late)))
    rest = np.setdiff1d(waiting, late)
    rest = rest[(cases.received[rest] + SOONEST <= month.last) & (cases.received[rest] + 42 >= month.first)]
    in_time = some(rest, soon, rng, cases.received[rest] + rng.normal(0, 10, len(rest)))
    cases.decided[in_time] = days(
        np.maximum(month.first, cases.received[in_time] + SOONEST), np.minimum(month.last, cases.received[in_time] + 42), rng, late=1.4
    )
    cases.decided[late] = days(np.maximum(month.first, cases.received[late] + 43), month.last, rng)
    chosen = np.concatenate([in_time, late])
    no = some(chosen, round(refused * len(chosen) / (agreed + refused)), rng)
    cases.refused[no] = True
    yes = np.setdiff1d(chosen, no)
    cases.agreed[yes] = cases.decided[yes]
    _appeals(cases, no, horizon, rng)


def _appeals(cases: Cases, no: np.ndarray, horizon: int, rng: np.random.Generator) -> None:
    """Some refusals are appealed. One overturned by the horizon goes on as an assessment; one upheld only carries its flag."""
    fate = rng.random(len(no))
    edge = 0.0
    for won, shares in ((True, OVERTURNED), (False, UPHELD)):
        for how, share in shares.items():
            rows = no[(fate >= edge) & (fate < edge + share)]
            edge += share
            wait = rng.integers(40, 100, len(rows)) if how == MEDIATION else rng.integers(130, 260, len(rows))
            heard = days(cases.decided[rows] + wait, cases.decided[rows] + wait + 4, rng)
            known = (heard <= horizon) & ((how != TRIBUNAL) | may_reach_tribunal(cases, rows, cases.decided[rows]))
            cases.appeal[rows[known]], cases.appeal_day[rows[known]] = how, heard[known]
            if won:
                cases.agreed[rows[known]] = heard[known]
