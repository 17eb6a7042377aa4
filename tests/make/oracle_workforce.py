"""The second opinion on posts and on caseloads (see oracle_cells): the words of the definitions, at the return's own as-at date alone.

Whole-time equivalents are added up as the decimals that were typed: 0.1 + 0.2 is 0.3.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from make import oracle_plans
from make.oracle import Cell
from make.oracle_cells import NOT_AVAILABLE, Cubes, Entry, Figure, Part, cube, divided, entered
from make.oracle_terms import Rows

Row = Mapping[str, object]
MEASURES: dict[str, Entry] = {}
CASE_OFFICERS = ("case_officer", "senior_case_officer")


def figures(rows: Rows, as_at: dt.date) -> Cubes:
    """The cubes of every measure of posts alone."""
    return {name: cube(entry, as_at, entry.parts(rows, as_at)) for name, entry in MEASURES.items()}


def caseload_per_officer(casework: Rows, workforce: Rows | None, as_at: dt.date) -> dict[Cell, Figure]:
    """Plans maintained with a case officer, for each whole-time equivalent of the team's case officers. Not available without the posts. All only."""
    if workforce is None:
        return {Cell(as_at): NOT_AVAILABLE}
    officers = [fte(post) for post in workforce["posts"] if is_case_officer(post) and post["status"] != "vacant"]
    plans = [plan for plan in oracle_plans.things(casework)["plans"] if oracle_plans.maintained(plan, as_at) and plan.case_officer_id]
    return {Cell(as_at): divided("plans", len(plans), sum(officers))}


# Words that several measures use


def fte(post: Row) -> Fraction:
    return Fraction(str(post["fte"]))


def is_case_officer(post: Row) -> bool:
    """Of the SEND team."""
    return post["team"] == "send" and post["role"] in CASE_OFFICERS


def team(post: Row) -> dict[str, str]:
    return {"detail": str(post["team"])}


def share(rows: Rows, of: set[str], among: set[str], who: Callable[[Row], bool] = lambda post: True) -> Iterator[Part]:
    """The whole-time equivalent of some statuses among that of others."""
    for post in rows["posts"]:
        if post["status"] in among and who(post):
            yield Part(team(post), fte(post) if post["status"] in of else 0, fte(post))


def psychologists(rows: Rows, status: str) -> Iterator[Part]:
    for post in rows["posts"]:
        if post["role"] == "educational_psychologist" and post["status"] == status:
            yield Part(team(post), fte(post))


# The measures


@entered(MEASURES, "percent")
def posts_filled_permanent_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return share(rows, {"permanent"}, {"permanent", "fixed_term", "vacant"})


@entered(MEASURES, "percent")
def agency_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return share(rows, {"agency"}, {"agency", "permanent", "fixed_term"})


@entered(MEASURES, "percent")
def vacancy_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return share(rows, {"vacant"}, {"vacant", "permanent", "fixed_term"})


@entered(MEASURES, "percent")
def case_officers_permanent_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return share(rows, {"permanent"}, {"permanent", "fixed_term", "vacant"}, is_case_officer)


@entered(MEASURES, "fte")
def educational_psychologists_fte(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return psychologists(rows, "permanent")


@entered(MEASURES, "fte")
def ep_vacancies_fte(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return psychologists(rows, "vacant")


@entered(MEASURES, "fte")
def ep_agency_fte(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    return psychologists(rows, "agency")


@entered(MEASURES, "percent")
def ipsea_trained_rate(rows: Rows, as_at: dt.date) -> Iterator[Part]:
    """Posts, not whole-time equivalents; agency included."""
    for post in rows["posts"]:
        if post["team"] == "send" and post["status"] != "vacant":
            levels = (post["ipsea_level_1_date"], post["ipsea_level_2_date"])
            yield Part(team(post), int(all(date is not None and date <= as_at for date in levels)), 1)
