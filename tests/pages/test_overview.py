"""The Scorecard page: where every measure stands, and whether its last change was the one wanted."""

import pytest

from make.drawn import plain_tables

ORDER = [
    "Timeliness",
    "Advice",
    "Requests and decisions",
    "Backlog",
    "Annual reviews",
    "Plans and placements",
    "Exclusions",
    "Attendance",
    "Workforce",
]


def test_every_measure_stands_once_by_section(run) -> None:
    test = run("pages/overview.py")
    found = test.dataframe[0].value
    assert len(found) == len(set(found["Measure"])) >= 20
    sections = list(dict.fromkeys(found["Section"]))
    assert sections == [each for each in ORDER if each in sections]
    schools = found["Section"].isin(["Exclusions", "Attendance"])
    assert set(found["As at"][~schools]) == {"Mar\u00a02024"} and set(found["As at"][schools]) == {"15\u00a0Feb\u00a02024"}
    assert set(found["Note"][schools]) == {"Against the same point last school year"} and set(found["Note"][~schools]) == {""}
    assert all(24 >= len(each) > 1 for each in found["Trend"])


def test_the_sentence_counts_what_the_table_shows(run) -> None:
    test = run("pages/overview.py")
    change = list(test.dataframe[0].value["Change"])
    better, worse = (sum(each.endswith(word) for each in change) for word in ("better", "worse"))
    first = test.header[0].value
    assert (
        first.startswith(f"{better} of ") and " measures moved the way we want, compared with the month before, or with the same" in first
    )
    assert int(first.split(" ")[2]) >= better + worse > 0


def test_the_plain_table_says_the_same(run) -> None:
    test = run("pages/overview.py")
    plain, rich = plain_tables(test)[0], test.dataframe[0].value
    assert list(plain["Latest"]) == list(rich["Latest"]) and list(plain["Change"]) == list(rich["Change"])
    row = plain[plain["Measure"] == "Assessments open"].iloc[0]
    assert row["Latest"] == "263" and row["Change"] in ("▼ better", "▲ worse")


def test_what_a_filter_does_not_reach_is_noted(run) -> None:
    found = run("pages/overview.py", phase="primary", need="ASD").dataframe[0].value.set_index("Measure")
    assert found.loc["Annual reviews overdue", "Note"] == "All phases, All needs" and found.loc["Annual reviews overdue", "Latest"] == "640"
    assert found.loc["EHC plans issued", "Note"] == ""


@pytest.mark.parametrize(
    ("window", "as_at"),
    [
        ("Quarter", "Quarter to Mar\u00a02024"),
        ("Calendar year to date", "January to Mar\u00a02024"),
        ("Rolling 12 months", "12 months to Mar\u00a02024"),
    ],
)
def test_what_does_not_add_up_stays_by_month_and_says_so(run, window: str, as_at: str) -> None:
    found = run("pages/overview.py", window=window).dataframe[0].value.set_index("Measure")
    assert found.loc["EHC plans issued", "As at"] == as_at and found.loc["EHC plans issued", "Note"] == ""
    assert found.loc["Assessments open", "As at"] == "Mar\u00a02024"
    assert found.loc["Assessments open", "Note"] == "Does not add up: by month"


def test_a_half_term_is_compared_with_last_year_s_also_where_twelve_months_are_shown(run) -> None:
    short, long = (run("pages/overview.py", months=each).dataframe[0].value for each in ("Last 12 months", "All months"))
    schools = short["Section"] == "Attendance"
    assert list(short["Before"][schools]) == list(long["Before"][schools]) and not (short["Before"][schools] == "–").any()


def test_a_cohort_without_a_case_has_signs_in_words_and_no_direction(run) -> None:
    found = run("pages/overview.py", need="PD", area="Christchurch").dataframe[0].value.set_index("Measure")
    row = found.loc["New EHC plans issued within 20 weeks"]
    assert row["Latest"] == "Not applicable" and row["Change"] == "–"
