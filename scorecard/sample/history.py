"""The one history that every workbook of the sample is a view of: all children, cases, plans and reviews with all their days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from scorecard.sample import advice, assessments, plans, requests, reviews, rising, traits, transfers
from scorecard.sample.cases import Cases
from scorecard.sample.draws import stream
from scorecard.sample.people import People
from scorecard.sample.placements import PLACEMENTS
from scorecard.sample.targets import Month, then


@dataclass(frozen=True)
class History:
    """Frames with whole numbers for days (NEVER where something does not happen). `states` holds, by month end, the plans' state on it."""

    persons: pl.DataFrame
    requests: pl.DataFrame
    advice: pl.DataFrame
    plans: pl.DataFrame
    states: dict[int, pl.DataFrame]
    transfers: pl.DataFrame
    reviews: pl.DataFrame
    unmet: dict[str, int]  # cases that could not be closed to reach the month's aim, by month end; empty when all were met


def simulate(months: tuple[Month, ...], keep_from: int, seed: int) -> History:
    """The history of those months; the plans' states are kept from the month end `keep_from` on."""
    people = People(stream(seed, 1))
    cases, unmet = _cases(months, people, stream(seed, 2))
    rising.settle(cases, people, months, stream(seed, 8))
    all_plans = plans.simulate(cases, people, months, keep_from, stream(seed, 3))
    rng = stream(seed, 4)
    phases = traits.phase(people.birth[cases.person], cases.received)
    need = traits.needs(phases, rng)
    return History(
        persons=people.frame(),
        requests=_request_frame(cases, months, phases, need, rng),
        advice=advice.simulate(cases, months, stream(seed, 5)),
        plans=_plan_frame(all_plans, need, rng),
        states={last: _state_frame(state) for last, state in all_plans.kept.items()},
        transfers=transfers.simulate(all_plans, stream(seed, 6)),
        reviews=_review_frame(reviews.simulate(all_plans, months, stream(seed, 7))),
        unmet=unmet,
    )


def _cases(months: tuple[Month, ...], people: People, rng: np.random.Generator) -> tuple[Cases, dict[str, int]]:
    standing = sum(count for *_, count, _ in requests.STANDING)
    cases = Cases(standing + sum(month.count("requests") for month in months))
    at = requests.standing(cases, people, months[0].first, rng)
    horizon, unmet = months[-1].last, {}
    ahead = (*months, *then(months[-1], assessments.AHEAD))
    for number, month in enumerate(months):
        coming = ahead[number + 1 : number + 1 + assessments.AHEAD]
        at = requests.receive(cases, people, month, at, rng)
        requests.decide(cases, month, horizon, rng)
        assessments.issue(cases, month, coming, rng)
        assessments.end_overturned(cases, month, rng)
        assessments.refuse_plans(cases, month, coming, horizon, rng)
        short = assessments.withdraw(cases, month, coming, rng)
        if short:
            unmet[month.date.isoformat()] = short
    return cases, unmet


def _identifiers(letter: str, numbers: np.ndarray, first: int) -> pl.Series:
    return pl.Series(letter + pl.Series(numbers + first).cast(pl.String), dtype=pl.String)


def _request_frame(cases: Cases, months: tuple[Month, ...], phases: np.ndarray, need: np.ndarray, rng: np.random.Generator) -> pl.DataFrame:
    case = np.arange(cases.size)
    days = ("received", "decided", "agreed", "closed", "outcome_day", "appeal_day", "plan_appeal_day")
    kinds = ("person", "refused", "exported", "plan_refused", "week20", "appeal", "plan_appeal")
    return pl.DataFrame(
        {"case": case, "request_id": _identifiers("R", case, 20_001)}
        | {name: getattr(cases, name) for name in days + kinds}
        | {
            "request_source": traits.sources(cases, phases, months, rng),
            "phase": traits.PHASES[phases],
            "primary_need": need,
            "need_known": traits.need_known(cases, rng),
            "rya": (phases == 3) & (rng.random(cases.size) < 0.04),
        }
    )


def _plan_frame(all_plans: plans.Plans, need: np.ndarray, rng: np.random.Generator) -> pl.DataFrame:
    plan = np.arange(len(all_plans.person))
    drawn = traits.needs(traits.phase(all_plans.birth, all_plans.came()), rng)
    return pl.DataFrame(
        {"plan": plan, "plan_id": _identifiers("E", plan, 30_001), "came": all_plans.came()}
        | {name: getattr(all_plans, name) for name in ("person", "case", "start", "moved_in", "cease")}
        | {"cease_reason": all_plans.reason, "primary_need": np.where(all_plans.case >= 0, need[all_plans.case], drawn)}
    )


def _state_frame(state: dict[str, np.ndarray]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "plan": np.arange(len(state["placement"])),
            "placement": PLACEMENTS[state["placement"]],
            "looked_after": state["looked_after"],
            "awaiting_specialist": state["awaiting"],
            "case_officer_id": pl.Series("CO" + pl.Series(state["officer"] + 11).cast(pl.String)),
            "case_officer_since": state["since"],
        }
    )


def _review_frame(all_reviews: reviews.Reviews) -> pl.DataFrame:
    """With, for each review, the earliest meeting of a later review of its plan (`next_meeting`)."""
    number = np.arange(len(all_reviews.plan))
    names = ("plan", "due", "meeting", "decided", "decision", "final", "done")
    columns = {"review": number, "review_id": _identifiers("V", number, 50_001)} | {name: getattr(all_reviews, name) for name in names}
    later = pl.col("meeting").reverse().cum_min().reverse().shift(-1).over("plan", order_by="review")
    return pl.DataFrame(columns).with_columns(later.alias("next_meeting"))
