"""What was set aside: told of the figures that rest on such a return, at the dates shown, and of no others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from make.older import age
from make.release import make_root
from make.snapshots import submitted, with_records_set_aside
from make.workforce import valid as posts
from scorecard.publish import publish
from scorecard.released import Released, SetAside, open_release
from scorecard.released.figures import opens

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
CASEWORK = SetAside("casework", MARCH, 3)


def published() -> Released:
    publish("A. Steward")
    return open_release()


def test_figures_of_the_return_say_so_and_figures_of_another_do_not(data_root: Path) -> None:
    with_records_set_aside(3)
    submitted(MARCH, posts())
    page = published().page("cube")
    assert page.set_aside(["requests_count"]) == (CASEWORK,) and page.set_aside() == (CASEWORK,)
    assert page.set_aside(["vacancy_rate"]) == ()
    assert page.set_aside(["caseload_per_officer"]) == (CASEWORK,)
    row = next(each for each in open_release().snapshots().to_pylist() if each["return_name"] == "casework")
    assert row["set_aside"] == 3


def test_a_figure_that_is_counted_from_two_returns_rests_on_both(data_root: Path) -> None:
    """Plans over officers: the plans are of casework, the officers of workforce."""
    submitted(FEBRUARY, posts(FEBRUARY))
    with_records_set_aside(1, MARCH, posts())
    submitted(FEBRUARY)
    submitted(MARCH)
    page = published().page("cube")
    assert page.set_aside(["caseload_per_officer"]) == (SetAside("workforce", MARCH, 1),) and page.set_aside(["requests_count"]) == ()


def test_only_of_the_dates_shown(data_root: Path) -> None:
    """Plans of looked-after children are counted by each month's own return; requests by the newest one alone."""
    with_records_set_aside(2, FEBRUARY)
    submitted(MARCH)
    page = published().page("cube")
    february = SetAside("casework", FEBRUARY, 2)
    assert page.set_aside(["plans_looked_after_count"]) == (february,) and page.set_aside(["requests_count"]) == ()
    assert page.last(1).set_aside(["plans_looked_after_count"]) == () and page.last(2).set_aside(["plans_looked_after_count"]) == (
        february,
    )


def test_the_newest_return_comes_first_and_each_stands_once(data_root: Path) -> None:
    with_records_set_aside(2, FEBRUARY)
    with_records_set_aside(3)
    with_records_set_aside(1, MARCH, posts())
    page = published().page("cube")
    assert page.set_aside() == (CASEWORK, SetAside("workforce", MARCH, 1), SetAside("casework", FEBRUARY, 2))


def test_a_resubmission_without_any_has_none(data_root: Path) -> None:
    with_records_set_aside(3)
    submitted(MARCH)
    submitted(MARCH, posts())
    page = published().page("cube")
    assert page.set_aside() == () and page.set_aside(["caseload_per_officer"]) == ()


@pytest.mark.parametrize("made_older", [False, True])
def test_where_nothing_was_and_in_an_older_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_older: bool) -> None:
    root = make_root(tmp_path / "data", casework_alone=True)
    monkeypatch.setenv("SCORECARD_DATA", str(root))
    if made_older:
        age(root / "releases" / "r0001.duckdb")
    page = open_release().page("timeliness")
    assert page.of("plans_20_weeks_rate") and page.set_aside() == () and page.aside == {}


@pytest.mark.parametrize(
    ("window", "first"),
    [
        ("month", dt.date(2024, 2, 1)),
        ("quarter", dt.date(2023, 12, 1)),
        ("year_to_date", dt.date(2024, 1, 1)),
        ("rolling_12_months", dt.date(2023, 3, 1)),
        ("half_term", FEBRUARY),
    ],
)
def test_a_window_opens_on_the_first_day_that_it_covers(window: str, first: dt.date) -> None:
    assert opens(FEBRUARY, window) == first
