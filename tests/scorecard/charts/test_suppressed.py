"""A suppressed point: a gap, its sign at the foot, and no number sent."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from make.public import public_root
from scorecard import charts
from scorecard.charts.suppressed import with_signs
from scorecard.released import Figures, Point, open_public, open_release
from scorecard.wording import shown, signs_used

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Figures:
    monkeypatch.setenv("SCORECARD_DATA", str(public_root()))
    return open_public(open_release().release.release_id).page("timeliness", phase="post_16")


def test_a_chart_without_a_suppressed_point_is_as_it_was() -> None:
    spec = {"layer": []}
    assert with_signs(spec, [{"Figure": "12"}]) is spec


def test_a_line_has_a_gap_and_a_sign(found: Figures) -> None:
    picture = charts.lines(charts.of(found, "plans_20_weeks_rate"))
    rows = picture.data.to_pylist()
    hidden = [row for row in rows if row["Figure"] == "c"]
    assert hidden and all(row["value"] is None and row["Cases"] == "" for row in hidden)
    (layer,) = (each for each in picture.spec["layer"] if "datum.Figure" in json.dumps(each.get("transform", "")))
    assert layer["mark"]["type"] == "text" and layer["encoding"]["y"] == {"value": "height"}
    assert "c" in {cell for column in picture.table.columns for cell in column.to_pylist()}


def test_bars_with_a_suppressed_part_have_no_total_above_them() -> None:
    whole = charts.Series("One", "count", (Point(FEBRUARY, 7, None, 7, ""), Point(MARCH, 9, None, 9, "")))
    parts = (Point(FEBRUARY, 6, None, 6, ""), Point(MARCH, None, None, None, "c"))
    known = charts.bars((whole, whole._replace(name="Other")))
    hidden = charts.bars((whole, charts.Series("Other", "count", parts)))
    assert [row["label"] for row in known.data.to_pylist() if row["label"]] == ["18"]
    assert [row["label"] for row in hidden.data.to_pylist() if row["label"]] == []


def test_ranked_bars_name_what_is_suppressed_without_a_bar() -> None:
    one = charts.Series("One", "count", (Point(MARCH, 9, None, 9, ""),))
    hidden = charts.Series("Other", "count", (Point(MARCH, None, None, None, "c"),))
    rows = charts.ranked((hidden, one)).data.to_pylist()
    assert [(row["series"], row["value"], row["label"]) for row in rows] == [("One", 9, "9"), ("Other", None, "c")]


def test_the_public_is_not_told_a_rate_of_few_but_its_counts(found: Figures) -> None:
    few = [each for name in found.measures for each in found.of(name) if found.measures[name].is_few(each.denominator)]
    assert few and all((each.value, each.sign) == (None, "u") and each.numerator is not None for each in few)
    for each in few:
        assert shown(each, "percent") == "u"


def test_officers_see_it_with_the_sign_beside_it() -> None:
    """3 of 9 is low, 3 of 10 is not."""
    point = Point(MARCH, 3, 9, 100 / 3, "")
    assert (shown(point, "percent"), shown(point._replace(denominator=10, value=30), "percent")) == ("33.3% u", "30.0%")
    assert shown(point, "weeks") == "33.3 weeks"
    assert signs_used(["33.3% u", "5.0%"]) == "u = low reliability"
