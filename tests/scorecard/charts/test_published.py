"""Published figures as marks: one at its own date, a shape for each place, drawn in layers of their own."""

import datetime as dt

from make.figures import figures
from scorecard import charts
from scorecard.charts import Published

MARKS = (
    Published(dt.date(2023, 12, 31), 49.1, "diamond", "England 49.1%, 2023"),
    Published(dt.date(2023, 12, 31), 31.0, "triangle-up", "South West 31.0%, 2023"),
    Published(dt.date(2022, 12, 31), 47.7, "diamond", "England 47.7%, 2022"),
    Published(dt.date(2021, 12, 31), 59.9, "diamond", "England 59.9%, 2021"),
)


def drawn(marks: tuple[Published, ...]) -> charts.Picture:
    found = figures(plans_20_weeks_rate=[("2022-12", 1, 4), ("2023-12", 2, 4)])
    return charts.lines(charts.of(found, "plans_20_weeks_rate"), beside=marks)


def test_marks_stand_where_the_axis_has_their_date_and_nowhere_else() -> None:
    layers = [layer for layer in drawn(MARKS).spec["layer"] if "data" in layer]
    assert [layer["mark"]["shape"] for layer in layers] == ["diamond", "triangle-up"]
    assert [[each["month"] for each in layer["data"]["values"]] for layer in layers] == [["2023-12", "2022-12"], ["2023-12"]]
    assert all("color" not in layer["encoding"] and "shape" not in layer["encoding"] for layer in layers), "they are not in the key"


def test_our_line_is_the_same_with_and_without_them() -> None:
    assert drawn(MARKS).data == drawn(()).data and drawn(MARKS).table == drawn(()).table
    assert drawn(MARKS).spec["layer"][:3] == drawn(()).spec["layer"]
