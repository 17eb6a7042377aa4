"""The second opinion on plans and annual reviews (see oracle): one small function per measure, over one plan or review at a time."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

from make.oracle_requests import starts_reception_next
from make.oracle_terms import Counted, Month, Rows, count, days, measure, of_those


def things(rows: Rows) -> dict[str, list[SimpleNamespace]]:
    """Plans with their person; annual reviews with their plan and all reviews of that plan."""
    persons = {person["person_id"]: person for person in rows["persons"]}
    plans = {}
    for row in rows["plans"]:
        person = persons[row["person_id"]]
        plans[row["plan_id"]] = SimpleNamespace(**row, birth_date=person["birth_date"], area=person["area"], reviews=[])
    reviews = []
    for row in rows["annual_reviews"]:
        plan = plans[row["plan_id"]]
        review = SimpleNamespace(**row, plan=plan, area=plan.area)
        plan.reviews.append(review)
        reviews.append(review)
    return {"plans": list(plans.values()), "reviews": reviews}


# Words that several measures use


def began(plan: SimpleNamespace) -> dt.date:
    """The day it started here: when it moved in, else its start."""
    return plan.start_date if plan.moved_in_date is None else plan.moved_in_date


def maintained(plan: SimpleNamespace, on: dt.date) -> bool:
    return began(plan) <= on and not (plan.cease_date is not None and plan.cease_date < on)


def mainstream(plan: SimpleNamespace) -> bool:
    return plan.placement.startswith("mainstream_")


def age(birth_date: dt.date, on: dt.date) -> int:
    """Whole years. Who was born on 29 February has the birthday on 1 March of a common year."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def by(date: dt.date | None, day: dt.date) -> bool:
    """Whether it had happened by that day."""
    return date is not None and date <= day


# Plans


@measure("plans", "count", "plans")
def new_plans_count(plan: SimpleNamespace, month: Month) -> Counted | None:
    return count() if month.has(plan.start_date) and plan.moved_in_date is None else None


@measure("plans", "count", "plans")
def plans_maintained_count(plan: SimpleNamespace, month: Month) -> Counted | None:
    return count() if maintained(plan, month.as_at) else None


@measure("plans", "count", "plans", own_date=True)
def plans_by_placement_count(plan: SimpleNamespace, month: Month) -> Counted | None:
    return count(detail=plan.placement) if maintained(plan, month.as_at) else None


@measure("plans", "percent", "plans", own_date=True)
def plans_mainstream_rate(plan: SimpleNamespace, month: Month) -> Counted | None:
    return of_those(mainstream(plan) or plan.placement == "resourced_provision") if maintained(plan, month.as_at) else None


@measure("plans", "percent", "plans", own_date=True)
def plans_inmss_rate(plan: SimpleNamespace, month: Month) -> Counted | None:
    return of_those(plan.placement == "inmss") if maintained(plan, month.as_at) else None


@measure("plans", "percent", "plans", own_date=True)
def plans_inmss_18_plus_rate(plan: SimpleNamespace, month: Month) -> Counted | None:
    if not maintained(plan, month.as_at) or age(plan.birth_date, month.as_at) < 18:
        return None
    return of_those(plan.placement == "inmss")


@measure("plans", "count", "plans", own_date=True)
def plans_looked_after_count(plan: SimpleNamespace, month: Month) -> Counted | None:
    return count() if maintained(plan, month.as_at) and plan.looked_after else None


@measure("plans", "count", "plans", own_date=True)
def awaiting_specialist_count(plan: SimpleNamespace, month: Month) -> Counted | None:
    if not maintained(plan, month.as_at) or not plan.awaiting_specialist:
        return None
    return count() if mainstream(plan) or plan.placement == "awaiting" else None


@measure("plans", "percent", "plans", own_date=True)
def officer_change_rate(plan: SimpleNamespace, month: Month) -> Counted | None:
    if not maintained(plan, month.as_at) or not began(plan) < month.first:
        return None
    return of_those(month.has(plan.case_officer_since))


@measure("plans", "percent", "plans", own_date=True)
def phase_transfers_on_time_rate(plan: SimpleNamespace, month: Month) -> Counted | None:
    if not maintained(plan, month.as_at) or plan.phase_transfer_due_date is None:
        return None
    next_month = month.as_at + days(1)
    if not next_month.replace(year=next_month.year - 1) <= plan.phase_transfer_due_date <= month.as_at:
        return None
    return of_those(by(plan.phase_transfer_final_date, plan.phase_transfer_due_date))


@measure("plans", "count", "plans", children=True)
def rising_5_plans_count(plan: SimpleNamespace, month: Month) -> Counted | None:
    return Counted(plan.person_id) if maintained(plan, month.as_at) and starts_reception_next(plan.birth_date, month.as_at) else None


# Annual reviews


def final(review: SimpleNamespace, as_at: dt.date) -> bool:
    return by(review.finalised_date, as_at) or (review.decision in ("maintain", "cease") and by(review.decision_date, as_at))


@measure("reviews", "count", "annual reviews")
def reviews_backlog_count(review: SimpleNamespace, month: Month) -> Counted | None:
    if not maintained(review.plan, month.as_at):
        return None
    return count() if by(review.meeting_date, month.as_at) and not final(review, month.as_at) else None


@measure("reviews", "count", "annual reviews")
def reviews_overdue_count(review: SimpleNamespace, month: Month) -> Counted | None:
    if not maintained(review.plan, month.as_at) or not review.due_date < month.as_at or by(review.decision_date, month.as_at):
        return None
    overtaken = any(other.due_date > review.due_date and by(other.meeting_date, month.as_at) for other in review.plan.reviews)
    return None if overtaken else count()


@measure("reviews", "percent", "annual reviews")
def reviews_in_time_rate(review: SimpleNamespace, month: Month) -> Counted | None:
    if not month.has(review.due_date) or not maintained(review.plan, review.due_date):
        return None
    return of_those(by(review.decision_date, review.due_date))


@measure("reviews", "percent", "annual reviews", run_in_days=28)
def review_decision_4_weeks_rate(review: SimpleNamespace, month: Month) -> Counted | None:
    if review.meeting_date is None or not month.has(review.meeting_date + days(28)):
        return None
    return of_those(by(review.decision_date, review.meeting_date + days(28)))


@measure("reviews", "percent", "annual reviews", run_in_days=84)
def review_amended_12_weeks_rate(review: SimpleNamespace, month: Month) -> Counted | None:
    if review.decision != "amend" or review.meeting_date is None or not month.has(review.meeting_date + days(84)):
        return None
    return of_those(by(review.finalised_date, review.meeting_date + days(84)))
