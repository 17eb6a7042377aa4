"""A release as the public may see it: its own file, suppressed figures, and no cohort that public files do not have."""

from __future__ import annotations

import datetime as dt

import pytest

from make.public import THRESHOLD, public_root
from make.release import made_root
from scorecard.released import NoRelease, Released, open_public, open_release

MARCH = dt.date(2024, 3, 31)


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Released:
    monkeypatch.setenv("SCORECARD_DATA", str(public_root()))
    return open_public(open_release().release.release_id)


def by_date(of: Released, measure_id: str, window: str = "month", **cohort: str) -> dict[dt.date, dict]:
    return {each["as_at"]: each for each in of.figures(measure_id, window, **cohort).to_pylist()}


def test_an_officers_release_is_not_a_public_one(public: Released) -> None:
    assert open_release().public is None
    assert public.public is not None and public.public.threshold == THRESHOLD
    assert public.page("timeliness").public == public.public and open_release().page("timeliness").public is None


def test_without_a_public_file_nothing_else_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    with pytest.raises(NoRelease, match="Release r0001 has no public file"):
        open_public("r0001")
    for name in ("../r0001", "r0001.public", "", "."):
        with pytest.raises(NoRelease):
            open_public(name)


def test_a_suppressed_figure_has_its_sign_and_no_number(public: Released) -> None:
    whole = by_date(open_release(), "plans_20_weeks_rate", phase="post_16")
    shown = by_date(public, "plans_20_weeks_rate", phase="post_16")
    hidden = [date for date, each in shown.items() if each["sign"] == "c"]
    assert hidden and all(shown[date][name] is None for date in hidden for name in ("numerator", "denominator", "value"))
    for date in hidden:
        each = whole[date]
        assert any(0 < part < THRESHOLD for part in (each["numerator"], each["denominator"], each["denominator"] - each["numerator"]))
    assert all(shown[date] == whole[date] for date in shown if date not in hidden)


def test_a_window_with_a_suppressed_month_is_suppressed(public: Released) -> None:
    months = by_date(public, "plans_20_weeks_rate", phase="post_16")
    quarters = by_date(public, "plans_20_weeks_rate", "quarter", phase="post_16")
    whole = by_date(open_release(), "plans_20_weeks_rate", "quarter", phase="post_16")
    signs = {
        date: {months[each]["sign"] for each in months if (each.year, (each.month - 1) // 3) == (date.year, (date.month - 1) // 3)}
        for date in quarters
    }
    assert any("c" in found for found in signs.values()) and any("c" not in found for found in signs.values())
    for date, each in quarters.items():
        assert each == (
            {**whole[date], "numerator": None, "denominator": None, "value": None, "sign": "c"} if "c" in signs[date] else whole[date]
        )


def test_cells_of_a_window_are_suppressed_as_its_figures_are(public: Released) -> None:
    found = [each for each in public.rows("plans_20_weeks_rate", window="quarter") if each["phase"] == "post_16"]
    shown = by_date(public, "plans_20_weeks_rate", "quarter", phase="post_16")
    assert {each["as_at"]: (each["value"], each["sign"]) for each in found} == {
        date: (each["value"], each["sign"]) for date, each in shown.items() if date in {one["as_at"] for one in found}
    }
    assert "c" in {each["sign"] for each in found}


def test_what_is_not_crossed_in_public_is_not_0(public: Released) -> None:
    assert by_date(open_release(), "plans_20_weeks_rate", phase="primary", area="Christchurch")
    assert by_date(public, "plans_20_weeks_rate", phase="primary", area="Christchurch") == {}
    page = public.page("backlog", phase="primary")
    assert page.of("assessments_open_count") and page.details("assessments_open_count") == ()
    assert open_release().page("backlog", phase="primary").details("assessments_open_count")


def test_a_crossing_that_the_header_names_is_there(public: Released) -> None:
    assert public.measure("suspension_rate").crossings == (frozenset({"phase", "sen_provision"}),)
    assert public.public is not None
    columns = ("phase", "sen_provision", "detail")
    crossed = {"phase": "primary", "sen_provision": "E", "detail": "All"}
    assert public.public.has(public.measure("suspension_rate"), columns, crossed)
    assert not public.public.has(public.measure("suspension_rate"), columns, {**crossed, "detail": "PD"})
    assert not public.public.has(public.measure("plans_20_weeks_rate"), ("phase", "area"), {"phase": "primary", "area": "Christchurch"})
    assert public.public.has(public.measure("plans_20_weeks_rate"), ("phase",), {"phase": "primary", "area": "Christchurch"})


def test_the_lines_of_the_scorecard_have_what_the_public_has(public: Released) -> None:
    hidden = 0
    for line, whole in zip(public.lines(), open_release().lines(), strict=True):
        ours = {each.as_at: each for each in whole.ours}
        for each in line.ours:
            if each.sign == "c":
                hidden += 1
                assert each.value is None and each.numerator is None and each.beside is None
            else:
                assert each == ours[each.as_at]
    assert hidden
