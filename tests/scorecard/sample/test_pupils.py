"""Pupils come to the rolls on each census, go on from year to year, and are at one school at a time."""

import numpy as np
import polars as pl
import pytest

from scorecard.sample import pupils
from scorecard.sample.draws import stream
from scorecard.sample.school_year import school_years
from scorecard.sample.schools import shared_out

YEARS = school_years()


@pytest.fixture(scope="module", params=[1, 2])
def made(request):
    return pupils.simulate(YEARS, stream(request.param, 11))


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.name)
def test_the_census_finds_the_headcounts_aimed_at(made, year):
    on_roll = made.enrolments[year.name].filter("on_roll")
    census = year.by(year.census) - 1
    assert (on_roll["first"] <= census).all() and (on_roll["last"] >= census).all()
    assert not on_roll["pupil"].is_duplicated().any()
    counted = {row[:2]: row[2] for row in on_roll.group_by("phase", "sen_provision").len().rows()}
    wanted = pupils.rolls().filter(pl.col("census_date") == year.census)
    assert counted == {row[1:3]: row[3] for row in wanted.rows() if row[3]}


def test_the_same_pupils_go_on_a_year_group_further(made):
    then, now = (made.enrolments[year.name].unique("pupil", keep="last", maintain_order=True) for year in YEARS)
    both = then.join(now, on="pupil")
    assert both.height > 0.85 * now.height
    steps = both.select(pl.col("nc_year_right") - pl.col("nc_year")).to_series()
    assert (steps == 1).sum() + (both["nc_year"] == 15).sum() == both.height
    assert (both["trait"] == both["trait_right"]).all()
    stayed = both.filter(pl.col("nc_year") < 6, pl.col("phase") == "primary")
    assert (stayed["phase_right"] == "primary").all()
    assert (both.filter(pl.col("phase") == "primary", pl.col("nc_year") == 6)["phase_right"] == "secondary").all()
    assert 0.01 < (both["sen_provision"] != both["sen_provision_right"]).mean() < 0.1, (
        "some get SEN support or a plan, some no longer need it"
    )


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.name)
def test_a_pupil_who_moves_is_at_one_school_after_the_other(made, year):
    here = made.enrolments[year.name]
    assert not here.select("pupil", "school").is_duplicated().any()
    assert (here["first"] <= here["last"]).all()
    moved = here.filter(pl.col("pupil").is_duplicated()).sort("pupil", "first")
    assert 300 < moved.height / 2 < 900
    assert (moved["first"][1::2] == moved["last"][::2] + 1).all() and (moved["pupil"][1::2] == moved["pupil"][::2]).all()
    assert (moved["phase"][1::2] == moved["phase"][::2]).all()


def test_sen_support_has_the_shares_of_the_roll_that_were_published(made):
    """13.7% of primary and 14.4% of secondary pupils, autumn 2023 (BCP Council, termly scorecard)."""
    on_roll = made.enrolments["2023/24"].filter("on_roll")
    for phase, percent in (("primary", 13.7), ("secondary", 14.4)):
        share = (on_roll.filter(pl.col("phase") == phase)["sen_provision"] == "K").mean()
        assert round(100 * share, 1) == percent


def test_whole_numbers_are_shared_out_without_a_rest():
    assert shared_out(np.array([1.0, 1.0, 1.0]), 10).sum() == 10
    assert shared_out(np.array([3.0, 1.0]), 4).tolist() == [3, 1]
    assert shared_out(np.array([1.0, 0.0]), 1).tolist() == [1, 0]
