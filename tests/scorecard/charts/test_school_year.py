"""Lines over half-terms: what counts from September is never joined across it, and a half-term without a figure is a gap."""

import datetime as dt

from make.figures import figures
from scorecard import charts
from scorecard.charts import Published

RATE = "suspension_rate"
ROWS = [("2023-05", 4, 100), ("2023-08", 5, 100), ("2023-10", 1, 100), ("2023-12", 2, 100), ("2024-02", 3, 100)]
MARK = Published(dt.date(2023, 8, 31), 9.33, "diamond", "England 9.33, 2022/23")


def years(rows: list = ROWS, beside: tuple[Published, ...] = ()) -> charts.Picture:
    found = figures(**{RATE: rows})
    return charts.school_years(charts.of(found, RATE), found.calendar, beside)


def over_time(**rows: list) -> charts.Picture:
    found = {name: figures(**{RATE: given}) for name, given in rows.items()}
    every = next(iter(found.values()))
    return charts.half_terms(charts.cohorts(found, RATE), every.calendar)


def paths(picture: charts.Picture) -> dict[tuple[str, str], list[str]]:
    """The half-terms that each path of the line layer joins: Vega draws one for each series and each value of `detail`."""
    (line,) = (layer for layer in picture.spec["layer"] if layer["mark"]["type"] == "line")
    names = [line["encoding"][each]["field"] for each in ("color", "detail")]
    found: dict[tuple[str, str], list[str]] = {}
    for row in picture.data.to_pylist():
        found.setdefault((row[names[0]], row[names[1]]), []).append(row["month"])
    return found


def school_year(month: str) -> int:
    year, number = map(int, month.split("-"))
    return year if number >= 9 else year - 1


def test_no_path_goes_on_over_two_school_years() -> None:
    for picture in (years(), over_time(Plan=ROWS, No_SEN=ROWS)):
        for joined in paths(picture).values():
            assert len({school_year(month) for month in joined}) == 1, joined
    assert len(paths(years())) == 2 and len(paths(over_time(Plan=ROWS, No_SEN=ROWS))) == 4


def test_each_school_year_is_a_line_the_newest_first_at_the_same_places() -> None:
    picture = years()
    line = picture.spec["layer"][0]["encoding"]
    assert line["color"]["scale"]["domain"] == ["2023/24", "2022/23"]
    assert line["x"]["scale"]["domain"] == ["HT1", "HT2", "HT3", "HT4", "HT5", "HT6"]
    assert [(row["at"], row["year"], row["value"]) for row in picture.data.to_pylist()] == [
        ("HT5", "2022/23", 4), ("HT6", "2022/23", 5), ("HT1", "2023/24", 1), ("HT2", "2023/24", 2), ("HT3", "2023/24", 3),
    ]  # fmt: skip


def test_the_axis_names_the_months_in_which_half_terms_end() -> None:
    words = years().spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]
    assert "'HT3': 'to Feb'" in words and "'HT6': 'to Aug'" in words and "HT4" not in words


def test_a_long_axis_names_fewer_half_terms_and_every_school_year() -> None:
    def named(rows: list) -> str:
        return over_time(Plan=rows).spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"].partition(", datum")[0]

    assert named(ROWS) == "indexof(['2022/23 HT5', '2022/23 HT6', '2023/24 HT1', '2023/24 HT2', '2023/24 HT3']"
    assert named([("2022-12", 1, 2), *ROWS]) == "indexof(['2022/23 HT2', '2022/23 HT3', '2022/23 HT5', '2023/24 HT1', '2023/24 HT3']"
    assert named([("2021-10", 1, 2), *ROWS]) == "indexof(['2021/22 HT1', '2022/23 HT1', '2023/24 HT1']"


def test_the_last_figure_of_each_school_year_stands_beside_it() -> None:
    assert [(row["year"], row["at"], row["label"]) for row in years().data.to_pylist() if row["label"]] == [
        ("2022/23", "HT6", "5.00"), ("2023/24", "HT3", "3.00"),
    ]  # fmt: skip


def test_a_half_term_without_a_figure_is_a_gap() -> None:
    rows = [ROWS[2], ROWS[4]]
    assert [(row["at"], row["value"]) for row in years(rows).data.to_pylist()] == [("HT1", 1), ("HT2", None), ("HT3", 3)]
    picture = over_time(Plan=rows, No_SEN=[ROWS[2], ("2023-12", 0, 0), ROWS[4]])
    assert picture.spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == ["2023/24 HT1", "2023/24 HT2", "2023/24 HT3"]
    assert [row["value"] for row in picture.data.to_pylist()] == [1, None, 3, 1, None, 3]


def test_one_half_term_alone_is_a_point_of_a_line_without_a_key() -> None:
    picture = years(ROWS[-1:])
    assert [row["label"] for row in picture.data.to_pylist()] == ["3.00"]
    assert picture.spec["layer"][0]["encoding"]["color"]["legend"] is None


def test_a_cohort_without_a_figure_takes_no_place() -> None:
    found = {"All pupils": figures(**{RATE: ROWS}), "Plan": figures()}
    picture = charts.half_terms(charts.cohorts(found, RATE), found["All pupils"].calendar)
    assert {row["series"] for row in picture.data.to_pylist() if row["value"] is not None} == {"All pupils"}
    assert picture.table.column_names == ["Half-term to", "All pupils", "Plan"]
    assert set(picture.table["Plan"].to_pylist()) == {"x"}


def test_nothing_at_all_gives_an_empty_picture() -> None:
    assert charts.school_years((), ()).table.num_rows == 0 == charts.half_terms((), ()).data.num_rows


def test_a_published_figure_is_a_mark_at_its_own_half_term_and_in_no_line() -> None:
    (mark,) = (layer for layer in years(beside=(MARK,)).spec["layer"] if "data" in layer)
    assert mark["data"] == {"values": [{"at": "HT6", "value": 9.33, "said": "England 9.33, 2022/23"}]}
    assert mark["mark"]["type"] == "point" and mark["mark"]["filled"] is False
    assert years(beside=(MARK,)).data == years().data
    other_day = MARK._replace(as_at=dt.date(2022, 8, 31))
    assert len(years(beside=(other_day,)).spec["layer"]) == len(years().spec["layer"]), "no half-term of ours ends on its day"
