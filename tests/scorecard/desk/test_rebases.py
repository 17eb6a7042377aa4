"""Rebases at the desk: a day that parts the figures, and a reason; the line's process starts anew there."""

from __future__ import annotations

import datetime as dt

import pytest

from make.exceptional import FEBRUARY, MARCH, line
from scorecard import exceptions, spc
from scorecard.desk import DeskError, rebases
from scorecard.register import Register, RegisterError

LINE = line([90, 91, 92, 93])  # December to March
JANUARY = dt.date(2024, 1, 31)


def test_limits_start_anew_from_a_day_on_and_go_on_as_before_once_taken_back() -> None:
    rebases.rebase(LINE, "A. Steward", FEBRUARY, " A new\npanel. ")
    (one,) = rebases.rebased(LINE)
    assert (one.starts, one.reason, one.who) == (FEBRUARY, "A new panel.", "A. Steward")
    process = spc.process_of_line(LINE, MARCH, exceptions.rebases([LINE])[LINE.indicator.indicator_id])
    assert process is not None and [each.on for each in process.rebases] == [FEBRUARY]
    rebases.take_back(LINE, "B. Steward", FEBRUARY, "It met before.")
    assert rebases.rebased(LINE) == [] and exceptions.rebases([LINE]) == {}


@pytest.mark.parametrize("starts", [None, dt.date(2023, 12, 31), MARCH + dt.timedelta(days=1)])
def test_a_day_that_parts_no_figures_is_refused(starts: dt.date | None) -> None:
    assert rebases.reach(LINE) == (dt.date(2024, 1, 1), MARCH)
    with pytest.raises(DeskError, match="1 January 2024 to 31 March 2024"):
        rebases.rebase(LINE, "A. Steward", starts, "A new panel.")
    assert Register.open().acts() == []


def test_a_name_and_a_reason_are_asked_for() -> None:
    for who, reason, said in ((" ", "A new panel.", "your name"), ("A. Steward", " ", "a reason")):
        with pytest.raises(DeskError, match=said):
            rebases.rebase(LINE, who, JANUARY, reason)
    rebases.rebase(LINE, "A. Steward", JANUARY, "A new panel.")
    with pytest.raises(DeskError, match="a reason"):
        rebases.take_back(LINE, "A. Steward", JANUARY, "")
    with pytest.raises(RegisterError, match="not rebased from"):
        rebases.take_back(LINE, "A. Steward", FEBRUARY, "Wrong.")


@pytest.mark.parametrize("about", [{"window": "year_to_date"}, {"kind": "published"}])
def test_a_line_without_limits_has_none_to_start_anew(about: dict) -> None:
    assert rebases.reach(line([90, 91], **about)) is None and rebases.reach(line([90])) is None
    with pytest.raises(DeskError, match="no control limits"):
        rebases.rebase(line([90, 91], **about), "A. Steward", MARCH, "A new panel.")


def test_each_cohort_has_its_own() -> None:
    rebases.rebase(line([90, 91], phase="primary"), "A. Steward", MARCH, "A new panel.")
    assert rebases.rebased(LINE) == []
