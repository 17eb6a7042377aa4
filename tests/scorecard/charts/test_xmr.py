"""SPC charts: limits where they apply, signals by colour and shape, gaps and rebases left open, nothing drawn that cannot be."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from make.process import month_end, points, process
from scorecard import charts, export, spc
from scorecard.charts import Series, theme
from scorecard.charts.xmr import apart

STEADY = [50.0, 52.0, 49.0, 51.0, 48.0, 50.0, 53.0, 49.0, 50.0, 52.0, 48.0, 51.0, 49.0]


def drawn(values: list, unit: str = "percent", window: str = "month", denominator: float | None = None, **rules: Any) -> charts.Picture:
    series = Series("Plans", unit, points(values, denominator), window)
    return charts.xmr(series, process(values, denominator, **rules))


def rows(picture: charts.Picture) -> list[dict]:
    return picture.data.to_pylist()


def layer(picture: charts.Picture, kind: str) -> list[dict]:
    return [each for each in picture.spec["layer"] if each["mark"]["type"] == kind]


def labels(picture: charts.Picture) -> list[str]:
    return [each["said"] for text in layer(picture, "text") for each in text["data"]["values"] if isinstance(each["said"], str)]


def test_each_point_has_its_own_limits_and_they_break_at_a_rebase() -> None:
    on = month_end(13)
    picture = drawn([*STEADY, *(each + 30 for each in STEADY)], rebases=(spc.Rebase(on, "a new team"),))
    parts = {each["part"]: (round(each["mean"], 1), round(each["low"]), round(each["high"])) for each in rows(picture)}
    assert parts == {"0": (50.2, 43, 57), "1": (80.2, 73, 87)}
    lines = layer(picture, "line")
    assert len(lines) == 6 and all(each["encoding"]["detail"]["field"] == "part" for each in lines), "the series' line breaks too"
    rule = layer(picture, "rule")[0]
    assert rule["data"]["values"][0]["month"] == "2023-02" and rule["encoding"]["x"]["bandPosition"] == 0
    words = next(text["data"]["values"][0]["said"] for text in layer(picture, "text") if "why" in text["data"]["values"][0])
    assert words == ["New limits, Feb\u00a02023", "a new team"]


def test_a_rebase_in_mid_month_stands_before_that_month() -> None:
    picture = drawn([*STEADY, *STEADY], rebases=(spc.Rebase(dt.date(2023, 2, 10), "a new team"),))
    assert layer(picture, "rule")[0]["data"]["values"][0]["month"] == "2023-02"


def test_special_causes_differ_by_colour_and_by_shape() -> None:
    point = layer(drawn([*STEADY, 80.0, 20.0], better="higher"), "point")[0]["encoding"]
    assert point["fill"]["scale"] == {"domain": ["Normal variation", "Improvement", "Concern"], "range": ["#A6A6A6", "#00B0F0", "#E46C0A"]}
    assert point["shape"]["scale"]["range"] == ["circle", "square", "diamond"]
    assert layer(drawn([*STEADY, 80.0]), "point")[0]["encoding"]["fill"]["scale"]["range"][1] == "#490092"
    assert len({shape for _, shape in theme.SIGNALS.values()}) == len(theme.SIGNALS)


def test_a_key_stands_only_where_there_is_something_to_tell_apart() -> None:
    assert layer(drawn(STEADY), "point")[0]["encoding"]["fill"]["legend"] is None


def test_on_trial_limits_no_point_is_marked_and_the_lines_are_finer() -> None:
    picture = drawn([*STEADY[:8], 90.0], better="higher")
    assert {each["kind"] for each in rows(picture)} == {"Normal variation"} and all(each["trial"] for each in rows(picture))
    dashed = {str(each.get("transform", [{}])[0].get("filter")): each["mark"]["strokeDash"] for each in layer(picture, "line")[1:5]}
    assert dashed == {"(datum.trial === false)": [5, 4], "(datum.trial === true)": [1, 3]}


def test_a_missing_month_is_a_gap_with_limits_above_and_below() -> None:
    for values, places in (([*STEADY[:5], None, *STEADY[5:]], [5]), (STEADY, [])):
        found = rows(drawn(values))
        assert [place for place, each in enumerate(found) if each["value"] is None] == places
        assert all(each["low"] is not None for each in found)


def test_a_month_that_the_series_leaves_out_is_a_gap_too() -> None:
    given = tuple(each for each in points([*STEADY, 50.0]) if each.as_at != month_end(5))
    picture = charts.xmr(Series("Plans", "percent", given), spc.process_of(given))
    gap = rows(picture)[5]
    assert (gap["month"], gap["value"], gap["part"]) == ("2022-06", None, "0") and gap["low"] is not None


def test_limits_are_drawn_no_further_than_the_measure_can_go() -> None:
    percent, count = drawn([1.0, 99.0] * 7), drawn([1.0, 99.0] * 7, "count")
    assert {(each["low"], each["high"]) for each in rows(percent)} == {(0, 100)}
    assert {each["low"] for each in rows(count)} == {0} and rows(count)[0]["high"] > 300
    assert layer(percent, "point")[0]["encoding"]["y"]["scale"]["domain"] == [0, 100]


def test_the_axis_reaches_all_that_is_drawn() -> None:
    low, high = layer(drawn(STEADY, better="higher", target=95), "point")[0]["encoding"]["y"]["scale"]["domain"]
    assert 30 < low < 43 and 95 < high <= 100


def test_the_target_is_drawn_and_named() -> None:
    picture = drawn(STEADY, better="higher", target=95)
    rule = layer(picture, "rule")[0]
    assert (rule["mark"]["color"], rule["data"]["values"]) == (theme.TARGET, [{"level": 95}])
    assert labels(picture) == ["lower 43.3%", "average 50.2%", "upper 57.0%", "target 95%"]
    assert not layer(drawn(STEADY), "rule")


@pytest.mark.parametrize("levels", [[1, 2, 3, 4], [50, 50, 50, 50], [97, 98, 99, 100], [0, 0, 100, 100]])
def test_labels_do_not_overlap_nor_leave_the_chart(levels: list[float]) -> None:
    found = [at for at, _ in apart([(float(each), str(place)) for place, each in enumerate(levels)], 0, 100)]
    assert all(later - earlier >= 8.49 for earlier, later in pairwise(found))
    assert found[-1] <= 100 and found[0] >= -8.5


def test_the_table_says_what_the_chart_shows() -> None:
    table = drawn([*STEADY, None, 80.0], better="higher", denominator=40).table.to_pylist()
    assert table[0] == {
        "Month": "Mar\u00a02023", "Plans": "80.0%", "Plans: cases": "32 of 40", "Average": "52.3%",
        "Lower limit": "45.4%", "Upper limit": "59.2%", "Signal": "Above the upper limit: improvement",
    }  # fmt: skip
    assert (table[1]["Plans"], table[1]["Signal"]) == ("x", "") and table[-1]["Month"] == "Jan\u00a02022"


def test_its_files_have_the_limits_as_numbers() -> None:
    sheet = export.of_picture(drawn(STEADY, "count"), "title", "source")
    assert sheet.headings == ("Month", "Plans", "Average", "Lower limit", "Upper limit", "Signal")
    assert sheet.rows[0][:2] == ("2022-01-31", 50) and sheet.rows[0][2] == pytest.approx(50.1538, abs=1e-4)
    assert sheet.rows[0][5] == "Normal variation"


def test_what_is_sent_is_what_is_shown() -> None:
    """A chart's data go to the browser: nothing but these columns may."""
    picture = drawn(STEADY)
    assert picture.data.column_names == [
        *("month", "value", "Month", "Figure", "Cases"),
        *("mean", "low", "high", "part", "kind", "trial", "Expected", "Signal"),
    ]
    assert "data" not in picture.spec and "datasets" not in picture.spec


