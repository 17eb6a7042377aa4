"""The table of aims: whole, and what the sample comes to beside it."""

import datetime as dt

import polars as pl
import pytest

from scorecard import sample
from scorecard.sample.targets import day, months, nearest

MARCH_2023, FEBRUARY, MARCH = dt.date(2023, 3, 31), dt.date(2024, 2, 29), dt.date(2024, 3, 31)
DECEMBER, JANUARY = dt.date(2023, 12, 31), dt.date(2024, 1, 31)
PUBLISHED = (MARCH_2023, DECEMBER, JANUARY, FEBRUARY, MARCH)


def open_cases(sheets, on, overdue=False):
    """Open at a month end, as the newest return tells it (measures.md)."""
    newest = sheets(MARCH)
    cases = newest["requests"].join(newest["assessments"], on="request_id", how="left")
    refused = (pl.col("request_outcome") == "N") & pl.col("assessment_outcome").is_null()
    closed = (
        pl.when(refused)
        .then("request_outcome_date")
        .otherwise(pl.coalesce("closed_date", pl.when(pl.col("assessment_outcome").is_in(["Y", "N"])).then("assessment_outcome_date")))
    )
    here = cases.filter((pl.col("received_date") <= on) & (closed.is_null() | (closed > on)))
    if overdue:
        late = pl.lit(on) > pl.col("received_date") + pl.duration(days=140)
        here = here.filter(late & ~pl.col("request_tribunal") & ~pl.col("assessment_tribunal").fill_null(False))
    return here.height


def issued(sheets, first, last):
    """(in 20 weeks, all) of the plans issued, as plans_20_weeks_rate counts them."""
    newest = sheets(MARCH)
    cases = newest["requests"].join(newest["assessments"], on="request_id")
    made = cases.filter(
        (pl.col("request_outcome") == "Y")
        & (pl.col("assessment_outcome") == "Y")
        & pl.col("assessment_outcome_date").is_between(first, last)
    )
    return made.filter(pl.col("assessment_outcome_date") <= pl.col("received_date") + pl.duration(days=140)).height, made.height


def maintained(sheets, on):
    came = pl.coalesce("moved_in_date", "start_date") <= on
    return sheets(on)["plans"].filter(came & (pl.col("cease_date").is_null() | (pl.col("cease_date") >= on)))


def test_the_table_has_every_month_once():
    table = months()
    assert [month.first for month in table[1:]] == [month.last + 1 for month in table[:-1]]
    assert table[0].date == dt.date(2020, 1, 31) and table[-1].date == MARCH == sample.LAST
    assert all(month.last == day(month.date) for month in table)


def test_requests_and_plans_issued_by_calendar_year_are_the_published_ones(sheets):
    received = sheets(MARCH)["requests"]["received_date"].dt.year()
    assert [(received == year).sum() for year in (2022, 2023)] == [837, 903]
    assert issued(sheets, dt.date(2022, 1, 1), dt.date(2022, 12, 31)) == (26, 386)
    assert issued(sheets, dt.date(2023, 1, 1), dt.date(2023, 12, 31)) == (13, 273)


@pytest.mark.parametrize(("on", "rate"), [(DECEMBER, 12.2), (JANUARY, 27.9), (FEBRUARY, 52.9), (MARCH, 67.1)])
def test_twenty_weeks_by_month(sheets, on, rate):
    in_time, made = issued(sheets, on.replace(day=1), on)
    assert 100 * in_time / made == pytest.approx(rate, abs=0.05)


def test_plans_maintained(sheets):
    assert [maintained(sheets, on).height for on in PUBLISHED] == [3336, 3736, 3791, 3877, 3949]


def test_open_cases(sheets):
    assert [open_cases(sheets, on) for on in PUBLISHED] == [717, 410, 413, 318, 263]


@pytest.mark.parametrize(("on", "published"), list(zip(PUBLISHED, (333, 183, 137, 139, 110), strict=True)))
def test_overdue_cases(sheets, on, published):
    assert open_cases(sheets, on, overdue=True) == published


@pytest.mark.parametrize(("on", "published"), list(zip(PUBLISHED, (2012, 1404, 1359, 1216, 1030), strict=True)))
def test_reviews_held_and_not_final(sheets, on, published):
    final = pl.col("finalised_date").is_not_null() | pl.col("decision").is_in(["maintain", "cease"]).fill_null(False)
    held = sheets(on)["annual_reviews"].filter(pl.col("meeting_date").is_not_null() & ~final)
    assert held.join(maintained(sheets, on), on="plan_id", how="semi").height == published


def test_what_is_true_only_of_the_day(sheets):
    plans = maintained(sheets, MARCH)
    mainstream = plans["placement"].str.starts_with("mainstream") | (plans["placement"] == "resourced_provision")
    assert 100 * mainstream.mean() == pytest.approx(37.9, abs=0.05)
    assert 100 * (plans["placement"] == "inmss").mean() == pytest.approx(11.1, abs=0.05)
    assert plans["awaiting_specialist"].sum() == 250
    assert maintained(sheets, FEBRUARY)["awaiting_specialist"].sum() == 159
    assert maintained(sheets, JANUARY)["looked_after"].sum() == 101
    here_before = plans.filter(pl.coalesce("moved_in_date", "start_date") < dt.date(2024, 3, 1))
    assert 100 * (here_before["case_officer_since"] >= dt.date(2024, 3, 1)).mean() == pytest.approx(18, abs=0.1)


@pytest.mark.parametrize(
    ("source", "on", "rate"),
    [
        ("educational_psychology", MARCH_2023, 0),
        ("educational_psychology", FEBRUARY, 98),
        ("health", MARCH, 91.1),
        ("social_care", DECEMBER, 60),
        ("social_care", FEBRUARY, 25.7),
    ],
)
def test_advice_in_six_weeks(sheets, source, on, rate):
    sheet = sheets(on)
    due = pl.col("requested_date") + pl.duration(days=42)
    asked = sheet["advice"].filter((pl.col("advice_from") == source) & due.is_between(on.replace(day=1), on))
    in_time = (pl.col("received_date") <= due).fill_null(False)
    cases = sheet["requests"].join(sheet["assessments"], on="request_id")
    ended = cases.select("request_id", "exported", pl.coalesce("closed_date", "assessment_outcome_date").alias("ended"))
    asked = asked.join(ended, on="request_id").filter(
        ~pl.col("exported") & (in_time | pl.col("ended").is_null() | (pl.col("ended") >= due))
    )
    assert 100 * asked.select(in_time).to_series().mean() == pytest.approx(rate, abs=0.5)


def test_whether_a_share_can_come_out_goes_by_how_many_there_are():
    assert [of for of in range(1, 60) if nearest(91.8, of, 1)] == [49]
    assert nearest(94.1, 17, 1) and nearest(94.1, 51, 1) and not nearest(94.1, 52, 1)
    assert nearest(98, 40, 0) and not nearest(98, 39, 0)
    assert nearest(0, 1, 1) and nearest(100, 3, 1) and not nearest(50, 0, 0)


def test_every_aim_for_open_cases_was_met(history):
    assert history.unmet == {}
