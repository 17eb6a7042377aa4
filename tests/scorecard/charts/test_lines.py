"""Lines: from zero, told apart without colour, labelled at their ends, gaps left open."""

import pytest

from make.figures import figures
from scorecard import charts

TWO = ("plans_20_weeks_rate", "plans_20_weeks_due_rate")


def drawn(**rows: list) -> charts.Picture:
    return charts.lines(charts.of(figures(**rows), *rows))


def encodings(picture: charts.Picture) -> list[dict]:
    return [layer["encoding"] for layer in picture.spec["layer"]]


def test_a_rate_s_axis_is_zero_to_a_hundred() -> None:
    picture = drawn(plans_20_weeks_rate=[("2024-03", 1, 50)])
    assert encodings(picture)[0]["y"]["scale"] == {"domain": [0, 100]}
    assert encodings(drawn(assessments_open_count=[("2024-03", 700)]))[0]["y"]["scale"]["zero"] is True


def test_series_differ_by_dash_and_shape_as_well_as_colour() -> None:
    line, point, _ = encodings(drawn(**{each: [("2024-03", 1, 2)] for each in TWO}))
    assert len({tuple(each) for each in line["strokeDash"]["scale"]["range"]}) == 2
    assert len(set(point["shape"]["scale"]["range"])) == 2
    assert line["color"]["scale"]["domain"] == ["All plans issued", "Plans due"]
    assert "range" not in line["color"]["scale"], "colours are the theme's, one set for light and one for dark"


def test_the_axis_has_every_month_so_that_a_gap_shows() -> None:
    picture = drawn(plans_20_weeks_rate=[("2024-01", 1, 2), ("2024-04", 1, 2)])
    assert encodings(picture)[0]["x"]["scale"]["domain"] == ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert picture.data["value"].to_pylist() == [50, None, None, 50]


def test_the_last_figure_of_each_line_stands_beside_it() -> None:
    picture = drawn(
        plans_20_weeks_rate=[("2024-02", 1, 2), ("2024-03", 3, 4)], plans_20_weeks_due_rate=[("2024-02", 1, 4), ("2024-03", 0, 0)]
    )
    rows = [(row["series"], row["month"], row["label"]) for row in picture.data.to_pylist() if row["label"]]
    assert rows == [("All plans issued", "2024-03", "75.0%"), ("Plans due", "2024-02", "25.0%")]


@pytest.mark.parametrize("values", [(50, 50), (99, 100), (0, 0), (100, 100), (3, 1)])
def test_labels_do_not_overlap_nor_leave_the_chart(values: tuple[int, int]) -> None:
    picture = drawn(**{name: [("2024-03", value, 100)] for name, value in zip(TWO, values, strict=True)})
    places = sorted(row["label_at"] for row in picture.data.to_pylist())
    assert places[1] - places[0] >= 7.4
    assert places[0] >= -8 and places[1] <= 102.1


def test_what_is_sent_is_what_is_shown() -> None:
    """A chart's data go to the browser: nothing but these columns may."""
    picture = drawn(plans_20_weeks_rate=[("2024-03", 1, 2)])
    assert picture.data.column_names == ["month", "series", "place", "value", "Month", "Figure", "Cases", "label", "label_at"]
    assert "data" not in picture.spec and "datasets" not in picture.spec


def test_a_level_line_is_drawn_once() -> None:
    picture = charts.lines(
        charts.of(figures(plans_mean_weeks=[("2024-02", 20, 1), ("2024-03", 30, 1)]), "plans_mean_weeks"), 20, "20 weeks"
    )
    rule, said = picture.spec["layer"][:2]
    assert rule["data"] == said["data"] == {"values": [{}]}
    assert rule["encoding"]["y"]["datum"] == 20


def test_the_same_chart_is_made_once() -> None:
    rows = {each: [("2024-03", 1, 2)] for each in TWO}
    assert drawn(**rows) is drawn(**rows)


def test_nothing_gives_an_empty_picture() -> None:
    assert charts.lines(()).table.num_rows == 0
