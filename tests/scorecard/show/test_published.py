"""Which published figure stands beside which of ours: only one of a period that ours covers too."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest

from make.figures import figures
from scorecard import show
from scorecard.released import Comparator, Figures

KINDS = ("calendar_year", "academic_year", "term", "january_snapshot")
HALF_TERM_ENDS = ("2022-10", "2022-12", "2023-02", "2023-03", "2023-05", "2023-08")


@pytest.fixture(autouse=True)
def everything_is_published(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    """A release in which every kind of figure is published at the end of every half-term and year; gives what it was asked for."""
    asked: list[dict] = []
    dates = [dt.date(*each) for each in ((2022, 10, 31), (2022, 12, 31), (2023, 2, 15), (2023, 3, 31), (2023, 5, 31), (2023, 8, 31))]

    def comparators(measure_id: str, **cohort: str) -> tuple[Comparator, ...]:
        asked.append(cohort)
        return tuple(
            Comparator(
                measure_id, "All", "All", "england", "E92000001", "England", "then", date, kind,
                5.0, None, None, None, None, None, "", "percent", True, "", "S", "L", "",
            )
            for date in dates
            for kind in KINDS
        )  # fmt: skip

    monkeypatch.setattr(import_module("scorecard.show.published"), "release", lambda: SimpleNamespace(comparators=comparators))
    return asked


def beside(found: Figures, measure_id: str) -> list[tuple[str, str]]:
    return [(f"{each.as_at:%Y-%m}", each.window) for each in show.published(found, measure_id).found]


@pytest.mark.parametrize("measure_id", ["suspension_rate", "pupils_suspended_rate", "persistent_absence_rate", "absence_rate"])
def test_a_year_to_date_is_the_term_in_autumn_and_the_year_at_its_end(measure_id: str) -> None:
    found = figures(**{measure_id: [(each, 1, 20) for each in HALF_TERM_ENDS]})
    assert beside(found, measure_id) == [("2022-12", "term"), ("2023-08", "academic_year")]


def test_a_term_so_far_stands_beside_terms() -> None:
    found = figures(suspension_term_rate=[(each, 1, 20) for each in HALF_TERM_ENDS])
    assert {kind for _, kind in beside(found, "suspension_term_rate")} == {"term"}


@pytest.mark.parametrize(
    ("window", "expected"), [("year_to_date", [("2022-12", "calendar_year")]), ("month", []), ("rolling_12_months", [])]
)
def test_a_calendar_year_stands_only_beside_a_calendar_year(window: str, expected: list) -> None:
    found = figures(plans_20_weeks_rate=[("2022-12", 1, 20), ("2024-01", 1, 20)])
    object.__setattr__(found, "window", window)
    assert beside(found, "plans_20_weeks_rate") == expected


def test_a_date_that_we_have_no_figure_of_has_no_mark() -> None:
    assert beside(figures(suspension_rate=[("2024-02", 1, 20)]), "suspension_rate") == []
    assert beside(figures(), "suspension_rate") == beside(figures(), "nothing_rate") == []


def test_a_date_that_is_no_half_term_s_end_has_no_mark() -> None:
    found = figures(suspension_rate=[("2022-12", 1, 20)])
    object.__setattr__(found, "half_terms", {})
    assert beside(found, "suspension_rate") == []


def test_only_the_columns_that_the_measure_has_are_asked_for(everything_is_published: list[dict]) -> None:
    cohort = {"phase": "primary", "sen_provision": "E", "area": "Poole North"}
    show.published(figures(suspension_rate=[("2022-12", 1, 20)], cohort=cohort), "suspension_rate")
    assert everything_is_published == [{"phase": "primary", "sen_provision": "E"}]


def test_a_mark_says_whose_what_and_when() -> None:
    (mark, _) = show.published(figures(suspension_rate=[(each, 1, 20) for each in HALF_TERM_ENDS]), "suspension_rate").marks
    assert mark == (dt.date(2022, 12, 31), 5.0, "diamond", "England 5.00, then")
