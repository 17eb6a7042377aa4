"""Requests for advice are held over to the next month, as few as may be, for a share to come out as printed."""

from scorecard.sample.advice import _fewest


def test_nothing_is_held_over_where_the_shares_come_out():
    assert _fewest([49, 50], [20, 20], [(91.8, 1), (98.0, 1)]) == [0, 0]


def test_what_is_held_over_is_due_in_the_next_month():
    assert _fewest([52, 47], [20, 20], [(91.8, 1), (98.0, 1)]) == [3, 0]  # 49 and 50 are due


def test_an_aim_that_cannot_come_out_is_left():
    assert _fewest([10, 49], [5, 5], [(91.8, 1), (91.8, 1)]) == [0, 0]


def test_no_more_are_held_over_than_may_be():
    assert _fewest([60], [5], [(91.8, 1)]) == [0]
