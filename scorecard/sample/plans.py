"""EHC plans: those that stood when the history opens, those issued, those that moved in, and how each is kept until it ceases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from scorecard.sample import placements
from scorecard.sample.cases import Cases
from scorecard.sample.draws import days, some
from scorecard.sample.people import PLAN_AGES, YEAR, People, school_year
from scorecard.sample.targets import NEVER, Month, day, nearest

FIRST_PLANS = day(dt.date(2014, 9, 1))  # EHC plans exist since then
OFFICERS = 26
KEPT = ("placement", "looked_after", "awaiting", "officer", "since")
REASONS = {"1": 0, "2": 24, "3": 6, "4": 16, "5": 12, "6": 32, "7": 3, "8": 1, "9": 6}  # weights; reason 1 is for those who turn 25
YOUNG_REASONS = {"2": 20, "5": 60, "7": 12, "8": 2, "9": 6}


@dataclass
class Plans:
    """Arrays over all plans, in the order they came to the authority. `kept` holds, by month end, what a return tells only of that day."""

    person: np.ndarray
    case: np.ndarray  # -1: no request here
    start: np.ndarray
    moved_in: np.ndarray
    cease: np.ndarray
    reason: np.ndarray
    birth: np.ndarray
    placement: np.ndarray
    looked_after: np.ndarray
    awaiting: np.ndarray
    officer: np.ndarray
    since: np.ndarray
    kept: dict[int, dict[str, np.ndarray]]

    def came(self) -> np.ndarray:
        """The day each plan came under the authority."""
        return np.where(self.moved_in < NEVER, self.moved_in, self.start)

    def maintained(self, on: int) -> np.ndarray:
        """Which plans are maintained on that day (the day a plan ceases is its last)."""
        return (self.came() <= on) & (self.cease >= on)


def simulate(cases: Cases, people: People, months: tuple[Month, ...], keep_from: int, rng: np.random.Generator) -> Plans:
    """All plans through all months. From the month end `keep_from` on, the state of each month end is kept."""
    plans = _standing(people, months[0], rng)
    for month in months:
        _cease(plans, month, rng)
        _issued(plans, cases, people, month, rng)
        _move_in(plans, people, month, rng)
        year = school_year(plans.birth, month.last)
        if month.date.month == 9:
            plans.placement = placements.move_on(plans.placement, year, rng)
        _change_officers(plans, month, rng)
        if month.last >= keep_from:
            _come_of_age(plans, people, month, rng)
            _settle(plans, year, month, rng)
            plans.kept[month.last] = {name: getattr(plans, name).copy() for name in KEPT}
    return plans


def _standing(people: People, month: Month, rng: np.random.Generator) -> Plans:
    """The plans that stood on the day before the first month; so many that the month's own flows lead to its aim."""
    eve = month.first - 1
    # The first month's aim less what issue and cease bring in it, with a few moved in.
    count = month.count("plans") - month.count("issued") + month.count("ceased") - 3
    person = people.born(PLAN_AGES, np.full(count, eve))
    nothing = np.zeros(0, dtype=np.int64)
    plans = Plans(*(nothing,) * 5, nothing.astype(str), *(nothing,) * 2, nothing.astype(bool), nothing.astype(bool), *(nothing,) * 2, {})
    held = rng.exponential(3.5 * YEAR, count).astype(np.int64) + 20
    start = np.maximum(eve - held, np.maximum(FIRST_PLANS + rng.integers(0, 500, count), people.birth[person] + 2 * 365))
    _add(plans, people, person, np.full(count, -1), np.minimum(start, eve), np.full(count, NEVER), rng)
    plans.placement = placements.first(school_year(plans.birth, eve), rng)  # where they are by now, not where they began
    plans.since = np.minimum(eve - rng.integers(0, 700, count), eve)
    plans.since = np.maximum(plans.since, plans.start)
    return plans


def _add(
    plans: Plans, people: People, person: np.ndarray, case: np.ndarray, start: np.ndarray, moved_in: np.ndarray, rng: np.random.Generator
) -> None:
    """Puts new plans under the authority, each with a placement and a case officer."""
    birth, count = people.birth[person], len(person)
    came = np.where(moved_in < NEVER, moved_in, start)
    new = {
        "person": person,
        "case": case,
        "start": start,
        "moved_in": moved_in,
        "cease": np.full(count, NEVER),
        "reason": np.full(count, ""),
        "birth": birth,
        "placement": placements.first(school_year(birth, came), rng),
        "looked_after": np.zeros(count, dtype=bool),
        "awaiting": np.zeros(count, dtype=bool),
        "officer": rng.integers(0, OFFICERS, count),
        "since": came,
    }
    for name, values in new.items():
        setattr(plans, name, np.concatenate([getattr(plans, name), values]))


def _issued(plans: Plans, cases: Cases, people: People, month: Month, rng: np.random.Generator) -> None:
    """The month's plans from the authority's own assessments, those ordered on appeal among them."""
    made = cases.plan_day()
    case = np.flatnonzero((made >= month.first) & (made <= month.last))
    _add(plans, people, cases.person[case], case, made[case], np.full(len(case), NEVER), rng)


