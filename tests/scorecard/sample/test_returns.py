"""The table of the sample's returns: every return that has a contract is sent, on dates of its kind."""

import datetime as dt

import pytest

from scorecard import contract, reference, sample
from scorecard.sample.returns import RETURNS, Authority
from scorecard.sample.school_year import census_before

MONTHS = {"indicators": 4, "improvement_plan": 4}  # of a monthly return that began later
FIXED = ("workforce", "indicators", "improvement_plan")  # tables, which no seed changes


def test_every_return_of_the_sample_has_a_contract_and_dates_of_its_kind():
    half_term_ends = {each.ends for each in reference.half_terms()}
    for each in RETURNS:
        dates = each.as_at_dates()
        assert dates == sorted(set(dates))
        if contract.load_return(each.name).as_at == "half_term_end":
            assert set(dates) <= half_term_ends and len(dates) == 9
        else:
            assert {(date + dt.timedelta(1)).day for date in dates} == {1} and len(dates) == MONTHS.get(each.name, 16)


@pytest.mark.parametrize("each", RETURNS, ids=lambda each: each.name)
def test_a_return_has_its_contracts_sheets(authority, each):
    made = each.sheets(authority, each.as_at_dates()[-1])
    assert set(made) == {sheet.name for sheet in contract.load_return(each.name).sheets}


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(authority):
    again, other = Authority(sample.SEED), Authority(5)
    for each in RETURNS:
        as_at = each.as_at_dates()[2]
        for name, frame in each.sheets(authority, as_at).items():
            assert frame.equals(each.sheets(again, as_at)[name]), name
            fixed = each.name in FIXED or (name == "roll" and census_before(as_at) < dt.date(2022, 12, 31))
            assert fixed or not frame.equals(each.sheets(other, as_at)[name]), name
