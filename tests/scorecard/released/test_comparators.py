"""Published comparators through the door to a release: exactly the cohort asked for, newest first, each told once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from make.release import made_root
from scorecard.released import Comparator, Released, ReleaseError, open_release


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Released:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return open_release()


def test_a_measure_s_comparators_newest_first(release: Released) -> None:
    found = release.comparators("plans_20_weeks_rate")
    assert [each.as_at for each in found] == sorted((each.as_at for each in found), reverse=True)
    assert [(each.place_kind, each.period, each.value) for each in found[:4]] == [
        ("england", "2024", 45.9),
        ("region", "2024", 31.0),
        ("neighbours", "2024", 36.0),
        ("authority", "2024", 74.1),
    ]
    assert release.comparators("plans_20_weeks_rate") is found, "read once"


def test_a_comparator_says_all_that_a_page_has_to_say(release: Released) -> None:
    england = release.comparators("refusal_to_assess_rate")[0]
    assert isinstance(england, Comparator)
    assert (england.value, england.numerator, england.denominator) == (25.2, 38_889, 154_489)
    assert (england.place_name, england.as_at, england.window) == ("England", dt.date(2024, 12, 31), "calendar_year")
    assert not england.same_basis and "all requests received" in england.basis
    assert england.source.startswith("Department for Education") and "Open Government Licence v3.0" in england.licence
    neighbours = next(each for each in release.comparators("plans_20_weeks_rate") if each.place_kind == "neighbours")
    assert (neighbours.lowest, neighbours.highest, neighbours.authorities) == (3.2, 81.9, 10)


def test_of_two_sources_the_one_with_counts_is_told(release: Released) -> None:
    found = [(each.place_code, each.place_kind, each.as_at, each.basis) for each in release.comparators("plans_20_weeks_rate")]
    assert len(found) == len(set(found))
    ours = next(each for each in release.comparators("plans_20_weeks_rate") if each.place_kind == "authority")
    assert ours.denominator == 784


def test_where_one_source_has_no_figure_the_other_s_is_told(release: Released) -> None:
    found = [each for each in release.comparators("refusal_to_assess_rate") if (each.period, each.place_kind) == ("2022", "england")]
    assert [(each.value, each.sign) for each in found] == [(22.06, "")]


def test_only_the_very_cohort_asked_for(release: Released) -> None:
    plan = release.comparators("suspension_term_rate", phase="secondary", sen_provision="E")
    assert {(each.phase, each.sen_provision) for each in plan} == {("secondary", "E")}
    assert {each.place_kind for each in plan} == {"authority", "neighbours"}
    assert release.comparators("plans_20_weeks_rate", primary_need="ASD") == ()
    assert release.comparators("plans_20_weeks_rate", area="North") == ()
    assert release.comparators("plans_20_weeks_rate", phase="primary") == ()
    assert release.comparators("officer_change_rate") == ()
    with pytest.raises(ReleaseError, match="no cohort column colour"):
        release.comparators("plans_20_weeks_rate", colour="red")


def test_a_release_of_before_there_were_any_has_none(release: Released, tmp_path: Path) -> None:
    older = tmp_path / "r0001.duckdb"
    older.write_bytes((made_root() / "releases" / "r0001.duckdb").read_bytes())
    with duckdb.connect(str(older)) as con:
        con.execute("drop table comparators")
    assert Released(older).comparators("plans_20_weeks_rate") == ()