def _move_in(plans: Plans, people: People, month: Month, rng: np.random.Generator) -> None:
    """Plans that came from other authorities: the balance that leads to the month's aim."""
    count = max(month.count("plans") - int(plans.maintained(month.last).sum()), 0)
    moved_in = days(month.first, month.last, rng, size=count)
    person = people.born({age: weight for age, weight in PLAN_AGES.items() if 5 <= age <= 17}, moved_in)
    start = np.maximum(moved_in - 30 - rng.exponential(900, count).astype(np.int64), people.birth[person] + 2 * 365)
    _add(plans, people, person, np.full(count, -1), np.maximum(start, FIRST_PLANS), moved_in, rng)


def _cease(plans: Plans, month: Month, rng: np.random.Generator) -> None:
    """The month's plans that cease: all whose child would turn 25 by the end of next month, then mostly young people of 19 and over."""
    going = plans.maintained(month.last) & (plans.came() < month.first - 20)
    turn_25 = plans.birth + int(25 * YEAR) - 1
    must = np.flatnonzero(going & (turn_25 <= month.last + 32))
    others = np.flatnonzero(going & (turn_25 > month.last + 32))
    age = (month.last - plans.birth[others]) / YEAR
    hazard = np.select([age >= 21, age >= 19, age >= 17, age >= 16, age < 5], [1.6, 1.0, 0.35, 0.12, 1e-9], 0.012)
    leaving = some(others, month.count("ceased") - len(must), rng, rng.exponential(size=len(others)) / hazard)
    for rows, reasons in ((must, {"1": 1}), (leaving, REASONS)):
        plans.cease[rows] = days(month.first, np.minimum(month.last - 1, turn_25[rows] - 1), rng)
        plans.reason[rows] = _drawn(reasons, len(rows), rng)
    young = leaving[(month.last - plans.birth[leaving]) / YEAR < 16]
    plans.reason[young] = _drawn(YOUNG_REASONS, len(young), rng)


def _drawn(weights: dict[str, int], count: int, rng: np.random.Generator) -> np.ndarray:
    shares = np.array(list(weights.values()), dtype=float)
    return rng.choice(list(weights), size=count, p=shares / shares.sum())


def _change_officers(plans: Plans, month: Month, rng: np.random.Generator) -> None:
    """The aimed-at share of the plans that were here before the month get another case officer in it."""
    here = np.flatnonzero(plans.maintained(month.last) & (plans.came() < month.first))
    rows = some(here, month.share("officer_change_percent", len(here)), rng)
    plans.officer[rows] = (plans.officer[rows] + rng.integers(1, OFFICERS, len(rows))) % OFFICERS
    plans.since[rows] = days(month.first, month.last, rng, size=len(rows))


def _come_of_age(plans: Plans, people: People, month: Month, rng: np.random.Generator) -> None:
    """Moves as few 18th birthdays between this month and the next as it takes for the aimed-at share of adults to be one, to a decimal.

    No other month end sees it. Nothing is moved across the end of August, where the school year turns.
    """
    aim = month.aims["inmss_18_plus_percent"]
    here = plans.maintained(month.last)
    age, next_age = _age(plans.birth, month.date), _age(plans.birth, month.date + dt.timedelta(28))
    adults = int((here & (age >= 18)).sum())
    turned = np.flatnonzero(here & (age == 18) & (_age(plans.birth, month.date.replace(day=1) - dt.timedelta(1)) == 17))
    turning = np.flatnonzero(here & (age == 17) & (next_age == 18))
    fewest = sorted(range(-len(turned), len(turning) + 1), key=abs)
    by = next((by for by in fewest if nearest(aim, adults + by, 1)), 0)
    if by and month.date.month != 8:
        # A birth date later by 31 days has its birthday next month; earlier by 28, in this one.
        rows, shift = (some(turning, by, rng), -28) if by > 0 else (some(turned, -by, rng), 31)
        plans.birth[rows] += shift
        people.birth[plans.person[rows]] = plans.birth[rows]


def _settle(plans: Plans, year: np.ndarray, month: Month, rng: np.random.Generator) -> None:
    """Brings placements, looked-after children and those waiting for a specialist place to the month's aims."""
    here = plans.maintained(month.last)
    adult = _age(plans.birth, month.date) >= 18
    placements.nudge(plans.placement, here, adult, year, month, rng)
    _count_to(plans.looked_after, here & ~adult, month.count("looked_after"), rng)
    may = here & np.isin(plans.placement, placements.MAY_AWAIT)
    _count_to(plans.awaiting, may & (year < 12), month.count("awaiting_specialist"), rng)


def _count_to(flag: np.ndarray, among: np.ndarray, wanted: int, rng: np.random.Generator) -> None:
    """Clears the flag outside `among`, then sets or clears as few as it takes for `wanted` to carry it."""
    flag &= among
    short = wanted - int(flag.sum())
    flag[some(np.flatnonzero(flag), -short, rng)] = False
    flag[some(np.flatnonzero(among & ~flag), short, rng)] = True


def _age(birth: np.ndarray, on: dt.date) -> np.ndarray:
    """Whole years of age on that day."""
    months = birth.astype("datetime64[D]").astype("datetime64[M]")
    day_of_month = (birth.astype("datetime64[D]") - months).astype(int) + 1
    month = months.astype(int) % 12 + 1
    not_yet = (month > on.month) | ((month == on.month) & (day_of_month > on.day))
    return on.year - (months.astype(int) // 12 + 1970) - not_yet
