"""A series judged: order, gaps, rebases, baselines, meaning, icons."""

import datetime as dt
import math

import pytest

from make.process import month_end, points, process
from scorecard import spc

STEADY = [50.0, 52.0, 49.0, 51.0, 48.0, 50.0, 53.0, 49.0, 50.0, 52.0, 48.0, 51.0, 49.0]  # 13, mean 50.15


def causes(found: spc.Process) -> list[str]:
    return [each.cause for each in found.points]


def test_points_are_sorted_by_date() -> None:
    assert spc.process_of(points(STEADY)[::-1]).points == spc.process_of(points(STEADY)).points


def test_a_missing_month_is_a_gap_and_never_a_zero() -> None:
    found, whole = process([10, 12, None, 11, 15]), process([10, 12, 11, 15])
    assert found.limits == whole.limits  # the range across the gap is that of the points on either side
    assert found.points[2].value is None and found.points[2].cause == "" and found.points[2].limits == found.limits


def test_a_gap_neither_breaks_a_run_nor_adds_to_one() -> None:
    rising = [47, 48, 49, None, 50, 51, 52, 53]
    assert causes(process(rising)) == ["outside", "trend", "trend", "", "trend", "trend", "trend", "outside"]
    assert causes(process([48, 49, 50, None, 51, 52, 53])) == [""] * 7
    assert process([*STEADY, None]).variation == "common_cause", "the last point is the last that there is"


def test_limits_do_not_look_across_a_rebase() -> None:
    first, second = [10, 12] * 7, [90, 91] * 7
    on = month_end(14)
    found = process([*first, *second], rebases=(spc.Rebase(on, "a new system"),))
    assert [each.limits.mean for each in found.points if each.limits] == [11] * 14 + [90.5] * 14
    assert found.limits == process(second).limits and found.limits is not None and found.limits.moving_range == 1
    assert set(causes(found)) == {""}
    assert "outside" in causes(process([*first, *second])), "without the rebase it is a change"


def test_runs_do_not_go_across_a_rebase() -> None:
    rising = [46.0, 47, 48, 49, 50, 51, 52, 53]
    assert set(causes(process(rising))) == {"outside", "trend"}
    assert set(causes(process(rising, rebases=(spc.Rebase(month_end(4), "a new form"),)))) == {""}


@pytest.mark.parametrize(("day", "first_of_the_new"), [(dt.date(2022, 5, 31), 4), (dt.date(2022, 5, 1), 4), (dt.date(2022, 6, 1), 5)])
def test_a_rebase_begins_with_the_first_point_on_or_after_its_day(day: dt.date, first_of_the_new: int) -> None:
    found = process(STEADY, rebases=(spc.Rebase(day, "a new form"),))
    assert [each.limits == found.points[0].limits for each in found.points].index(False) == first_of_the_new


def test_rebases_that_part_nothing_are_left_out() -> None:
    given = [spc.Rebase(each, "why") for each in (month_end(20), month_end(5), month_end(0), month_end(12))]
    assert process(STEADY, rebases=tuple(given)).rebases == (given[1], given[3])


def test_a_lone_point_after_a_rebase_has_no_limits_and_no_icon() -> None:
    found = process([*STEADY, 99.0], better="higher", target=60, rebases=(spc.Rebase(month_end(13), "a new form"),))
    assert found.last is not None and found.last.limits is None
    assert (found.trial, found.variation, found.assurance, found.last.cause) == (True, "", "", "")


def test_limits_may_be_fixed_after_so_many_points_of_each_part() -> None:
    later = [90.0, 91.0, 92.0]
    found = process([*STEADY, *later], fix_after=13)
    assert found.limits == process(STEADY).limits and causes(found)[-3:] == ["outside"] * 3
    both = process([*STEADY, *later, *STEADY, *later], fix_after=13, rebases=(spc.Rebase(month_end(16), "a new form"),))
    assert both.points[0].limits == both.points[-1].limits == found.limits
    assert process(STEADY, fix_after=12).trial, "twelve points are too few"


