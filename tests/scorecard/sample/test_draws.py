"""Draws stay in range, avoid weekends where they can, and repeat with the seed."""

import datetime as dt

import numpy as np

from scorecard.sample.draws import days, some, stream
from scorecard.sample.targets import EPOCH, day


def test_days_stay_in_range_and_off_weekends():
    first, last = day(dt.date(2024, 1, 1)), day(dt.date(2024, 1, 31))  # the 1st is a Monday
    drawn = days(first, last, stream(1, 1), size=2000)
    assert drawn.min() >= first and drawn.max() <= last
    assert {(EPOCH + dt.timedelta(days=int(each))).weekday() for each in drawn} == {0, 1, 2, 3, 4}


def test_one_possible_day_is_taken_even_on_a_weekend():
    saturday = np.array([day(dt.date(2024, 1, 6))])
    assert days(saturday, saturday, stream(1, 1)).tolist() == saturday.tolist()


def test_some_takes_the_first_or_all_there_are():
    pool = np.array([10, 20, 30])
    assert some(pool, 2, stream(1, 1), first=np.array([3, 1, 2])).tolist() == [20, 30]
    assert sorted(some(pool, 9, stream(1, 1))) == [10, 20, 30]
    assert len(some(pool, -1, stream(1, 1))) == 0


def test_a_stream_repeats_and_differs_from_the_next():
    assert stream(7, 1).random(4).tolist() == stream(7, 1).random(4).tolist()
    assert stream(7, 1).random(4).tolist() != stream(7, 2).random(4).tolist()
