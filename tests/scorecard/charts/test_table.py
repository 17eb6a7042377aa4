"""The table behind a chart: newest first, rounded once, signs in place of values."""

from make.figures import figures
from scorecard import charts
from scorecard.charts.table import by_month


def test_a_rate_has_its_two_counts_beside_it() -> None:
    found = figures(
        plans_20_weeks_rate=[("2024-02", 0, 0), ("2024-03", 55, 82)],
        plans_20_weeks_due_rate=[("2024-03", 49, 400)],
    )
    assert by_month(charts.of(found, "plans_20_weeks_rate", "plans_20_weeks_due_rate")).to_pylist() == [
        {
            "Month": "Mar\u00a02024",
            "All plans issued": "67.1%",
            "All plans issued: cases": "55 of 82",
            "Plans due": "12.3%",
            "Plans due: cases": "49 of 400",
        },
        {"Month": "Feb\u00a02024", "All plans issued": "z", "All plans issued: cases": "0 of 0", "Plans due": "x", "Plans due: cases": "x"},
    ]


def test_counts_have_commas() -> None:
    assert by_month(charts.of(figures(reviews_backlog_count=[("2024-03", 1030)]), "reviews_backlog_count")).to_pylist() == [
        {"Month": "Mar\u00a02024", "Held and not finished": "1,030"}
    ]