@pytest.mark.parametrize(
    ("better", "last", "variation", "meaning"),
    [
        ("higher", 90.0, "improvement_high", "improvement"),
        ("higher", 10.0, "concern_low", "concern"),
        ("lower", 90.0, "concern_high", "concern"),
        ("lower", 10.0, "improvement_low", "improvement"),
        ("", 90.0, "neither_high", "neither"),
        ("", 10.0, "neither_low", "neither"),
        ("higher", 50.0, "common_cause", ""),
    ],
)
def test_the_variation_icon_is_the_last_point_s(better: str, last: float, variation: str, meaning: str) -> None:
    found = process([*STEADY, last], better=better)
    assert found.variation == variation and found.last is not None and found.last.meaning == meaning
    assert process([*STEADY, last, 50.0], better=better).variation == "common_cause"


def test_a_trend_means_what_its_direction_means() -> None:
    """Rising towards the mean from below it is still an improvement where higher is better."""
    found = process([60, 61, 60, 61, 60, 61, 52, 53, 54, 55, 56, 57, 58], better="higher")
    assert found.last is not None and (found.last.cause, found.variation) == ("trend", "improvement_high")


@pytest.mark.parametrize("better", ["higher", "lower", ""])
def test_trial_limits_have_no_icons(better: str) -> None:
    found = process([*STEADY[:11], 90.0], better=better, target=200)
    assert found.limits is not None and found.trial and found.last is not None and found.last.cause == "outside"
    assert (found.variation, found.assurance, found.last.special) == ("", "", False)
    enough = process([*STEADY[:12], 90.0], better=better, target=200)
    assert enough.variation and enough.last is not None and enough.last.special


def test_only_the_last_part_s_points_count_for_trial_limits() -> None:
    assert process([*STEADY, *STEADY[:12]], rebases=(spc.Rebase(month_end(13), "a new form"),)).trial
    assert not process([*STEADY, *STEADY], rebases=(spc.Rebase(month_end(13), "a new form"),)).trial


def test_assurance_is_of_the_last_limits_and_equality_is_hit_and_miss() -> None:
    limits = process(STEADY).limits
    assert limits is not None
    for target, higher, lower in (
        (limits.upper + 0.01, "consistently_fails", "consistently_meets"),
        (limits.upper, "hit_and_miss", "hit_and_miss"),
        (limits.mean, "hit_and_miss", "hit_and_miss"),
        (limits.lower, "hit_and_miss", "hit_and_miss"),
        (limits.lower - 0.01, "consistently_meets", "consistently_fails"),
    ):
        assert process(STEADY, better="higher", target=target).assurance == higher
        assert process(STEADY, better="lower", target=target).assurance == lower
        assert process(STEADY, better="", target=target).assurance == ""
    assert process(STEADY, better="higher").assurance == ""
    assert process([95.0] * 13, better="higher", target=95).assurance == "hit_and_miss"
    rebased = process([*STEADY, *(each + 40 for each in STEADY)], better="higher", target=70, rebases=(spc.Rebase(month_end(13), "why"),))
    assert rebased.assurance == "consistently_meets"


def test_limits_are_tested_unclamped() -> None:
    found = process([0, 40] * 7, better="lower", target=0)
    assert found.limits is not None and found.limits.lower < 0 and found.assurance == "hit_and_miss"


def test_nothing_gives_nothing() -> None:
    for given in ([], [None, None]):
        found = process(given, better="higher", target=1)
        assert (found.last, found.limits, found.trial, found.variation, found.assurance, found.cases) == (None, None, True, "", "", None)


def test_what_cannot_be_judged_is_said() -> None:
    twice = [*points([1.0, 2.0]), points([1.0])[0]]
    with pytest.raises(spc.UnusableProcess, match=r"2022-01-31.*one of each date"):
        spc.process_of(twice)
    with pytest.raises(spc.UnusableProcess, match="2022-02-28 is nan"):
        process([1.0, math.nan])
    for wrong, said in (
        ({"better": "up"}, "better is 'up'. Give higher"),
        ({"two_in_three": "2022"}, "Give 2023 or original"),
        ({"fix_after": 11}, "12 points or more"),
        ({"rebases": (spc.Rebase(dt.date(2023, 4, 1), " "),)}, "2023-04-01 has no reason"),
    ):
        with pytest.raises(spc.UnusableProcess, match=said):
            spc.Rules(**wrong)


def test_a_process_is_frozen_and_can_be_kept() -> None:
    assert hash(process(STEADY)) == hash(process(STEADY)) and process(STEADY) == process(STEADY)
