"""The board's reference files: each row into its term, and each fault told with its file, its line, and what to do."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from scorecard import board, measure
from scorecard.reference import ReferenceFileError
from scorecard.terms import ALL, Priority, Rating, Recommendation, Target

LINE = {
    **{
        "indicator_id": "complaints_count",
        "label": "Complaints",
        "monthly": "21",
        "priority": "2",
        "section": "Voice",
        "theme": "experience",
    },
    **{
        "unit": "count",
        "better": "lower",
        "frequency": "monthly",
        "window": "month",
        "owner": "Complaints team",
        "definition": "Complaints.",
    },
    **{"kind": "supplied", "measure_id": "complaints_count"},
}
RATE = {
    **LINE,
    **{"indicator_id": "plans_20_weeks_rate", "measure_id": "plans_20_weeks_rate", "label": "Plans within 20 weeks", "monthly": "22"},
    **{"unit": "percent", "better": "higher", "kind": "worked_out"},
}
UNDIRECTED = {**LINE, "indicator_id": "neet_rate", "measure_id": "neet_rate", "better": "", "monthly": ""}
SUSPENSIONS = {
    **RATE,
    **{"indicator_id": "suspension_term_rate", "measure_id": "suspension_term_rate", "unit": "per 100 pupils", "monthly": ""},
    **{"frequency": "termly", "window": "term"},
}
TARGET = {"measure_id": "plans_20_weeks_rate", "target": "95", "tolerance": "5", "source": "the board"}
LINE_HEADINGS = [*LINE, "termly", "plan", "impact", "asked", "figure", "phase", "sen_provision", "detail", "year_measure_id"]
TARGET_HEADINGS = [*TARGET, "phase", "sen_provision", "detail", "figure", "from", "until", "words"]
PRIORITY = {"priority": "5", "name": "Pathway", "aim": "Plans are on time", "owner": "SEND casework"}
RATING = {
    "scheme": "board",
    "code": "R",
    "word": "Red",
    "meaning": "Late",
    "shape": "square",
    "colour": "red",
    "place": "2",
    "trouble": "yes",
}
ASKED = {
    "recommendation_id": "S1",
    "meeting": "2024-01-23",
    "committee": "Scrutiny",
    "resolution": "Say when plans will be on time",
    "owner": "Head of SEND",
    "due": "2024-03-31",
    "response": "",
    "status": "open",
    "linked": "plans_20_weeks_rate",
}


@pytest.fixture
def put(data_root: Path):
    """Write a reference file of these rows into the data root, with all of its headings."""

    def written(name: str, *rows: dict[str, str], headings: list[str]) -> None:
        (data_root / "reference").mkdir(parents=True, exist_ok=True)
        with (data_root / "reference" / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)

    return written


@pytest.fixture
def lines(put):
    return lambda *rows: put("indicators.csv", *rows, headings=LINE_HEADINGS)


@pytest.fixture
def targets(put, lines):
    lines(LINE, RATE, {**RATE, "indicator_id": "plans_in_time_count", "figure": "numerator", "unit": "count", "monthly": ""}, UNDIRECTED)
    return lambda *rows: put("targets.csv", *rows, headings=TARGET_HEADINGS)


def test_a_line_is_read_with_what_its_empty_cells_mean(lines) -> None:
    lines({**LINE, "asked": "YES"})
    (found,) = board.indicators()
    assert (found.monthly, found.termly, found.asked, found.plan) == (21, 0, True, "")
    assert (found.figure, found.phase, found.sen_provision, found.detail, found.year_measure_id) == ("value", ALL, ALL, ALL, "")


def test_lines_without_a_cell_are_passed_over_and_a_file_without_lines_is_none(lines) -> None:
    lines({}, LINE, {})
    assert [each.indicator_id for each in board.indicators()] == ["complaints_count"]
    lines()
    assert board.indicators() == ()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"unit": "%"}, "unit is '%'; expected one of count, percent"),
        ({"better": "more"}, "better is 'more'; expected one of higher, lower, nothing"),
        ({"theme": ""}, "theme is ''; expected one of profile, experience, outcomes"),
        ({"window": "year"}, "window is 'year'; expected one of month, term"),
        ({"figure": "rate"}, "figure is 'rate'; expected one of value, numerator"),
        ({"monthly": "12a"}, "monthly is '12a'; expected a whole number, or nothing"),
        ({"asked": "true"}, "asked is 'true'; expected yes, or nothing"),
        ({"indicator_id": ""}, "indicator_id is empty"),
        ({"label": ""}, "label is empty"),
        ({"measure_id": ""}, "measure_id is empty"),
        ({"phase": "Primary"}, "phase is 'Primary'; expected one of alternative_provision, primary, secondary, special, or nothing"),
        ({"sen_provision": "EHCP"}, "sen_provision is 'EHCP'; expected one of E, K, N, or nothing"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_file_line_and_column(lines, wrong: dict[str, str], sentence: str) -> None:
    lines(RATE, {**LINE, **wrong})
    with pytest.raises(ReferenceFileError) as error:
        board.indicators()
    assert "indicators.csv, line 3: " in str(error.value) and sentence in str(error.value)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({**RATE, "measure_id": "plans_in_20_weeks"}, "measure_id is 'plans_in_20_weeks', which is no measure of queries/2_measures"),
        ({**RATE, "sen_provision": "K"}, "sen_provision is 'K', and plans_20_weeks_rate is not counted by it"),
        ({**RATE, "detail": "send"}, "detail is 'send', and plans_20_weeks_rate is not counted by it"),
        ({**RATE, "phase": "primry"}, "phase is 'primry'; expected one of early_years, post_16, primary, secondary, or nothing"),
        ({**RATE, "unit": "count"}, "unit is 'count', and plans_20_weeks_rate is in percent"),
        ({**RATE, "window": "term"}, "expected one of month, quarter, year_to_date, rolling_12_months"),
        ({**RATE, "measure_id": "plans_maintained_count", "unit": "count", "window": "quarter"}, "expected one of month."),
        ({**SUSPENSIONS, "window": "month"}, "window is 'month', and suspension_term_rate has no such figure; expected one of term."),
        ({**SUSPENSIONS, "window": "half_term"}, "expected one of term."),
        ({**SUSPENSIONS, "measure_id": "suspensions_count", "unit": "count"}, "expected one of half_term."),
        ({**SUSPENSIONS, "measure_id": "suspension_rate", "window": "half_term"}, "expected one of term, year_to_date."),
        ({**SUSPENSIONS, "year_measure_id": "suspension_term_rate"}, "expected a measure that counts from September, or nothing"),
        (
            {**SUSPENSIONS, "measure_id": "pupils_over_45_days_count", "unit": "count", "phase": "primary"},
            "phase is 'primary', and pupils_over_45_days_count is not counted by it",
        ),
    ],
)
def test_a_line_asks_nothing_that_its_measure_does_not_have(lines, line: dict[str, str], sentence: str) -> None:
    lines(LINE, line)
    with pytest.raises(ReferenceFileError) as error:
        board.indicators()
    assert "indicators.csv, line 3: " in str(error.value) and sentence in str(error.value)


def test_a_column_that_the_family_does_not_have_is_none_of_the_measures(lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "FAMILIES", {name: ("area",) for name in measure.FAMILIES})
    lines({**RATE, "phase": "primary"})
    with pytest.raises(ReferenceFileError, match="phase is 'primary', and plans_20_weeks_rate is not counted by it"):
        board.indicators()


def test_a_line_of_a_cohort_part_and_window_that_its_measure_has_is_read(lines) -> None:
    primary = {**RATE, "indicator_id": "plans_primary_count", "phase": "primary", "figure": "numerator", "unit": "count", "monthly": ""}
    rolling = {**RATE, "indicator_id": "plans_20_weeks_year_rate", "window": "rolling_12_months", "monthly": ""}
    yearly = {**SUSPENSIONS, "indicator_id": "suspensions_plan_rate", "sen_provision": "E", "year_measure_id": "suspension_rate"}
    team = {**RATE, "indicator_id": "vacancy_send_rate", "measure_id": "vacancy_rate", "detail": "send", "monthly": ""}
    lines(RATE, primary, rolling, SUSPENSIONS, yearly, team)
    assert len(board.indicators()) == 6


@pytest.mark.parametrize(
    ("name", "what"), [("monthly", "monthly 21"), ("termly", "termly 4"), ("indicator_id", "indicator_id complaints_count")]
)
def test_no_two_lines_have_one_name_or_number(lines, name: str, what: str) -> None:
    one, other = {**LINE, "termly": "4"}, {**RATE, "termly": "5"}
    lines(one, {**other, name: one[name]})
    with pytest.raises(ReferenceFileError, match=f"indicators.csv has {what} more than once. Each row needs its own."):
        board.indicators()


def test_lines_without_a_number_do_not_clash(lines) -> None:
    lines({**LINE, "monthly": ""}, {**RATE, "monthly": ""})
    assert [each.monthly for each in board.indicators()] == [0, 0]


def test_a_column_that_is_not_there_is_named(put) -> None:
    put("priorities.csv", {"priority": "5", "name": "Pathway"}, headings=["priority", "name"])
    with pytest.raises(ReferenceFileError, match=r"priorities\.csv has no column aim, owner\. Add it to the first line"):
        board.priorities()


def test_a_target_is_read(targets) -> None:
    targets({**TARGET, "from": "2024-03-01", "until": "2024-12-31"})
    cohort = ("plans_20_weeks_rate", ALL, ALL, ALL, "value")
    assert board.targets() == (Target(*cohort, dt.date(2024, 3, 1), dt.date(2024, 12, 31), 95.0, "", 5.0, "the board"),)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"target": "95%"}, "target is '95%'; expected a number, or nothing"),
        ({"target": "nan"}, "target is 'nan'; expected a number, or nothing"),
        ({"tolerance": "inf"}, "tolerance is 'inf'; expected a number, or nothing"),
        ({"tolerance": "-5"}, "tolerance is -5; expected how far a figure may be from the target, 0 or more"),
        ({"from": "01/03/2024"}, "from is '01/03/2024'; expected a date as 2024-03-31, or nothing"),
        ({"until": "2024-02-30"}, "until is '2024-02-30'; expected a date as 2024-03-31, or nothing"),
        ({"from": "2024-03-02", "until": "2024-03-01"}, "until is 2024-03-01, before from, 2024-03-02"),
        ({"target": ""}, "there is neither a target nor words"),
        ({"measure_id": "plans_20_week_rate"}, "no line of indicators.csv shows the value of plans_20_week_rate for this cohort"),
        ({"measure_id": "neet_rate"}, "neet_rate is better neither higher nor lower"),
        ({"phase": "primary"}, "no line of indicators.csv shows the value of plans_20_weeks_rate for this cohort"),
    ],
)
def test_a_target_that_nobody_could_aim_at_is_told(targets, wrong: dict[str, str], sentence: str) -> None:
    targets({**TARGET, "measure_id": "complaints_count"}, {**TARGET, **wrong})
    with pytest.raises(ReferenceFileError) as error:
        board.targets()
    assert "targets.csv, line 3: " in str(error.value) and sentence in str(error.value)


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ({}, {}, "0001-01-01"),
        ({"until": "2024-03-01"}, {"from": "2024-03-01"}, "2024-03-01"),
        ({"from": "2024-01-01"}, {"from": "2024-03-01", "until": "2024-04-01"}, "2024-03-01"),
        ({"figure": "numerator"}, {"measure_id": "plans_in_time_count"}, "0001-01-01"),  # by its measure, and by its own name
    ],
)
def test_a_line_has_one_target_at_a_time(targets, one: dict[str, str], other: dict[str, str], day: str) -> None:
    targets({**TARGET, **one}, {**TARGET, **other})
    with pytest.raises(ReferenceFileError, match=f"hold on {day}, so nobody could tell which is meant"):
        board.targets()


def test_targets_follow_each_other_and_parts_have_their_own(targets) -> None:
    targets(
        {**TARGET, "until": "2024-02-29"},
        {**TARGET, "from": "2024-03-01", "target": "", "words": "to be confirmed"},
        {**TARGET, "figure": "numerator", "target": "60"},
    )
    first, second, part = board.targets()
    assert (first.target, second.target, second.words, part.figure) == (95, None, "to be confirmed", "numerator")
    assert first.holds(dt.date(2024, 2, 29)) and not first.holds(dt.date(2024, 3, 1)) and second.holds(dt.date(2024, 3, 1))


def test_priorities_and_ratings(put) -> None:
    put("priorities.csv", PRIORITY, headings=[*PRIORITY])
    put("rag_schemes.csv", RATING, {**RATING, "scheme": "plan", "trouble": "", "done": "yes"}, headings=[*RATING, "done"])
    assert board.priorities() == (Priority(**PRIORITY),)
    red, other = board.ratings()
    assert red == Rating("board", "R", "Red", "Late", "square", "red", 2, False, True) and (other.done, other.trouble) == (True, False)


@pytest.mark.parametrize(
    ("name", "rows", "sentence"),
    [
        ("priorities.csv", [PRIORITY, PRIORITY], "has priority 5 more than once"),
        ("priorities.csv", [{**PRIORITY, "aim": ""}], "line 2: aim is empty"),
        ("rag_schemes.csv", [RATING, RATING], "has code in its scheme board R more than once"),
        ("rag_schemes.csv", [{**RATING, "place": "second"}], "line 2: place is 'second'; expected a whole number, or nothing"),
        ("rag_schemes.csv", [{**RATING, "word": ""}], "line 2: word is empty"),
    ],
)
def test_priorities_and_ratings_that_cannot_be_used(put, name: str, rows: list[dict[str, str]], sentence: str) -> None:
    put(name, *rows, headings=[*PRIORITY] if name == "priorities.csv" else [*RATING, "done"])
    with pytest.raises(ReferenceFileError) as error:
        board.priorities() if name == "priorities.csv" else board.ratings()
    assert sentence in str(error.value)


def test_recommendations(put, lines) -> None:
    lines(RATE)
    put("recommendations.csv", ASKED, {**ASKED, "recommendation_id": "S2", "due": "", "linked": ""}, headings=[*ASKED])
    first, second = board.recommendations()
    assert first == Recommendation(**{**ASKED, "meeting": dt.date(2024, 1, 23), "due": dt.date(2024, 3, 31)})
    assert first.overdue(dt.date(2024, 4, 1)) and not first.overdue(dt.date(2024, 3, 31)) and not second.overdue(dt.date(2024, 4, 1))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"linked": "plans_20_week_rate"}, "linked is 'plans_20_week_rate', which is no indicator of indicators.csv and no measure"),
        ({"due": "2024-01-01"}, "due is 2024-01-01, before the meeting of 2024-01-23"),
        ({"status": "finished"}, "status is 'finished'; expected one of open, under_way, done, not_agreed"),
        ({"status": "done"}, "it is done, and response is empty"),
        ({"meeting": "23/01/2024"}, "meeting is '23/01/2024'; expected a date as 2024-03-31"),
        ({"resolution": ""}, "resolution is empty"),
    ],
)
def test_a_recommendation_that_nobody_could_follow_up(put, lines, change: dict[str, str], sentence: str) -> None:
    lines(RATE)
    put("recommendations.csv", {**ASKED, **change}, headings=[*ASKED])
    with pytest.raises(ReferenceFileError) as error:
        board.recommendations()
    assert sentence in str(error.value) and "line 2" in str(error.value)


def test_two_recommendations_of_one_name(put, lines) -> None:
    lines(RATE)
    put("recommendations.csv", ASKED, ASKED, headings=[*ASKED])
    with pytest.raises(ReferenceFileError, match="has recommendation_id S1 more than once"):
        board.recommendations()


def test_the_recommendations_that_ship_are_a_roles_to_answer() -> None:
    found = board.recommendations()
    assert {each.status for each in found} == {"open", "under_way", "done", "not_agreed"}
    assert all(each.owner for each in found)
