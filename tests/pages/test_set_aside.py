"""Figures of a return of which records were set aside say so where they say what they rest on."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from make.older import age
from make.snapshots import submitted, with_records_set_aside
from make.workforce import valid as posts
from scorecard import release, settings
from scorecard.publish import publish

MARCH = dt.date(2024, 3, 31)


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of casework with three records set aside, and of workforce with none."""
    monkeypatch.chdir(settings.CHECKOUT)
    with_records_set_aside(3, MARCH)
    submitted(MARCH, posts())
    publish("A. Steward")


def sources(page: str) -> list[str]:
    test = AppTest.from_file(str(settings.CHECKOUT / page), default_timeout=60).run()
    assert not test.exception
    return [each.value for each in test.caption if each.value.startswith("Release ")]


def test_every_figure_that_rests_on_it_says_so(published) -> None:
    timeliness = sources("pages/timeliness.py")
    assert timeliness and all(each.endswith(" · 3 records set aside") for each in timeliness)
    assert sources("pages/overview.py") == ["Release r0001 · as at 31 March 2024 · [definitions](definitions) · 3 records set aside"]


def test_figures_of_another_return_do_not(published) -> None:
    said = {each.partition("measure=")[2].partition(")")[0]: "set aside" in each for each in sources("pages/workforce.py")}
    assert said["caseload_per_officer"] and not said["posts_filled_permanent_rate"]


def test_an_older_release_says_nothing_of_it(published) -> None:
    age(release.path_of("r0001"))
    timeliness = sources("pages/timeliness.py")
    assert timeliness and not [each for each in timeliness if "set aside" in each]