def test_half_terms_stand_beside_each_other() -> None:
    given = tuple(each for place, each in enumerate(points([*STEADY, *STEADY])) if place % 2 == 0)
    picture = charts.xmr(Series("Suspensions", "count", given, "half_term"), spc.process_of(given))
    assert [each["month"] for each in rows(picture)] == [f"{each.as_at:%Y-%m}" for each in given]


@pytest.mark.parametrize("window", ["month", "quarter"])
def test_what_is_told_by_quarter_has_no_gap_of_two_months(window: str) -> None:
    given = tuple(each._replace(as_at=month_end(3 * place)) for place, each in enumerate(points(STEADY)) if place != 4)
    picture = charts.xmr(Series("Plans", "count", given, window), spc.process_of(given))
    assert [each["value"] for each in rows(picture)] == [*STEADY[:4], None, *STEADY[5:]]
    assert rows(picture)[4]["month"] == f"{month_end(12):%Y-%m}"


def test_a_rebase_beyond_what_is_drawn_is_not_drawn() -> None:
    again = (spc.Rebase(month_end(13), "a new team"),)
    picture = charts.xmr(Series("Plans", "count", points(STEADY)), process([*STEADY, *STEADY], rebases=again))
    assert not layer(picture, "rule")


@pytest.mark.parametrize("values", [[], [None], [50.0], [50.0, 50.0]])
def test_few_figures_and_none_are_drawn_without_complaint(values: list) -> None:
    picture = drawn(values, better="higher", target=60)
    assert charts.svg(picture, "title", "source").startswith(b"<svg")
    assert picture.table.num_rows == len(values)


def test_a_chart_with_everything_becomes_a_file() -> None:
    again = (spc.Rebase(month_end(13), "a new team, and a way of sorting requests that takes long to say"),)
    picture = drawn([*STEADY, *STEADY, 90.0], better="higher", target=95, rebases=again)
    made = charts.svg(picture, "title", "source").decode()
    for words in ("target 95%", "New limits", "a new team, and a", "Improvement", "average", "#00B0F0"):
        assert words in made, words


def test_the_same_chart_is_made_once() -> None:
    assert drawn(STEADY) is drawn(STEADY)
