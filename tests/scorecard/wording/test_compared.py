"""Comparisons of cohorts and parts: true where some are level, alone, few, or without a figure."""

import pytest

from make.figures import figures
from scorecard import wording
from scorecard.released import Figures

RATE = "persistent_absence_rate"
ABOUT = "Persistent absence to 15 February 2024: "


def cohorts(**rows: tuple) -> dict[str, Figures]:
    """All together, then each cohort, by name; a cohort given as () has no figure."""
    found = {name.replace("_", " "): figures(**{RATE: [("2024-02", *row)]}) if row else figures() for name, row in rows.items()}
    return {"All pupils": figures(**{RATE: [("2024-02", 20, 100)]}), **found}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (cohorts(Plan=(37, 100), Support=(28, 100), No_SEN=(15, 100)), "highest for Plan (37.00%), lowest for No SEN (15.00%)"),
        (cohorts(Plan=(3, 10), Support=(30, 100), No_SEN=(15, 100)), "highest for Plan and Support (30.00%), lowest for No SEN (15.00%)"),
        (cohorts(Plan=(5, 10), Support=(1, 10), No_SEN=(10, 100)), "highest for Plan (50.00%), lowest for Support and No SEN (10.00%)"),
        (cohorts(Plan=(0, 10), Support=(0, 20)), "the same for all (0.00%)"),
        (cohorts(Plan=(10_001, 100_000), Support=(10_002, 100_000)), "almost the same for all (10.00%)"),
        (cohorts(Plan=(1, 2), Support=(0, 0), No_SEN=()), "50.00% for Plan, the only one with a figure"),
    ],
)
def test_the_highest_and_the_lowest(found: dict[str, Figures], said: str) -> None:
    assert wording.highest(found, RATE) == ABOUT + said


def test_where_no_cohort_has_a_figure_all_together_is_spoken_of() -> None:
    assert wording.highest({"All pupils": figures()}, RATE) == "No figures for this in release r0001"
    nobody = {"All pupils": figures(**{RATE: [("2024-02", 0, 0)]}), "Plan": figures(**{RATE: [("2024-02", 0, 0)]})}
    assert wording.highest(nobody, RATE) == "There were no pupils with sessions in the school year to 15 February 2024, so there is no rate"
    assert wording.highest(cohorts(Plan=(1, 2)), "nothing_rate") == "No figures for this in release r0001"


def test_small_cohorts_are_pointed_out() -> None:
    found = cohorts(Plan=(1, 4), Support=(1, 10), No_SEN=(0, 0), Other=())
    assert wording.few(found, RATE) == "Few pupils, so read with care: Plan (4)."
    assert wording.few(cohorts(Plan=(37, 100)), RATE) == ""


def reasons(**counts: int) -> Figures:
    details = {("suspensions_count", code): [("2024-02", count)] for code, count in counts.items()}
    return figures(details, suspensions_count=[("2024-02", sum(counts.values()))])


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"DB": 640, "PP": 700 - 640}, "Persistent disruptive behaviour was the main reason for 640 of 700 suspensions"),
        ({"DB": 2, "TH": 2, "PP": 1}, "Persistent disruptive behaviour and Theft were each the main reason for 2 of 5 suspensions"),
        ({"DB": 1, "TH": 1, "PP": 1, "DM": 1, "BU": 0}, "4 reasons were each the main one for 1 of 4 suspensions"),
    ],
)
def test_the_largest_part(counts: dict[str, int], said: str) -> None:
    assert wording.largest(reasons(**counts), "suspensions_count") == f"{said} in the half-term to 15 February 2024"


def test_without_a_case_there_is_no_largest_part() -> None:
    assert wording.largest(reasons(DB=0), "suspensions_count") == "No suspensions began in the half-term to 15 February 2024"
    assert wording.largest(figures(), "suspensions_count") == "No figures for this in release r0001"


