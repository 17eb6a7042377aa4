"""The inclusion returns: published counts come out of the rows, each return follows from the one before, and the return's rules hold."""

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise

import polars as pl
import pytest

from scorecard.contract import load_return
from scorecard.sample import pupils, suspensions
from scorecard.sample.draws import stream
from scorecard.sample.returns import half_term_ends
from scorecard.sample.school_year import school_years

ENDS = half_term_ends()
HT1, HT2, HT3 = ENDS[-3:]
SUMMER = dt.date(2023, 8, 31)
REASONS = {"PP", "PA", "VP", "VA", "OW", "BU", "RA", "LG", "DS", "SM", "DA", "DM", "TH", "DB", "MT", "PH"}  # until 2024/25
TYPES = {"date": pl.Date, "integer": pl.Int64}


def rows(sent, as_at):
    return sent("inclusion", as_at)["suspensions"].rows(named=True)


def suspended(sent, as_at, since=dt.date(1900, 1, 1), **cohort):
    """Suspensions from a day on, of a cohort, one by one."""
    return [
        row
        for row in rows(sent, as_at)
        if row["category"] == "SUSP" and row["start_date"] >= since and all(row[name] == value for name, value in cohort.items())
    ]


def pupils_of(sent, as_at, **cohort):
    return len({row["pupil_id"] for row in suspended(sent, as_at, **cohort)})


def permanent(sent, as_at, until, **cohort):
    """Permanent exclusions up to a day that stand or are pending, by what the return of as_at says."""
    return sum(
        row["category"] == "PERM"
        and row["start_date"] <= until
        and row["perm_status"] not in ("cancelled", "reinstated")
        and all(row[name] == value for name, value in cohort.items())
        for row in rows(sent, as_at)
    )


def headcount(sent, as_at, **cohort):
    roll = sent("inclusion", as_at)["roll"].rows(named=True)
    return sum(row["headcount"] for row in roll if all(row[name] == value for name, value in cohort.items()))


def test_nine_half_terms_from_autumn_2022():
    assert len(ENDS) == 9 and ENDS[0] == dt.date(2022, 10, 31) and ENDS[-1] == dt.date(2024, 2, 15)


@pytest.mark.parametrize(("cohort", "count"), [({}, 2712), ({"sen_provision": "K"}, 1138), ({"sen_provision": "E"}, 316)])
def test_suspensions_in_autumn_2023(sent, cohort, count):
    assert len(suspended(sent, HT2, **cohort)) == count
    assert len([row for row in suspended(sent, HT3, **cohort) if row["start_date"] <= HT2]) == count


@pytest.mark.parametrize(
    ("cohort", "summer", "year"), [({}, 2091, 5819), ({"sen_provision": "K"}, 888, 2353), ({"sen_provision": "E"}, 209, 596)]
)
def test_suspensions_in_summer_2023_and_in_the_year(sent, cohort, summer, year):
    assert len(suspended(sent, SUMMER, dt.date(2023, 4, 1), **cohort)) == summer
    assert len(suspended(sent, SUMMER, **cohort)) == year


@pytest.mark.parametrize(("as_at", "primary", "secondary"), [(HT2, 156, 934), (SUMMER, 240, 1533)])
def test_pupils_suspended_are_counted_once_in_a_phase(sent, as_at, primary, secondary):
    assert pupils_of(sent, as_at, phase="primary") == primary
    assert pupils_of(sent, as_at, phase="secondary") == secondary
    by_provision = [pupils_of(sent, as_at, phase="secondary", sen_provision=provision) for provision in "EKN"]
    assert sum(by_provision) > secondary, "some came under SEN support in the year: the parts add up to more"


PERMANENT = [
    ({"phase": "primary"}, 7, "0.03", 5),
    ({"phase": "secondary"}, 65, "0.3", 34),
    ({"phase": "primary", "sen_provision": "E"}, 2, "0.2", 2),
    ({"phase": "secondary", "sen_provision": "E"}, 3, "0.28", 1),
    ({"phase": "primary", "sen_provision": "K"}, 3, "0.08", 3),
    ({"phase": "secondary", "sen_provision": "K"}, 26, "0.71", 15),
]


@pytest.mark.parametrize(("cohort", "count", "rate", "before"), PERMANENT, ids=str)
def test_permanent_exclusions_to_the_third_half_term(sent, cohort, count, rate, before):
    assert permanent(sent, HT3, HT3, **cohort) == count
    assert permanent(sent, HT3, HT2, **cohort) == before
    decimals = len(rate.split(".")[1])
    assert f"{100 * count / headcount(sent, HT3, **cohort):.{decimals}f}" == rate


def test_permanent_exclusions_of_pupils_with_a_plan_and_with_sen_support(sent):
    assert [permanent(sent, HT3, until, sen_provision="E") for until in (HT1, HT2, HT3)] == [2, 3, 5]
    assert permanent(sent, HT3, HT3, sen_provision="K") == 29
    annual = [permanent(sent, SUMMER, SUMMER, phase=phase, sen_provision=each) for phase in ("primary", "secondary") for each in "EKN"]
    assert annual == [2, 5, 0, 3, 51, 50]


def test_suspension_rates_of_autumn_2023_on_the_same_roll(sent):
    assert round(100 * 1138 / headcount(sent, HT3, sen_provision="K"), 1) == 15.9
    assert round(100 * 316 / headcount(sent, HT3, sen_provision="E"), 1) == 13.6


