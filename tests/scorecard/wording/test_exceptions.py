"""Exceptions in words: counts that add up, why, since when, and what stands beside a figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from make.exceptional import FEBRUARY, MARCH, TODAY, line, said
from scorecard.exceptions import exceptions
from scorecard.terms import ALL, Commentary, Rebased
from scorecard.wording import exceptions as words

LATE = TODAY + dt.timedelta(days=365)


def found(*lines, entries: tuple[Commentary, ...] = (), today: dt.date = TODAY):
    return exceptions(lines, MARCH, entries, today)


def entry(name: str, number: int, **given) -> Commentary:
    return replace(said(entry=number), indicator_id=name, **given)


def test_the_headline_counts_each_standing_once_and_what_is_still_open() -> None:
    lines = [line([70], name=name) for name in ("late", "asked", "asked_too", "explained", "closed")] + [line([95], name="over")]
    entries = (
        entry("late", 1, review_date=dt.date(2024, 4, 1)),
        entry("explained", 2),
        replace(entry("closed", 3), closed=True),
        entry("over", 4, as_at=FEBRUARY),
    )
    assert words.headline(found(*lines, entries=entries), MARCH, 20) == (
        "As at 31 March 2024, 5 of 20 figures are exceptions: 1 review is overdue, 2 need a reason, 1 is explained and 1 is closed. "
        "1 reason is still open although its figure is no exception now."
    )


def test_the_headline_of_one_and_of_none() -> None:
    assert words.headline(found(line([70])), MARCH, 1) == "As at 31 March 2024, 1 of 1 figure is an exception: 1 needs a reason."
    assert words.headline((), MARCH, 12) == "As at 31 March 2024, none of 12 figures is an exception."


@pytest.mark.parametrize(
    ("values", "about", "expected"),
    [
        ([80, 70], {}, ("✖ Below tolerance", "70.0% in Mar 2024, target 90%", "since February 2024")),
        ([80, 99], {"better": "lower"}, ("✖ Above tolerance", "99.0% in Mar 2024, target 90%", "since March 2024")),
        ([90] * 13 + [70], {"target": None}, ("! Special cause for concern", "70.0% in Mar 2024", "since March 2024")),
    ],
)
def test_why_which_figure_and_since_when(values: list[float], about: dict, expected: tuple[str, str, str]) -> None:
    (each,) = found(line(values, **about))
    assert (words.why(each), words.figure(each), words.since(each)) == expected


def test_a_special_cause_is_named_beside_the_rating() -> None:
    (each,) = found(line([91, 92, 93, 90, 91, 92, 93, 90, 91, 92, 93, 90, 91, 70]))
    assert words.why(each) == "✖ Below tolerance · ! Special cause for concern"


def test_what_is_no_exception_any_more_says_so_and_what_has_no_figure_is_not_judged() -> None:
    for values, why, figure in (
        ([70, 95], "No exception any more", "95.0% in Mar 2024, target 90%"),
        ([70, None], "No figure to judge", "Not reported in Mar 2024, target 90%"),
    ):
        (each,) = found(line(values), entries=(said(FEBRUARY),))
        assert (words.why(each), words.figure(each), words.since(each)) == (why, figure, "")


def test_what_stands_beside_a_figure() -> None:
    (asked,) = found(line([70]))
    assert words.beside(asked) == "? Needs a reason"
    (explained,) = found(line([70]), entries=(said(),))
    assert words.beside(explained) == "Two posts were empty. Action: Agency cover. SEND casework, review on 30 June 2024."
    (late,) = found(line([70]), entries=(said(reason="No ending"),), today=LATE)
    assert words.beside(late).startswith("! Review overdue. No ending. Action: ")
    (closed,) = found(line([70]), entries=(said(), said(entry=2, closed=True)))
    assert words.beside(closed) == ""


def test_who_said_it_and_who_decided_it() -> None:
    at = dt.datetime(2024, 4, 4, 9, 30)
    assert words.entered(replace(said(), at=at)) == "Entered by A. Steward on 4 April 2024 at 09:30 UTC, of the figure of 31 March 2024"
    assert (words.review(said()), words.review(said(), True)) == ("Review on 30 June 2024", "Review was due on 30 June 2024")
    decided = Rebased("plans_20_weeks_rate", ALL, ALL, dt.date(2024, 1, 1), "A new panel.", "A. Steward", at)
    assert words.rebased(decided) == "From 1 January 2024: A new panel. (A. Steward, 4 April 2024)"
