"""Pupil numbers carry the right check letter, and nobody could have them; school years turn on 1 September."""

import datetime as dt

import numpy as np

from scorecard.sample.people import LETTERS, school_start, school_year, upns
from scorecard.sample.targets import day


def check_letter(upn: str) -> str:
    """DfE's rule, a digit at a time."""
    return LETTERS[sum(weight * int(digit) for weight, digit in enumerate(upn[1:], start=2)) % 23]


def test_upns_have_the_right_check_letter_and_no_authority_issued_them():
    made = upns(np.arange(5000))
    assert len(set(made)) == 5000
    assert all(len(upn) == 13 and upn[0] == check_letter(upn) and upn[1:4] == "000" for upn in made)


def test_reception_starts_in_the_september_after_the_fourth_birthday():
    births = np.array([day(dt.date(2019, 8, 31)), day(dt.date(2019, 9, 1)), day(dt.date(2020, 8, 31))])
    assert school_start(births).tolist() == [2023, 2024, 2024]


def test_the_school_year_turns_on_the_first_of_september():
    birth = np.array([day(dt.date(2012, 9, 1))])
    assert school_year(birth, day(dt.date(2023, 8, 31))).tolist() == [5]
    assert school_year(birth, day(dt.date(2023, 9, 1))).tolist() == [6]
