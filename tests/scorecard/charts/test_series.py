"""What a chart is given: a row per series and month, where a month without a figure is a gap."""

from make.figures import figures
from scorecard import charts
from scorecard.charts.series import months_of, rows_of

RATE = [("2024-01", 1, 2), ("2024-02", 0, 0), ("2024-04", 3, 4)]


def test_months_run_on_where_a_figure_is_missing() -> None:
    series = charts.of(figures(plans_20_weeks_rate=RATE), "plans_20_weeks_rate")
    assert months_of(series) == ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert months_of(charts.of(figures(plans_20_weeks_rate=[("2023-12", 1, 2), ("2024-01", 1, 2)]), "plans_20_weeks_rate")) == [
        "2023-12",
        "2024-01",
    ]
    assert months_of(()) == []


def test_a_gap_is_not_a_zero() -> None:
    rows = rows_of(charts.of(figures(plans_20_weeks_rate=RATE), "plans_20_weeks_rate"))
    assert [(row["month"], row["value"], row["Figure"]) for row in rows] == [
        ("2024-01", 50, "50.0% u"), ("2024-02", None, "z"), ("2024-03", None, "x"), ("2024-04", 75, "75.0% u"),
    ]  # fmt: skip
    assert [row["Cases"] for row in rows] == ["1 of 2", "0 of 0", "", "3 of 4"]


def test_a_measure_that_is_not_in_the_release_is_left_out() -> None:
    found = figures(plans_20_weeks_rate=RATE)
    assert [each.name for each in charts.of(found, "plans_20_weeks_rate", "nothing_rate")] == ["All plans issued"]
    assert charts.details(found, "nothing_count", ["0-6"]) == ()


def test_details_are_named_in_words() -> None:
    found = figures({("plans_issued_count", "over_52_weeks"): [("2024-03", 5)]}, plans_issued_count=[("2024-03", 5)])
    assert [each.name for each in charts.details(found, "plans_issued_count", ["over_52_weeks"])] == ["Over 52 weeks"]
