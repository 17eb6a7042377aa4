"""Which lines need a reason, since when, and how what is said of them stands: worked examples by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from make.exceptional import FEBRUARY, MARCH, TODAY, line, said
from scorecard.exceptions import BELOW, CONCERN, Exceptional, Stands, exceptions
from scorecard.released import Line, month_end
from scorecard.spc import Rebase
from scorecard.terms import Commentary

JANUARY = dt.date(2024, 1, 31)
STEADY = [90, 92, 91, 93, 90, 92, 91, 93, 90, 92, 91, 93, 91, 92]  # 14 months within target and limits


def one(of: Line, *entries: Commentary, as_at: dt.date = MARCH, today: dt.date = TODAY, **more) -> Exceptional | None:
    found = exceptions([of], as_at, entries, today, **more)
    return found[0] if found else None


def test_red_asks_for_a_reason_and_amber_does_not() -> None:
    red, amber = one(line([91, 84.9])), one(line([91, 85]))
    assert amber is None and red is not None
    assert (red.why, red.since, red.said, red.stands) == ((BELOW,), MARCH, None, Stands.ASKED)


def test_no_target_no_figure_and_no_better_direction_ask_for_nothing() -> None:
    assert one(line([10, 10], target=None)) is None
    assert one(line([10, None])) is None, "February's figure is not March's"
    assert one(line([10, 10], better="")) is None


@pytest.mark.parametrize(("last", "expected"), [(70, (CONCERN,)), (120, None)], ids=["concern", "improvement"])
def test_a_special_cause_asks_where_it_is_a_concern(last: float, expected: tuple[str, ...] | None) -> None:
    found = one(line([*STEADY, last], target=None))
    assert (found.why if found else None) == expected


def test_both_reasons_are_told() -> None:
    found = one(line([*STEADY, 70]))
    assert found is not None and found.why == (BELOW, CONCERN) and found.since == MARCH


def test_a_series_that_limits_do_not_suit_has_no_special_cause() -> None:
    assert one(line([*STEADY, 70], target=None, window="year_to_date")) is None


def test_limits_that_start_anew_after_a_rebase_may_end_a_concern() -> None:
    of = line([*STEADY, 70], target=None)
    assert one(of, rebases={"plans_20_weeks_rate": (Rebase(MARCH, "A new panel."),)}) is None
    assert one(of, rebases={"another": (Rebase(MARCH, "A new panel."),)}) is not None


def test_since_is_the_first_figure_of_the_unbroken_run() -> None:
    found = one(line([50, 95, 60, None, 70, 80]))
    assert found is not None and found.since == dt.date(2023, 12, 31), "the month without a figure does not break the run"


def test_what_is_said_is_carried_forward() -> None:
    of = line([95, 70, 75])
    assert (one(of, said(FEBRUARY)).stands, one(of, said(FEBRUARY)).said.as_at) == (Stands.EXPLAINED, FEBRUARY)
    assert one(of, said(MARCH), as_at=FEBRUARY).stands is Stands.ASKED, "what is said of March was not said of February"


def test_a_review_is_overdue_the_day_after_its_date() -> None:
    of = line([75])
    assert one(of, said(review=TODAY)).stands is Stands.EXPLAINED
    assert one(of, said(review=TODAY - dt.timedelta(days=1))).stands is Stands.OVERDUE


def test_an_open_reason_stays_where_the_line_is_no_exception_any_more_or_has_no_figure() -> None:
    for values, value in (([75, 95], 95), ([75, None], None)):
        found = one(line(values), said(FEBRUARY))
        assert found is not None and found.is_open
        assert (found.why, found.since, found.reading.value, found.stands) == ((), None, value, Stands.EXPLAINED)


def test_once_closed_it_asks_no_more_of_that_figure_and_asks_anew_of_a_later_one() -> None:
    entries = (said(FEBRUARY), said(FEBRUARY, entry=2, closed=True))
    bad = line([75, 75, 75])
    then = one(bad, *entries, as_at=FEBRUARY)
    assert (then.stands, then.is_open) == (Stands.CLOSED, False) and then.said.closing == "Both are filled."
    again = one(bad, *entries)
    assert (again.stands, again.said, again.last_entry) == (Stands.ASKED, None, 2)
    assert one(bad, *entries, as_at=JANUARY).stands is Stands.ASKED, "nobody had said anything of January's"
    assert one(line([75, 75, 95]), *entries) is None, "closed, and no exception any more"
    assert one(bad, *entries, said(MARCH, entry=3)).stands is Stands.EXPLAINED


def test_the_last_entry_on_the_newest_figure_stands() -> None:
    of = line([70, 70])
    changed = one(of, said(MARCH), said(MARCH, entry=2, reason="One post is filled."))
    assert changed.said.reason == "One post is filled."
    late = one(of, said(MARCH, entry=1, reason="Of March."), said(FEBRUARY, entry=2, reason="Of February, written later."))
    assert late.said.reason == "Of March." and late.last_entry == 2


def test_a_line_told_less_often_keeps_what_is_said_of_its_newest_figure() -> None:
    """A term's figure of December stands in March: so does what is said of it."""
    december = month_end(MARCH, -3)
    of = line([70, 95, 95, 95], frequency="termly")
    of = Line(of.indicator, None, of.readings[:1], targets=of.targets)
    found = one(of, said(december))
    assert (found.reading.as_at, found.stands) == (december, Stands.EXPLAINED)
    closed = one(of, said(december), said(december, entry=2, closed=True))
    assert closed.stands is Stands.CLOSED, "it asks nothing more until there is another figure"


def test_the_most_pressing_come_first_and_else_the_catalogue_decides() -> None:
    lines = [line([70], name=name) for name in ("explained", "asked", "overdue", "asked_too")]
    entries = [
        Commentary("explained", MARCH, "a", "b", "c", dt.date(2024, 6, 30), entry_id=1),
        Commentary("overdue", MARCH, "a", "b", "c", dt.date(2024, 4, 1), entry_id=2),
    ]
    found = exceptions(lines, MARCH, entries, TODAY)
    assert [each.indicator_id for each in found] == ["overdue", "asked", "asked_too", "explained"]


def test_trial_limits_are_too_few_points_to_ask_by() -> None:
    falling = [*STEADY[:5], 92, 91, 90, 89, 88, 87, 86]
    assert len(falling) == 12 and one(line(falling, target=None)) is None
    assert one(line([*STEADY[:6], *falling[5:]], target=None)).why == (CONCERN,), "with one point more they are enough"


def test_a_status_in_place_of_a_figure_does_not_break_the_run() -> None:
    of = line([95, 70, 0, 70])
    waiting = [each._replace(value=None, status="awaiting_data") if each.value == 0 else each for each in of.readings]
    found = one(Line(of.indicator, None, tuple(waiting), targets=of.targets))
    assert found is not None and found.since == JANUARY
