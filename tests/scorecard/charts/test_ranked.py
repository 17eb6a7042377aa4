"""Level bars: the newest figures alone, longest first, with the table behind them whole."""

from make.figures import figures
from scorecard import charts


def drawn(rows: dict[str, list]) -> charts.Picture:
    details = {("suspensions_count", code): given for code, given in rows.items()}
    found = figures(details, suspensions_count=[("2023-12", 9), ("2024-02", 9)])
    return charts.ranked(charts.details(found, "suspensions_count", found.details("suspensions_count")))


def test_the_newest_figures_stand_longest_first_and_none_is_left_out() -> None:
    picture = drawn({"DB": [("2023-12", 1), ("2024-02", 5)], "PP": [("2024-02", 1_200)], "TH": [("2023-12", 7), ("2024-02", 0)]})
    assert [(row["series"], row["label"]) for row in picture.data.to_pylist()] == [
        ("Physical assault against a pupil", "1,200"), ("Persistent disruptive behaviour", "5"),
    ]  # fmt: skip
    assert picture.spec["layer"][0]["encoding"]["y"]["sort"] == ["Physical assault against a pupil", "Persistent disruptive behaviour"]
    assert "Theft" in picture.table.column_names, "the table has the dates before, too"
    assert picture.newest_alone


def test_bars_are_the_ten_longest() -> None:
    codes = ["PP", "PA", "VP", "VA", "OW", "BU", "RA", "LG", "DS", "SM", "DA", "DM"]
    picture = drawn({code: [("2024-02", place + 1)] for place, code in enumerate(codes)})
    assert picture.data["value"].to_pylist() == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert len(picture.table.column_names) == 13


def test_nothing_gives_an_empty_picture() -> None:
    assert charts.ranked(()).data.num_rows == 0 == drawn({"DB": [("2024-02", 0)]}).data.num_rows