@pytest.mark.parametrize("as_at", ENDS, ids=str)
def test_sheets_have_the_contracts_columns_types_and_codes(sent, as_at):
    made = sent("inclusion", as_at)
    for sheet in load_return("inclusion").sheets:
        frame = made[sheet.name]
        assert frame.schema == {column.name: TYPES.get(column.type, pl.String) for column in sheet.columns}
        for column in sheet.columns:
            assert not (column.required and frame[column.name].null_count()), column.name
            assert not column.codes or frame[column.name].drop_nulls().is_in(column.codes).all(), column.name
    assert not made["suspensions"].is_duplicated().any()
    assert not made["roll"].select("school_urn", "phase", "sen_provision").is_duplicated().any()


@pytest.mark.parametrize("as_at", ENDS, ids=str)
def test_rows_keep_the_rules_of_the_return(sent, as_at):
    opens = dt.date(as_at.year - (as_at.month < 9), 9, 1)
    left = {}  # pupil and school: the day of a permanent exclusion that stands
    for row in sorted(rows(sent, as_at), key=lambda row: (row["start_date"], row["category"] == "PERM")):
        assert opens <= row["start_date"] <= as_at and row["start_date"].weekday() < 5
        reasons = [row[f"reason_{number}"] for number in (1, 2, 3) if row[f"reason_{number}"]]
        assert set(reasons) <= REASONS and len(set(reasons)) == len(reasons)
        assert not (row["reason_3"] and not row["reason_2"])
        assert (row["category"] == "PERM") == (row["sessions"] == 0)
        assert row["sessions"] >= 0 and (row["perm_status"] is None or row["category"] == "PERM")
        assert (row["pupil_id"], row["school_urn"]) not in left, "something after a permanent exclusion"
        if row["category"] == "PERM" and row["perm_status"] not in ("cancelled", "reinstated"):
            left[row["pupil_id"], row["school_urn"]] = row["start_date"]
    assert {row["category"] for row in rows(sent, as_at)} == {"SUSP", "PERM", "LNCH"}
    roll = {(row["school_urn"], row["phase"]) for row in sent("inclusion", as_at)["roll"].rows(named=True)}
    assert {(row["school_urn"], row["phase"]) for row in rows(sent, as_at)} <= roll


def test_a_pupils_suspensions_do_not_overlap(sent):
    by_pupil = defaultdict(list)
    for row in suspended(sent, SUMMER):
        by_pupil[row["pupil_id"]].append((row["start_date"], row["sessions"]))
    for spells in by_pupil.values():
        for (first, sessions), (second, _) in pairwise(sorted(spells)):
            assert second >= first + dt.timedelta(-(-sessions // 2)), "not even if every day were a school day"


def test_a_few_pupils_pass_the_legal_limit_of_45_days(sent):
    def over(as_at):
        lost = Counter()
        for row in rows(sent, as_at):
            lost[row["pupil_id"]] += row["sessions"]
        return sum(sessions > 90 for sessions in lost.values())

    assert [over(as_at) for as_at in ENDS] == [0, 0, 1, 1, 3, 3, 0, 0, 1], "docs/sample.md says so"


@pytest.mark.parametrize(("before", "after"), [pair for pair in pairwise(ENDS) if pair[1] != HT1], ids=str)
def test_a_return_holds_all_of_the_one_before(sent, before, after):
    """Only what a permanent exclusion came to may be told anew."""
    then, now = sent("inclusion", before)["suspensions"], sent("inclusion", after)["suspensions"]
    columns = [name for name in then.columns if name != "perm_status"]
    assert then.join(now.filter(pl.col("start_date") <= before), on=columns, how="anti", nulls_equal=True).is_empty()
    assert now.filter(pl.col("start_date") <= before).height == then.height
    both = then.join(now, on=columns, nulls_equal=True).filter(pl.col("perm_status").ne_missing(pl.col("perm_status_right")))
    assert set(both["perm_status"]) <= {"pending"} and both.height > 0


def test_what_did_not_stand_was_pending_in_its_own_half_term(sent):
    assert permanent(sent, HT2, HT2, phase="secondary") == 35 and permanent(sent, HT3, HT2, phase="secondary") == 34
    ended = Counter(row["perm_status"] for as_at in (SUMMER, HT3) for row in rows(sent, as_at) if row["category"] == "PERM")
    assert ended["cancelled"] == 2 and ended["reinstated"] == 1 and ended["pending"] > 0 and ended[None] > 0


@pytest.mark.parametrize("as_at", ENDS, ids=str)
def test_the_roll_is_of_the_latest_january_census(sent, as_at):
    roll = sent("inclusion", as_at)["roll"]
    census = next(each for each in (dt.date(2024, 1, 18), dt.date(2023, 1, 19), dt.date(2022, 1, 20)) if each <= as_at)
    assert roll["census_date"].unique().to_list() == [census]
    aims = {row[1:3]: row[3] for row in pupils.rolls().filter(pl.col("census_date") == census).rows() if row[3]}
    assert {row[:2]: row[2] for row in roll.group_by("phase", "sen_provision").agg(pl.col("headcount").sum()).rows()} == aims


def test_who_is_suspended_is_often_suspended_again_the_year_after(sent):
    then, now = ({row["pupil_id"] for row in suspended(sent, as_at)} for as_at in (SUMMER, HT3))
    assert len(then & now) > 0.2 * len(now)


def test_another_seed_comes_to_the_same_counts():
    years = school_years()
    made = suspensions.simulate(pupils.simulate(years, stream(5, 11)), years, stream(5, 12))
    rows = made.rows["2022/23"].filter(pl.col("category") == "SUSP")
    assert rows.height == 5819
    assert [rows.filter(pl.col("phase") == phase)["pupil"].n_unique() for phase in ("primary", "secondary")] == [240, 1533]
