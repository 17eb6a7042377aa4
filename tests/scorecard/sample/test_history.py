"""The same seed gives the same history; another seed another, just as sound."""

import datetime as dt

from polars.testing import assert_frame_equal

from scorecard import sample
from scorecard.sample import casework

AS_AT = dt.date(2023, 6, 30)


def test_the_same_seed_gives_the_same_rows(sheets):
    again = casework.at(sample.history(), AS_AT)
    for name, frame in sheets(AS_AT).items():
        assert_frame_equal(frame, again[name])


def test_another_seed_gives_other_children(sheets):
    other = casework.at(sample.history(seed=5), AS_AT)
    assert not other["persons"].equals(sheets(AS_AT)["persons"])
    assert abs(other["plans"].height - sheets(AS_AT)["plans"].height) < 100