def teams(**shares: tuple[float, float]) -> Figures:
    details = {("posts_filled_permanent_rate", team): [("2024-03", *share)] for team, share in shares.items()}
    return figures(details, posts_filled_permanent_rate=[("2024-03", 30, 40)])


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"send": (10, 16), "pfa": (3, 4)}, "SEND team: 62.5% of posts filled by permanent staff, the lowest of 2 teams in March 2024"),
        (
            {"send": (1, 2), "pfa": (2, 4), "education": (3, 4)},
            "Preparing for adulthood and SEND team: 50.0% of posts filled by permanent staff, the lowest of 3 teams in March 2024",
        ),
        ({"send": (4, 4), "pfa": (2, 2)}, "100.0% of posts filled by permanent staff in each of 2 teams in March 2024"),
        ({"send": (10, 16)}, "SEND team: 62.5% of posts filled by permanent staff in March 2024"),
        ({"send": (0, 0)}, "75.0% of posts were filled by permanent staff at the end of March 2024"),
        ({}, "75.0% of posts were filled by permanent staff at the end of March 2024"),
    ],
)
def test_the_team_with_least_of_its_posts_filled(shares: dict, said: str) -> None:
    assert wording.lowest_detail(teams(**shares), "posts_filled_permanent_rate") == said


def rate(*rows: tuple) -> Figures:
    return figures(**{RATE: list(rows)})


@pytest.mark.parametrize(
    ("plan", "none", "said"),
    [
        ([("2024-02", 37, 100)], [("2024-02", 15, 100)], "22.00 percentage points above that of pupils with no SEN."),
        ([("2024-02", 10, 100)], [("2024-02", 15, 100)], "5.00 percentage points below that of pupils with no SEN."),
        ([("2024-02", 15, 100)], [("2024-02", 15, 100)], "level with that of pupils with no SEN."),
        (
            [("2023-02", 35, 100), ("2024-02", 37, 100)], [("2023-02", 20, 100), ("2024-02", 15, 100)],
            "22.00 percentage points above that of pupils with no SEN, a wider gap than the 15.00 at the same point last school year.",
        ),
        (
            [("2023-02", 45, 100), ("2024-02", 37, 100)], [("2023-02", 20, 100), ("2024-02", 15, 100)],
            "22.00 percentage points above that of pupils with no SEN, a narrower gap than the 25.00 at the same point last school year.",
        ),
        (
            [("2023-02", 42, 100), ("2024-02", 37, 100)], [("2023-02", 20, 100), ("2024-02", 15, 100)],
            "22.00 percentage points above that of pupils with no SEN, as at the same point last school year.",
        ),
        (
            [("2023-02", 10, 100), ("2024-02", 37, 100)], [("2023-02", 20, 100), ("2024-02", 15, 100)],
            "22.00 percentage points above that of pupils with no SEN; at the same point last school year it was 10.00 percentage points below it.",
        ),
        (
            [("2023-02", 20, 100), ("2024-02", 37, 100)], [("2023-02", 20, 100), ("2024-02", 15, 100)],
            "22.00 percentage points above that of pupils with no SEN; at the same point last school year it was level with it.",
        ),
        ([("2023-02", 0, 0), ("2024-02", 37, 100)], [("2024-02", 15, 100)], "22.00 percentage points above that of pupils with no SEN."),
    ],
)  # fmt: skip
def test_a_gap_says_which_rate_is_the_higher_and_what_it_was(plan: list, none: list, said: str) -> None:
    found = wording.gap(rate(*plan), rate(*none), RATE, "pupils with a plan", "pupils with no SEN")
    assert found == f"The rate of pupils with a plan is {said}"


def test_where_one_has_no_rate_there_is_no_gap() -> None:
    assert wording.gap(rate(("2024-02", 0, 0)), rate(("2024-02", 1, 2)), RATE, "these", "those") == ""
    assert wording.gap(figures(), figures(), RATE, "these", "those") == ""
