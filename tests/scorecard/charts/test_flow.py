"""In and out: counts of cases, a rate's numerator among them."""

from make.figures import figures
from scorecard import charts


def test_a_rate_s_numerator_is_drawn_not_its_value() -> None:
    found = figures(requests_count=[("2024-03", 118)], refusal_to_assess_rate=[("2024-03", 20, 80)], plans_issued_count=[("2024-03", 79)])
    picture = charts.flow(charts.of(found, "requests_count"), charts.of(found, "plans_issued_count", "refusal_to_assess_rate"))
    assert {row["series"]: row["value"] for row in picture.data.to_pylist()} == {
        "Requests received": 118,
        "Plans issued": 79,
        "Refused an assessment": 20,
    }
    assert picture.table.to_pylist() == [
        {"Month": "Mar\u00a02024", "Requests received": "118", "Plans issued": "79", "Refused an assessment": "20"}
    ]


def test_what_came_in_is_a_line_over_the_bars() -> None:
    found = figures(requests_count=[("2024-03", 1)], plans_issued_count=[("2024-03", 1)])
    bars, line, point = charts.flow(charts.of(found, "requests_count"), charts.of(found, "plans_issued_count")).spec["layer"]
    assert (bars["mark"]["type"], line["mark"]["type"], point["mark"]["shape"]) == ("bar", "line", "diamond")


def test_nothing_gives_an_empty_picture() -> None:
    assert charts.flow((), ()).data.num_rows == 0
