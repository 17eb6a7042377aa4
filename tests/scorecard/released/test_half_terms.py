"""Half-termly figures through the door to a release: their calendar, their windows, and releases of before there were any."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from make.figures import figures
from make.older import age
from make.release import made_root
from make.school_release import HALF_TERMS
from scorecard.released import HALF_TERM, Released, UnknownMeasure, open_release

RATE = "suspension_rate"
FEBRUARY = dt.date(2024, 2, 15)


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Released:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return open_release()


def test_a_view_of_half_terms_has_their_window_and_calendar(release: Released) -> None:
    page = release.page("exclusions")
    assert page.window == HALF_TERM and page.calendar == HALF_TERMS
    assert page.months == tuple(each.ends for each in HALF_TERMS)
    assert release.page("cube").window == "month" and release.page("cube").window_of(RATE) == HALF_TERM
    assert release.page("cube").window_of("requests_count") == "month"
    assert release.page("workforce").window == "month"


def test_the_newest_is_compared_with_the_same_half_term_of_the_year_before(release: Released) -> None:
    for page in (release.page("exclusions"), release.page("exclusions").last(12), release.page("exclusions").last(1)):
        assert page.now(RATE).as_at == FEBRUARY
        assert page.before(RATE).as_at == dt.date(2023, 2, 15)
    monthly = release.page("cube")
    assert monthly.now(RATE) is None, "no figure stands at its newest date, the end of March"
    assert monthly.before(RATE) is None and monthly.earlier_than_last(RATE).as_at == dt.date(2023, 2, 15)


def test_the_last_months_are_calendar_months(release: Released) -> None:
    assert release.page("exclusions").last(12).calendar[0].ends == dt.date(2023, 3, 31)
    assert release.page("exclusions").last(24).calendar == HALF_TERMS
    assert release.page("workforce").last(12).months[0] == dt.date(2023, 4, 30)


def test_the_calendar_has_half_terms_without_a_figure_too() -> None:
    found = figures(**{RATE: [("2023-08", 1, 2), ("2024-02", 1, 2)]})
    assert [each.half_term for each in found.calendar] == ["HT6", "HT1", "HT2", "HT3"]
    assert figures().calendar == ()


def test_without_the_half_term_of_a_year_before_there_is_nothing_to_compare_with() -> None:
    assert figures(**{RATE: [("2023-12", 1, 2), ("2024-02", 1, 2)]}).before(RATE) is None
    assert figures(**{RATE: [("2022-02", 1, 2), ("2024-02", 1, 2)]}).before(RATE) is None
    alone = dataclasses.replace(figures(**{RATE: [("2023-02", 1, 2), ("2024-02", 1, 2)]}), half_terms={})
    assert alone.before(RATE) is None and alone.calendar == ()


def test_a_cohort_s_own_figures_and_details(release: Released) -> None:
    special = release.page("exclusions", phase="special", sen_provision="N")
    assert {(each.value, each.sign) for each in special.of(RATE)} == {(None, "z")}, "special schools have nobody without SEN"
    assert {each.value for each in special.of("suspensions_ytd_count")} == {0}
    assert special.details("suspensions_count") == ("DB", "PP", "VA") and special.details("suspensions_ytd_count") == ()
    assert special.wider("pupils_over_45_days_count") == ("phase", "sen_provision")


def test_what_needs_a_return_that_is_not_there_is_not_available(release: Released) -> None:
    november, december = release.page("workforce").of("caseload_per_officer")[:2]
    assert (november.value, november.sign, november.denominator) == (None, "x", None)
    assert december.value == 2_400 / 17


def test_an_older_release_opens_and_says_what_it_does_not_have(tmp_path: Path) -> None:
    copied = tmp_path / "r0001.duckdb"
    copied.write_bytes((made_root() / "releases" / "r0001.duckdb").read_bytes())
    older = Released(age(copied))
    assert older.measure("plans_20_weeks_rate").calendar == "month" and older.measure("plans_20_weeks_rate").decimals == 1
    page = older.page("timeliness")
    assert page.window == "month" and page.now("plans_20_weeks_rate").denominator == 82 and page.calendar == ()
    assert not older.has_view("exclusions") and older.has_view("timeliness")
    assert older.comparators("plans_20_weeks_rate") == () and older.choices("sen_provision") == ()
    with pytest.raises(UnknownMeasure, match="no view exclusions"):
        older.page("exclusions")
