"""The workforce returns: published figures come out of the posts, and the return's rules hold in every month."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import polars as pl
import pytest

from scorecard import sample
from scorecard.contract import load_return
from scorecard.sample.returns import month_ends
from scorecard.sample.workforce import posts

MONTHS = month_ends()
MARCH_2023, DECEMBER, JANUARY, FEBRUARY, MARCH = (
    dt.date(2023, 3, 31),
    dt.date(2023, 12, 31),
    dt.date(2024, 1, 31),
    dt.date(2024, 2, 29),
    dt.date(2024, 3, 31),
)
TYPES = {"date": pl.Date, "number": pl.Float64}
OFFICERS = ("case_officer", "senior_case_officer")


def fte(sent, as_at, *statuses, team=None, roles=None):
    """Full-time equivalents, in tenths so that they add up exactly."""
    rows = sent("workforce", as_at)["posts"].rows(named=True)
    return sum(
        round(10 * row["fte"])
        for row in rows
        if row["status"] in statuses and team in (None, row["team"]) and (roles is None or row["role"] in roles)
    )


@pytest.mark.parametrize(
    ("as_at", "permanent", "vacant", "agency"),
    [(MARCH_2023, 11.0, 4, 2.6), (DECEMBER, 13.0, 2, 4), (JANUARY, 13.4, 2, 5), (FEBRUARY, 12.4, 2, 5), (MARCH, 12.4, 2, 5)],
)
def test_educational_psychologists(sent, as_at, permanent, vacant, agency):
    roles = ("educational_psychologist",)
    found = [fte(sent, as_at, status, roles=roles) / 10 for status in ("permanent", "vacant", "agency")]
    assert found == [permanent, vacant, agency]


@pytest.mark.parametrize(("as_at", "percent"), [(MARCH_2023, 76.6), (DECEMBER, 62.5), (JANUARY, 62.5)])
def test_permanent_case_officers_of_the_send_team(sent, as_at, percent):
    permanent = fte(sent, as_at, "permanent", team="send", roles=OFFICERS)
    assert round(100 * permanent / fte(sent, as_at, "permanent", "fixed_term", "vacant", team="send", roles=OFFICERS), 1) == percent


def test_agency_workers_and_vacancies_of_the_send_team_in_march_2023(sent):
    agency, others = fte(sent, MARCH_2023, "agency", team="send"), fte(sent, MARCH_2023, "permanent", "fixed_term", team="send")
    assert round(100 * agency / (agency + others), 1) == 23.3
    assert fte(sent, MARCH_2023, "vacant", team="send") == 0


@pytest.mark.parametrize("as_at", MONTHS, ids=str)
def test_rows_keep_the_rules_of_the_return(sent, as_at):
    (sheet,) = load_return("workforce").sheets
    frame = sent("workforce", as_at)["posts"]
    assert frame.schema == {column.name: TYPES.get(column.type, pl.String) for column in sheet.columns}
    for column in sheet.columns:
        assert not (column.required and frame[column.name].null_count()), column.name
        assert not column.codes or set(frame[column.name].unique()) <= set(column.codes), column.name
    rows = {row["post_id"]: row for row in frame.rows(named=True)}
    assert len(rows) == frame.height
    covering = Counter()
    for row in rows.values():
        assert 0 < row["fte"] <= 1.5
        assert (row["worker_id"] is None) == (row["status"] == "vacant")
        if row["covers_post_id"]:
            assert row["status"] == "agency" and rows[row["covers_post_id"]]["status"] == "vacant"
            covering[row["covers_post_id"]] += row["fte"]
        for column in ("start_date", "ipsea_level_1_date", "ipsea_level_2_date"):
            assert row[column] is None or row[column] <= as_at
        if row["ipsea_level_2_date"]:
            assert row["ipsea_level_1_date"] < row["ipsea_level_2_date"]
    assert all(total <= rows[post]["fte"] for post, total in covering.items())
    workers = [row["worker_id"] for row in rows.values() if row["worker_id"]]
    assert len(set(workers)) == len(workers)
    assert {row["team"] for row in rows.values()} == {"send", "educational_psychology", "education", "pfa"}


@pytest.mark.parametrize("as_at", MONTHS, ids=str)
def test_the_officers_of_the_plans_are_case_officers_in_post(sent, sheets, as_at):
    plans = sheets(as_at)["plans"].filter(pl.col("cease_date").is_null())
    officers = sent("workforce", as_at)["posts"].filter(pl.col("team") == "send", pl.col("role").is_in(OFFICERS))
    assert set(plans["case_officer_id"].drop_nulls()) <= set(officers["worker_id"].drop_nulls())
    caseload = (
        10
        * plans["case_officer_id"].drop_nulls().len()
        / fte(sent, as_at, "permanent", "fixed_term", "agency", team="send", roles=OFFICERS)
    )
    assert 110 < caseload < 170


def test_training_grows(sent):
    def trained(as_at):
        here = sent("workforce", as_at)["posts"].filter(pl.col("team") == "send", pl.col("status") != "vacant")
        return (here["ipsea_level_1_date"].is_not_null() & here["ipsea_level_2_date"].is_not_null()).mean()

    assert trained(MONTHS[0]) == 0 < trained(dt.date(2023, 7, 31)) < trained(MARCH) < 0.9


def test_a_posts_states_follow_each_other_without_overlap():
    for _, states in posts().group_by("post_id"):
        spells = sorted((row["from"] or dt.date.min, row["to"] or dt.date.max) for row in states.rows(named=True))
        for (_, ended), (began, _) in pairwise(spells):
            assert began == ended + dt.timedelta(1)
    assert MONTHS[0] == sample.FIRST
