"""Stacked bars: in the order given, the newest total above its bar."""

from itertools import pairwise

from make.figures import figures
from scorecard import charts

AGES = ["within_20_weeks", "20_to_52_weeks", "over_52_weeks"]


def drawn(total: int) -> charts.Picture:
    details = {("plans_issued_count", each): [("2024-02", 1), ("2024-03", total // 3)] for each in AGES}
    found = figures(details, plans_issued_count=[("2024-02", 3), ("2024-03", total)])
    return charts.bars(charts.details(found, "plans_issued_count", AGES), charts.IN_TIME_OR_NOT)


def test_the_first_series_stands_at_the_foot() -> None:
    stack = drawn(1200).spec["layer"][0]["encoding"]
    assert stack["order"]["field"] == "place"
    assert stack["color"]["scale"] == {
        "domain": ["Within 20 weeks", "20 to 52 weeks", "Over 52 weeks"],
        "range": list(charts.IN_TIME_OR_NOT),
    }


def test_the_newest_total_stands_above_its_bar() -> None:
    rows = [row for row in drawn(1200).data.to_pylist() if row["label"]]
    assert [(row["month"], row["label"], row["label_at"]) for row in rows] == [("2024-03", "1,200", 1200)]


def test_colours_of_neighbours_differ_in_lightness() -> None:
    """Read in grey (a print, a colour-blind eye) each band is told from the one below it."""

    def lightness(colour: str) -> float:
        return sum(weight * int(colour[place : place + 2], 16) for weight, place in ((0.299, 1), (0.587, 3), (0.114, 5)))

    for colours in (charts.AGE_BANDS, charts.IN_TIME_OR_NOT):
        assert all(abs(lightness(one) - lightness(other)) > 25 for one, other in pairwise(colours))
