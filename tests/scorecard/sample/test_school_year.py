"""School days, half-terms and the January census."""

import datetime as dt

import numpy as np
import pytest

from scorecard.sample.school_year import census_before, school_years, third_thursday
from scorecard.sample.targets import EPOCH, day


@pytest.mark.parametrize(("year", "on"), [(2022, 20), (2023, 19), (2024, 18), (2026, 15)])
def test_the_census_is_on_the_third_thursday_of_january(year, on):
    assert third_thursday(year) == dt.date(year, 1, on)


def test_the_latest_census_is_this_januarys_from_its_day_on():
    assert census_before(dt.date(2024, 1, 17)) == dt.date(2023, 1, 19)
    assert census_before(dt.date(2024, 1, 18)) == dt.date(2024, 1, 18)
    assert census_before(dt.date(2023, 12, 31)) == dt.date(2023, 1, 19)


def test_schools_are_open_on_weekdays_of_their_half_term():
    for year in school_years():
        dates = [EPOCH + dt.timedelta(int(each)) for each in year.days]
        assert {each.weekday() for each in dates} == {0, 1, 2, 3, 4}
        for half_term, first, end in zip(year.half_terms, year.edges, year.edges[1:], strict=False):
            assert half_term.starts <= dates[first] and dates[end - 1] <= half_term.ends
            assert 20 < end - first < 41
    assert len(school_years()[0].days) == 193  # 190 and what schools close for training
    assert not np.isin(day(dt.date(2023, 5, 8)), school_years()[0].days), "a bank holiday"


def test_days_are_counted_up_to_a_date():
    year = school_years()[0]
    assert year.by(dt.date(2022, 9, 4)) == 0 and year.by(dt.date(2022, 9, 5)) == 1 and year.by(dt.date(2022, 9, 11)) == 5
    assert year.number(dt.date(2022, 12, 31)) == 2
    with pytest.raises(ValueError):
        year.number(dt.date(2022, 12, 30))
